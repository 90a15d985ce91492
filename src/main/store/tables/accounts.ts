/** Accounts in the store. A list is replaced in one transaction, and the details of its accounts stay. */
import type { Account, AccountKey, AccountKind, SkippedRow, DomoId } from '../../../contract';
import type { Database } from '../db/database';
import { lastInsertedRow, rowDecoder } from '../db/row-decoder';
import { toNameKey } from '../../../contract/text-folding';
import type { AccountListChanges, AccountListExceptions } from '../account-list-types';
import { accountTableColumns, jsonText } from './columns';
import { refreshOAuthOwners, refreshOwner } from './principals';
import { idTextSql } from './sql-fragments';
import { indexSearchText, accountSearchText } from './search';
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
    const before = storedRowsById(database, profileId, kind);
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
      const kept = withStoredDetails(account, known);
      // An unchanged row is not written: its age is that of the list.
      if (known?.data !== JSON.stringify(kept) || known.setAside) {
        upsertAccount(database, profileId, kept, readAt, known?.row ?? null);
      }
    }
    const unlisted = [...before].filter(([id]) => !listed.has(id));
    const stays = (id: DomoId, { searchOnly }: StoredRow): boolean =>
      isSetAside(id) || (searchOnly && !searchedAll);
    for (const [id, stored] of unlisted) {
      if (stays(id, stored)) markSetAside(database, profileId, kind, stored.row);
      else deleteAccountRow(database, stored.row);
    }
    database.run(
      `INSERT INTO lists (profile_id, kind, read_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET read_at = excluded.read_at`,
      profileId,
      kind,
      readAt,
    );
    if (kind === 'oauth') refreshOAuthOwners(database, profileId);
    refreshCounts(database, profileId, kind);
    const kept = unlisted.filter(([id, stored]) => stays(id, stored)).length;
    return {
      added,
      removed: unlisted.length - kept,
      total: listed.size + kept + unchanged,
      searchOnly: countSearchOnly(database, profileId, kind),
    };
  });
}

export function saveAccount(
  database: Database,
  profileId: string,
  account: Account,
  readAt: number,
): void {
  database.transaction(() => {
    const known = findAccountRow(database, { profileId, kind: account.kind, id: account.id });
    const row = upsertAccount(
      database,
      profileId,
      markAsStored(database, account, known),
      readAt,
      known,
    );
    refreshOwner(database, row);
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
  kind: accountTableColumns.kind,
  id: accountTableColumns.id,
  provider: accountTableColumns.provider,
});

export const listAccountKeys = (
  database: Database,
  profileId: string,
): { kind: AccountKind; id: DomoId; dataProviderType: string }[] =>
  database
    .all(
      `SELECT kind, ${idTextSql('id')}, provider FROM accounts WHERE profile_id = ? ORDER BY row`,
      profileId,
    )
    .map(decodeListedKey)
    .map(({ kind, id, provider }) => ({ kind, id, dataProviderType: provider }));

const decodeStoredAccount = rowDecoder({
  row: accountTableColumns.row,
  id: accountTableColumns.id,
  data: jsonText,
  set_aside: accountTableColumns.set_aside,
  search_only: accountTableColumns.search_only,
});

interface StoredRow {
  readonly row: number;
  /** JSON. */
  readonly data: string;
  readonly setAside: boolean;
  readonly searchOnly: boolean;
}

const storedRowsById = (
  database: Database,
  profileId: string,
  kind: AccountKind,
): Map<DomoId, StoredRow> =>
  new Map(
    database
      .all(
        `SELECT row, ${idTextSql('id')}, data, set_aside, search_only FROM accounts WHERE profile_id = ? AND kind = ?`,
        profileId,
        kind,
      )
      .map(decodeStoredAccount)
      .map(({ row, id, data, ...is }) => [
        id,
        { row, data, setAside: is.set_aside, searchOnly: is.search_only },
      ]),
  );

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

const decodeOwner = rowDecoder({ owner: accountTableColumns.owner });

/** Returns the row. The owner stays: `principals.ts` decides who it is now. */
function upsertAccount(
  database: Database,
  profileId: string,
  account: Account,
  readAt: number,
  row: number | null,
): number {
  const stored =
    row === null ? null : database.get('SELECT owner FROM accounts WHERE row = ?', row);
  const owner = stored && decodeOwner(stored).owner;
  const text = accountSearchText(account, owner);
  const values = [
    toNameKey(displayNameOrName(account)),
    account.dataProviderType,
    account.valid === null ? null : Number(account.valid),
    owner,
    account.createdAt,
    account.modifiedAt,
    text,
    JSON.stringify(account),
    Number(account.searchOnly === true),
    readAt,
  ];
  if (row !== null) {
    database.run(
      `UPDATE accounts SET sort_name = ?, provider = ?, valid = ?, owner = ?, created_at = ?,
         modified_at = ?, search_text = ?, data = ?, search_only = ?, read_at = ?, set_aside = 0 WHERE row = ?`,
      ...values,
      row,
    );
    indexSearchText(database, row, text);
    return row;
  }
  database.run(
    `INSERT INTO accounts (sort_name, provider, valid, owner, created_at, modified_at, search_text, data,
       search_only, read_at, profile_id, kind, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...values,
    profileId,
    account.kind,
    account.id,
  );
  const newRow = lastInsertedRow(database);
  database.run('INSERT INTO accounts_text (rowid, search_text) VALUES (?, ?)', newRow, text);
  return newRow;
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
