/** Accounts that the search returned and the list lacks. */
import type { Account, AccountKind } from '../../../contract';
import type { Database } from '../db/database';
import { queryNumber, rowDecoder } from '../db/row-decoder';
import { decodePackedAccount } from '../db/stored-account';
import { goodAccountRow } from './account-row';
import { accountTableColumns } from './columns';

/**
 * An account that only the search returned, with what an earlier list or detail said of it: the search says less. The
 * reason of a state that is over is dropped.
 */
export function withStoredDetails(
  account: Account,
  stored: { readonly data: string } | undefined,
): Account {
  if (account.searchOnly !== true || stored === undefined) return account;
  const before = decodePackedAccount(stored.data);
  const known = Object.entries(account).filter(([, value]) => value !== null);
  return asSearchOnly({
    ...before,
    ...Object.fromEntries(known),
    more: before.more,
    ...(account.valid === before.valid ? {} : { validationStatus: null, validationReason: null }),
  });
}

/** In the order of the schema: stored accounts are compared as text. */
const asSearchOnly = ({ more, searchOnly: _mark, ...account }: Account): Account => ({
  ...account,
  searchOnly: true,
  more,
});

const decodeMark = rowDecoder({ a_search_only: accountTableColumns.search_only });

/** A detail does not say whether the list has the account: the mark stays until the list does. */
export function markAsStored(database: Database, account: Account, row: number | null): Account {
  const good = goodAccountRow(database, row);
  return good && decodeMark(good).a_search_only ? asSearchOnly(account) : account;
}

export const countSearchOnly = (database: Database, profileId: string, kind: AccountKind): number =>
  queryNumber(
    database,
    'SELECT COUNT(*) AS n FROM accounts WHERE profile_id = ? AND kind = ? AND search_only = 1',
    profileId,
    kind,
  );
