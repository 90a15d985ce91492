/** Entries of the activity as they are begun and ended. */
import type { ActivityChange, ActivityEntry } from '../../contract';

/** A complete entry of the activity when it is begun. */
export type NewActivityEntry = Omit<ActivityEntry, 'outcome' | 'problem' | 'endedAt'>;

/** A change to record. `before` may be left out for `displayName`: the store then adds the stored display name. */
export type PlannedChange = Omit<ActivityChange, 'before'> &
  Partial<Pick<ActivityChange, 'before'>>;

/**
 * An entry to begin. The store adds what is left out: label and instance of the profile, and the stored name of the
 * account, which is empty for an account that is not in the inventory. So beginning an entry is one call.
 */
export type ActivityStart = Omit<NewActivityEntry, 'label' | 'instance' | 'account' | 'changes'> &
  Partial<Pick<NewActivityEntry, 'label' | 'instance' | 'account'>> & {
    readonly changes: readonly PlannedChange[];
  };

/** How it ended, and what became known only on the way. */
export type ActivityEnd = Pick<ActivityEntry, 'problem'> & {
  readonly outcome: Exclude<ActivityEntry['outcome'], 'pending'>;
  readonly endedAt: number;
} & Partial<Pick<ActivityEntry, 'changes' | 'accountId' | 'account'>>;
