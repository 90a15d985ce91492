/** Accounts in the store. A list is replaced in one transaction, and the details of its accounts stay. */
import type { Account, AccountKey, AccountKind, SkippedRow, DomoId } from '../../../contract';
import type { Database } from '../db/database';
import { lastInsertedRow, rowDecoder } from '../db/row-decoder';
import { packAccount, packAccountOfRow } from '../db/stored-account';
import { coveredColumns } from '../macs/covered-columns';
import { goodRow, goodRowOrNull, goodRows } from '../macs/good-rows';
import { toNameKey } from '../../../contract/text-folding';
import type { AccountListChanges, AccountListExceptions } from '../account-list-types';
import { goodAccountRow } from './account-row';
import { accountTableColumns, jsonText, listTableColumns } from './columns';
import { refreshAccountAtEnd, refreshOAuthAccountsAtEnd } from './refresh-account';
import { countSearchOnly, markAsStored, withStoredDetails } from './search-only-accounts';
import { displayNameOrName } from '../../../contract/zod-free';

export function saveAccountList(
  database: Database,
  profileId: string,
  kind: AccountKind,
  accounts: readonly Account[],
  readAt: number,
  { setAside = [], written = [], searchedAll = false }: AccountListExceptions = {},
): AccountListChanges {
  return database.transaction(() => {
    const { before, changed } = storedRowsById(database, profileId, kind);
    for (const row of changed) deleteAccountRow(database, row);
    let added = 0;
    // Of an id that comes twice, the last account counts: a duplicate must not make the whole list fail.
    const listed = new Map(accounts.map((account) => [account.id, account]));
    const isSetAside = setAsideCheck(setAside);
    let unchanged = 0;
    for (const id of new Set(written)) {
      if (before.delete(id)) unchanged += 1;
      listed.delete(id);
    }
    for (const account of listed.values()) {
      const known = before.get(account.id);
      if (known === undefined) added += 1;
      // Its row in the list may be the one that was set aside, and then it is listed.
      else if (account.searchOnly && !known.searchOnly && isSetAside(account.id)) {
        listed.delete(account.id);
        continue;
      }
      const withDetails = withStoredDetails(account, known);
      // An unchanged row is not written: its age is that of the list.
      if (known?.data !== packAccount(withDetails) || known.setAside) {
        upsertAccount(database, profileId, withDetails, readAt, known?.row ?? null);
      }
    }
    const unlisted = [...before].filter(([id]) => !listed.has(id));
    const stays = (id: DomoId, { searchOnly }: StoredRow): boolean =>
      isSetAside(id) || (searchOnly && !searchedAll);
    for (const [id, stored] of unlisted) {
      if (stays(id, stored)) markSetAside(database, profileId, kind, stored.row);
      else deleteAccountRow(database, stored.row);
    }
    saveListTime(database, profileId, kind, readAt);
    if (kind === 'oauth') refreshOAuthAccountsAtEnd(database, profileId);
    refreshCounts(database, profileId, kind);
    const staying = unlisted.filter(([id, stored]) => stays(id, stored)).length;
    return {
      added,
      removed: unlisted.length - staying,
      total: listed.size + staying + unchanged,
      searchOnly: countSearchOnly(database, profileId, kind),
    };
  });
}

const decodeSearchedAt = rowDecoder({ l_searched_at: listTableColumns.searched_at });

/** The row is written whole: one that was changed from outside does not get a good MAC by an update. */
function saveListTime(
  database: Database,
  profileId: string,
  kind: AccountKind,
  readAt: number,
): void {
  const row = database.get(
    `SELECT ${coveredColumns('lists', 'l')} FROM lists l WHERE l.profile_id = ? AND l.kind = ?`,
    profileId,
    kind,
  );
  const good = goodRowOrNull(database, row, { l: 'lists' });
  database.run(
    'INSERT OR REPLACE INTO lists (profile_id, kind, read_at, searched_at) VALUES (?, ?, ?, ?)',
    profileId,
    kind,
    readAt,
    good && decodeSearchedAt(good).l_searched_at,
  );
}

export function saveAccount(
  database: Database,
  profileId: string,
  account: Account,
  readAt: number,
): void {
  database.transaction(() => {
    const known = findAccountRow(database, { profileId, kind: account.kind, id: account.id });
    const marked = markAsStored(database, account, known);
    upsertAccount(database, profileId, marked, readAt, known);
    refreshCounts(database, profileId, account.kind);
  });
}

/** Removes an account that was deleted in Domo. Does nothing when the store does not have it. */
export function removeAccount(database: Database, key: AccountKey): void {
  database.transaction(() => {
    const row = findAccountRow(database, key);
    if (row === null) return;
    deleteAccountRow(database, row);
    refreshCounts(database, key.profileId, key.kind);
  });
}

const decodeAccountRow = rowDecoder({ row: accountTableColumns.row });

export function findAccountRow(
  database: Database,
  { profileId, kind, id }: AccountKey,
): number | null {
  const found = database.get(
    'SELECT row FROM accounts WHERE profile_id = ? AND kind = ? AND id = ?',
    profileId,
    kind,
    id,
  );
  return found && decodeAccountRow(found).row;
}

