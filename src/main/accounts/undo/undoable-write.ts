/** What undoing an entry of the activity would write, as far as the entry alone says it. */
import {
  fail,
  grantedLevelSchema,
  type AccountKey,
  type ActivityChange,
  type ActivityEntry,
  type GrantedLevel,
} from '../../../contract';
import { holdsMask } from '../../secrets';
import type { PrincipalRef } from '../access-list';

/** A value that the write left in Domo, and the one that it replaced. */
export interface UndoableValue {
  readonly what: string;
  readonly written: string;
  readonly before: string;
}

/** Part of a write that stays as it is. */
export interface LeftChange {
  readonly what: string;
  readonly why: string;
}

export type UndoableWrite =
  | { readonly of: 'name'; readonly name: UndoableValue }
  | {
      readonly of: 'config';
      readonly fields: readonly UndoableValue[];
      readonly left: readonly LeftChange[];
    }
  | {
      readonly of: 'access';
      readonly what: string;
      readonly principal: PrincipalRef;
      readonly written: string | null;
      readonly level: GrantedLevel;
    };

const WHY_SECRET = 'it is a secret, and Latchkey keeps no old value of a secret';
const WHY_UNKNOWN = 'its value before the change is not known';

/** Fails with `cannotUndo` and the reason. */
export function toUndoableWrite(entry: ActivityEntry | null, key: AccountKey): UndoableWrite {
  const { operation, outcome, changes } =
    entry ?? refuse('the activity has no such entry, or it was changed from outside');
  if (!isAbout(entry, key)) return refuse('the entry is about another account');
  if (outcome !== 'done') return refuse(whyNotDone[outcome]);
  const [first] = changes;
  switch (operation) {
    case 'account.rename':
      return { of: 'name', name: toUndoableName(first) };
    case 'account.updateConfig':
      return { of: 'config', ...toUndoableFields(changes) };
    case 'account.share':
    case 'account.shareV1':
      return toUndoableAccess(first);
    default:
      return refuse(whyNever[operation] ?? 'this kind of entry changed no account');
  }
}

const refuse = (why: string, next?: string): never =>
  fail('cannotUndo', `It cannot be undone: ${why}.`, next === undefined ? {} : { next });

const isAbout = (entry: ActivityEntry | null, { profileId, kind, id }: AccountKey): boolean =>
  entry?.profileId === profileId && entry.kind === kind && entry.accountId === id;

const whyNotDone = {
  pending: 'the write has not ended yet',
  refused: 'nothing was changed',
  unknown: 'it is not known whether the write was made',
} as const;

const whyNever: Readonly<Partial<Record<string, string>>> = {
  'account.delete': 'Domo deletes an account for good, and Latchkey keeps no secrets of it',
  'account.create': 'undoing it would delete the account',
  'account.reveal': 'a secret that was shown has been seen',
  'inventory.publish': 'the earlier rows of the DataSet are gone',
};

function toUndoableName(change: ActivityChange | undefined): UndoableValue {
  const { before = null, after = null } = change ?? {};
  if (before === null || after === null) return refuse('the name before the change is not known');
  if (before.trim() === '')
    return refuse('the account had no display name, and Domo takes no empty one');
  return { what: 'displayName', written: after, before };
}

function toUndoableFields(changes: readonly ActivityChange[]) {
  const fields: UndoableValue[] = [];
  const left: LeftChange[] = [];
  for (const { what, secret, before, after } of changes) {
    if (secret) left.push({ what, why: WHY_SECRET });
    else if (before === null || after === null || holdsMask(before)) {
      left.push({ what, why: WHY_UNKNOWN });
    } else fields.push({ what, written: after, before });
  }
  if (fields.length === 0) {
    refuse(left.map(({ what, why }) => `${what}: ${why}`).join('; ') || 'no field was changed');
  }
  return { fields, left };
}

function toUndoableAccess(change: ActivityChange | undefined): UndoableWrite {
  const { principal } = change ?? {};
  if (change === undefined || principal === undefined) {
    return refuse('the access before the change is not known');
  }
  const level = grantedLevelSchema.safeParse(change.before ?? 'NONE');
  if (!level.success) return refuse(`Latchkey cannot set the level ${change.before}`);
  return { of: 'access', what: change.what, principal, written: change.after, level: level.data };
}
