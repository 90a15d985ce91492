/** What Domo's own log says of an account, for what depends on whether somebody changed it. */
import type { AccountKey } from '../../../contract';
import type { LatestChange } from '../../../contract/written-values';
import type { Database } from '../db/database';
import { findAuditState, getDomoChange } from './domo-changes';

/** Null: the log was not read, so it says nothing for or against a change. It names no OAuth accounts. */
export function latestChangeOf(database: Database, key: AccountKey): LatestChange | null {
  if (key.kind === 'oauth') return null;
  const readUntil = findAuditState(database, key.profileId)?.readUntil ?? null;
  if (readUntil === null) return null;
  const change = getDomoChange(database, key);
  // A change without a time may have been at any, until the log was read.
  return { changedAt: change === null ? null : (change.at ?? readUntil) };
}
