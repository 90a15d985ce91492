/** One account at two times: the same comparison, with its past as the baseline. */
import type { AccountMatrix } from '../../../contract';
import { compareAccounts } from './compare';
import type { AccountColumn } from './input';

/** What one account was like; ids, owners and times stay informative, as between two accounts. */
export type PastColumn = Omit<AccountColumn, 'label'>;

/** Fields of the account itself and entries of its access list that are proven to differ. */
export function changesBesideConfig(then: PastColumn, now: PastColumn): number {
  const { metadata, access } = thenAndNow(then, now).tallies;
  return metadata.different + access.different;
}

/** Columns `Then` and `Now`, `Then` being the baseline. Access is matched by id. */
export const thenAndNow = (then: PastColumn, now: PastColumn): AccountMatrix =>
  compareAccounts({
    columns: [
      { ...then, label: 'Then' },
      { ...now, label: 'Now' },
    ],
    baseline: 0,
  });
