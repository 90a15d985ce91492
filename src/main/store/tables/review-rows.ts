/** Accounts with who can use them, for reviews: ordered so that two reviews can be compared while they are read. */
import type { InventoryFilter } from '../../../contract';
import type { Database, DbRow } from '../db/database';
import { rowDecoder } from '../db/row-decoder';
import { coveredColumns } from '../macs/covered-columns';
import { goodRow } from '../macs/good-rows';
import type { ExportRecord } from '../store-types';
import { accessListTableColumns, accountTableColumns, profileTableColumns } from './columns';
import { readInBatches, type ExportReader } from './exports';
import { foundTableColumns } from './found-columns';
import { currentOwners, getPrincipalName } from './principals';
import {
  accountAgeColumns,
  accountColumnsSql,
  accountReadAt,
  toAccountCondition,
} from './sql-fragments';

const selectReviewed = `
  SELECT ${accountColumnsSql}, ${coveredColumns('profiles', 'p')},
    ${coveredColumns('access_lists', 'x')}, ${coveredColumns('found', 'f')}
  FROM accounts a
  JOIN profiles p ON p.id = a.profile_id
  LEFT JOIN lists l ON l.profile_id = a.profile_id AND l.kind = a.kind
  LEFT JOIN access_lists x ON x.account = a.row
  LEFT JOIN found f ON f.account = a.row`;

const reviewedTables = {
  a: 'accounts',
  l: 'lists',
  p: 'profiles',
  x: 'access_lists',
  f: 'found',
} as const;

const decodeReviewed = rowDecoder({
  a_data: accountTableColumns.data,
  p_id: profileTableColumns.id,
  p_label: profileTableColumns.label,
  p_origin: profileTableColumns.origin,
  ...accountAgeColumns,
  x_data: accessListTableColumns.data,
  x_read_at: accessListTableColumns.read_at,
  f_data: foundTableColumns.data,
});

/** One record for each account. `entries`: JSON of the access list, with owners that only other readings name. */
export function openReviewReader(database: Database, filter: InventoryFilter): ExportReader {
  const { where, values } = toAccountCondition(filter);
  // Origins are unique, so their index gives the order without sorting.
  const rows = database.iterate(
    `${selectReviewed} ${where} ORDER BY p.origin, a.kind, a.id`,
    ...values,
  );
  return readInBatches(database, rows, (row) => toReviewRecord(database, row), null);
}

function toReviewRecord(database: Database, undecoded: DbRow): ExportRecord[] {
  const good = goodRow(database, undecoded, reviewedTables);
  if (good === null || good['p_id'] === null) return [];
  const row = decodeReviewed(good);
  const { a_data: account, x_data: access, x_read_at: accessReadAt, f_data: found } = row;
  const readAt = accountReadAt(row);
  const known = currentOwners({ account, readAt, access, accessReadAt, found });
  const listed = new Set((access ?? []).map(({ type, id }) => `${type} ${id}`));
  const owners = (known?.owners ?? [])
    .filter(({ type, id }) => !listed.has(`${type} ${id}`))
    .map(({ type, id, name }) => ({
      type,
      id,
      name: name ?? getPrincipalName(database, row.p_id, type, id) ?? '',
      accessLevel: 'OWNER',
    }));
  return [
    {
      profileId: row.p_id,
      label: row.p_label,
      origin: row.p_origin,
      kind: account.kind,
      id: account.id,
      account: account.displayName,
      provider: account.dataProviderType,
      entries: JSON.stringify([...(access ?? []), ...owners]),
      accessReadAt: access === null ? null : accessReadAt,
    },
  ];
}