const decodeListedKey = rowDecoder({
  a_kind: accountTableColumns.kind,
  a_id: accountTableColumns.id,
  a_provider: accountTableColumns.provider,
});

/** SQL: all that is needed to check the accounts of a profile. */
const selectAccounts = `SELECT ${coveredColumns('accounts', 'a')} FROM accounts a WHERE a.profile_id = ?`;

export const listAccountKeys = (
  database: Database,
  profileId: string,
): { kind: AccountKind; id: DomoId; dataProviderType: string }[] =>
  goodRows(database, database.all(`${selectAccounts} ORDER BY a.row`, profileId), { a: 'accounts' })
    .map(decodeListedKey)
    .map((row) => ({ kind: row.a_kind, id: row.a_id, dataProviderType: row.a_provider }));

const decodeStoredAccount = rowDecoder({
  a_row: accountTableColumns.row,
  a_id: accountTableColumns.id,
  a_data: jsonText,
  a_set_aside: accountTableColumns.set_aside,
  a_search_only: accountTableColumns.search_only,
});

const decodeRowNumber = rowDecoder({ a_rowid: accountTableColumns.row });

interface StoredRow {
  readonly row: number;
  /** Packed. */
  readonly data: string;
  readonly setAside: boolean;
  readonly searchOnly: boolean;
}

/** `changed`: rows that are not as Latchkey wrote them, to be read again. */
function storedRowsById(
  database: Database,
  profileId: string,
  kind: AccountKind,
): { before: Map<DomoId, StoredRow>; changed: readonly number[] } {
  const before = new Map<DomoId, StoredRow>();
  const changed: number[] = [];
  for (const found of database.all(`${selectAccounts} AND a.kind = ?`, profileId, kind)) {
    const good = goodRow(database, found, { a: 'accounts' });
    if (good === null) {
      changed.push(decodeRowNumber(found).a_rowid);
      continue;
    }
    const { a_row: row, a_id: id, a_data: data, ...is } = decodeStoredAccount(good);
    before.set(id, { row, data, setAside: is.a_set_aside, searchOnly: is.a_search_only });
  }
  return { before, changed };
}

/** Tells whether the row of an account may have been set aside. A row without an id may belong to any account. */
function setAsideCheck(setAside: readonly Pick<SkippedRow, 'id'>[]): (id: DomoId) => boolean {
  const ids = new Set(setAside.map(({ id }) => id));
  return (id) => ids.has(null) || ids.has(id);
}

/** Keeps the stored row, and its age. */
function markSetAside(database: Database, profileId: string, kind: AccountKind, row: number): void {
  database.run(
    `UPDATE accounts SET set_aside = 1, read_at = MAX(read_at, COALESCE(
       (SELECT read_at FROM lists WHERE profile_id = ? AND kind = ?), 0))
     WHERE row = ? AND set_aside = 0`,
    profileId,
    kind,
    row,
  );
}

/** Owner and searched text are made at the end of the transaction, with what other tables say by then. */
function upsertAccount(
  database: Database,
  profileId: string,
  account: Account,
  readAt: number,
  known: number | null,
): void {
  const isKept = goodAccountRow(database, known) !== null;
  // A row that was changed from outside would stay so if only a part of it were written.
  if (known !== null && !isKept) deleteAccountRow(database, known);
  const values = [
    toNameKey(displayNameOrName(account)),
    account.dataProviderType,
    account.valid === null ? null : Number(account.valid),
    account.createdAt,
    account.modifiedAt,
    packAccountOfRow(account),
    Number(account.searchOnly === true),
    readAt,
  ];
  const row = isKept ? known : null;
  if (row !== null) {
    database.run(
      `UPDATE accounts SET sort_name = ?, provider = ?, valid = ?, created_at = ?, modified_at = ?, data = ?,
         search_only = ?, read_at = ?, set_aside = 0 WHERE row = ?`,
      ...values,
      row,
    );
  } else {
    database.run(
      `INSERT INTO accounts (sort_name, provider, valid, created_at, modified_at, data, search_only, read_at,
         search_text, profile_id, kind, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?)`,
      ...values,
      profileId,
      account.kind,
      account.id,
    );
  }
  refreshAccountAtEnd(database, row ?? lastInsertedRow(database));
}

function deleteAccountRow(database: Database, row: number): void {
  database.run('DELETE FROM accounts_text WHERE rowid = ?', row);
  database.run('DELETE FROM accounts WHERE row = ?', row);
}

function refreshCounts(database: Database, profileId: string, kind: AccountKind): void {
  database.run('DELETE FROM counts WHERE profile_id = ? AND kind = ?', profileId, kind);
  database.run(
    `INSERT INTO counts (profile_id, kind, provider, valid, n)
     SELECT profile_id, kind, provider, valid, COUNT(*) FROM accounts
     WHERE profile_id = ? AND kind = ? GROUP BY provider, valid`,
    profileId,
    kind,
  );
}
