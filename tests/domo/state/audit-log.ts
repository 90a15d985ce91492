/** What Domo's activity log says of changes to accounts (domo-api 2.2). */
import type { AnyAccount, User } from './types';

/** A row as it goes over the wire. */
export interface AuditRow {
  userId: string;
  userName: string;
  userType: string;
  actionType: string;
  objectName: string;
  objectId: string;
  objectType: string;
  /** Epoch ms. */
  time: number;
  eventText: string;
  additionalComment: string;
}

export type AuditAction = 'CREATED' | 'RENAMED' | 'UPDATED' | 'SHARED' | 'DELETED';

const words: Readonly<Record<AuditAction, string>> = {
  CREATED: 'created',
  RENAMED: 'renamed',
  UPDATED: 'updated',
  SHARED: 'changed the access of',
  DELETED: 'deleted',
};

export class AuditLog {
  readonly rows: AuditRow[] = [];

  /** Only plain accounts: no source says how the log names OAuth accounts, and the ids of both kinds overlap. */
  add(user: User, action: AuditAction, account: AnyAccount, time = Date.now()): AuditRow | null {
    if ('enabled' in account) return null;
    const row: AuditRow = {
      userId: String(user.id),
      userName: user.displayName,
      userType: 'USER',
      actionType: action,
      objectName: account.displayName,
      objectId: String(account.id),
      objectType: 'ACCOUNT',
      time,
      eventText: `${user.displayName} ${words[action]} account "${account.displayName}".`,
      additionalComment: '',
    };
    this.rows.push(row);
    return row;
  }

  /** Newest first. */
  between(start: number, end: number, objectType: string | null): AuditRow[] {
    return this.rows
      .filter(({ time }) => time >= start && time <= end)
      .filter((row) => objectType === null || row.objectType === objectType)
      .reverse()
      .sort((a, b) => b.time - a.time);
  }
}
