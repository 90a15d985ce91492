/** What Domo's own log says of an account, for what depends on whether somebody changed it. */
import type { AccountKey } from '../../../contract';
import type { LatestChange } from '../../../contract/written-values';

/** Null: no log was read, so it says nothing for or against a change. */
export const latestChangeOf = (_key: AccountKey): LatestChange | null => null;
