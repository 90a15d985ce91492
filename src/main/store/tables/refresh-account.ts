/**
 * What a row of an account says of several tables: its owners, how many have access, and the text that a search looks in.
 * It is made anew once, when the transaction that wrote any of them ends: a sync writes the config and the access list of
 * one account in one transaction, and the index of the text is most of what that costs.
 */
import { z } from 'zod';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { toNameKey } from '../../../contract/text-folding';
import { goodRow } from '../macs/good-rows';
import { accessListTableColumns, accountTableColumns, configTableColumns } from './columns';
import { foundTableColumns } from './found-columns';
import { currentOwners, ownerNamesText } from './principals';
import { accountSearchText, indexSearchText } from './search-text';
import {
  accountAgeColumns,
  accountParts,
  accountReadAt,
  selectAccountParts,
} from './sql-fragments';

const decodeSources = rowDecoder({
  a_row: accountTableColumns.row,
  a_owner: accountTableColumns.owner,
  a_owner_from: accountTableColumns.owner_from,
  a_access_count: accountTableColumns.access_count,
  a_search_text: z.string(),
  a_profile_id: accountTableColumns.profile_id,
  a_data: accountTableColumns.data,
  ...accountAgeColumns,
  c_data: configTableColumns.data,
  x_data: accessListTableColumns.data,
  x_read_at: accessListTableColumns.read_at,
  f_data: foundTableColumns.data,
});

/** For after anything of the account was written: itself, its config, its access list, or what the search found. */
export function refreshAccountAtEnd(database: Database, row: number): void {
  database.atEnd(`account ${row}`, () => {
    const found = database.get(`${selectAccountParts} WHERE a.row = ?`, row);
    if (found !== null) refreshRow(database, found);
  });
}

/** For after reading the list of OAuth accounts. A newer list counts more than an access list, even if no row changed. */
export function refreshOAuthAccountsAtEnd(database: Database, profileId: string): void {
  database.atEnd(`oauth ${profileId}`, () => {
    const rows = database.all(
      `${selectAccountParts} WHERE a.profile_id = ? AND a.kind = 'oauth'`,
      profileId,
    );
    for (const row of rows) refreshRow(database, row);
  });
}

/** Leaves a row that is not as Latchkey wrote it. */
function refreshRow(database: Database, found: DbRow): void {
  const good = goodRow(database, found, accountParts);
  if (good === null) return;
  const source = decodeSources(good);
  const { a_row: row, a_data: account, c_data: config, x_data: access } = source;
  const owners = currentOwners({
    account,
    readAt: accountReadAt(source),
    access,
    accessReadAt: source.x_read_at,
    found: source.f_data,
  });
  const owner = owners && ownerNamesText(database, source.a_profile_id, owners);
  const from = owner === null ? null : (owners?.from ?? null);
  const text = accountSearchText({ account, owner, config, access });
  const count = access?.length ?? source.a_access_count;
  const isTextSame = text === source.a_search_text;
  const isSame =
    owner === source.a_owner && from === source.a_owner_from && count === source.a_access_count;
  if (isSame && isTextSame) return;
  database.run(
    `UPDATE accounts SET owner = ?, owner_from = ?, owner_key = ?, access_count = ?, search_text = ?
     WHERE row = ?`,
    owner,
    from,
    owner === null ? null : toNameKey(owner),
    count,
    text,
    row,
  );
  if (!isTextSame) indexSearchText(database, row, text);
}
