/** Accounts in the store: a list is replaced in one transaction; what hangs on an account stays with it. */
import type { Account, AccountKey, AccountKind, SkippedRow } from '../../../contract';
import { sqlNumber, sqlText, type Database, type DbRow } from '../db/database';
import { toSortKey } from '../text-folding';
import type { AccountListChanges, AccountListExceptions } from '../store-types';
import { refreshOAuthOwners, refreshOwner } from './principals';
import { indexSearchText, accountSearchText } from './search';
import { displayNameOrName } from '../../../contract/zod-free';

export function saveAccountList(
  database: Database,
  profileId: string,
  kind: AccountKind,
  accounts: readonly Account[],
  readAt: number,
  { setAside = [], written = [] }: AccountListExceptions = {},
): AccountListChanges {
  return database.transaction(() => {
    const before = storedRowsById(database, profileId, kind);
    let added = 0;
    // An id that comes twice is one account, as it came last: it must not cost the whole list.
    const listed = new Map(accounts.map((account) => [account.id, account]));
    let left = 0;
    for (const id of new Set(written)) {
      if (before.delete(id)) left += 1;
      listed.delete(id);
    }
    for (const account of listed.values()) {
      const known = before.get(account.id);
      if (known === undefined) added += 1;
      // A row that did not change is not written again: its age is that of the list.
      if (known?.data !== JSON.stringify(account) || known.setAside) {
        upsertAccount(database, profileId, account, readAt, known?.row ?? null);
      }
    }
    const unlisted = [...before].filter(([id]) => !listed.has(id));
    const stays = setAsideCheck(setAside);
    for (const [id, { row }] of unlisted) {
      if (stays(id)) markSetAside(database, profileId, kind, row);
      else deleteAccountRow(database, row);
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
    const kept = unlisted.filter(([id]) => stays(id)).length;
    return { added, removed: unlisted.length - kept, total: listed.size + kept + left };
  });
}

export function saveAccount(
  database: Database,
  profileId: string,
  account: Account,
  readAt: number,
): void {
  database.transaction(() => {
    const known = database.get(
      'SELECT row FROM accounts WHERE profile_id = ? AND kind = ? AND id = ?',
      profileId,
      account.kind,
      account.id,
    );
    const row = upsertAccount(
      database,
      profileId,
      account,
      readAt,
      known ? sqlNumber(known['row']) : null,
    );
    refreshOwner(database, row);
    refreshCounts(database, profileId, account.kind);
  });
}

/** It was deleted in Domo. One that is not there is no error. */
export function removeAccount(database: Database, { profileId, kind, id }: AccountKey): void {
  database.transaction(() => {
    const known = database.get(
      'SELECT row FROM accounts WHERE profile_id = ? AND kind = ? AND id = ?',
      profileId,
      kind,
      id,
    );
    if (!known) return;
    deleteAccountRow(database, sqlNumber(known['row']));
    refreshCounts(database, profileId, kind);
  });
}

export function listAccountKeys(
  database: Database,
  profileId: string,
): { kind: AccountKind; id: number; dataProviderType: string }[] {
  return database
    .all('SELECT kind, id, provider FROM accounts WHERE profile_id = ? ORDER BY row', profileId)
    .map((row) => ({
      kind: row['kind'] === 'oauth' ? 'oauth' : 'account',
      id: sqlNumber(row['id']),
      dataProviderType: sqlText(row['provider']),
    }));
}

interface StoredRow {
  readonly row: number;
  readonly data: string;
  readonly setAside: boolean;
}

function storedRowsById(
  database: Database,
  profileId: string,
  kind: AccountKind,
): Map<number, StoredRow> {
  const rows = database.all(
    'SELECT row, id, data, set_aside FROM accounts WHERE profile_id = ? AND kind = ?',
    profileId,
    kind,
  );
  return new Map(
    rows.map((row: DbRow) => [
      sqlNumber(row['id']),
      {
        row: sqlNumber(row['row']),
        data: sqlText(row['data']),
        setAside: sqlNumber(row['set_aside']) === 1,
      },
    ]),
  );
}

/** Whose rows were set aside. One without an id may be anybody's. */
function setAsideCheck(setAside: readonly Pick<SkippedRow, 'id'>[]): (id: number) => boolean {
  const ids = new Set(setAside.map(({ id }) => id));
  return (id) => ids.has(null) || ids.has(id);
}

/** What is kept of it stays, and is as old as it is. */
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

/** Returns its row. The owner stays as it was: who it is now is for `owners.ts` to say. */
function upsertAccount(
  database: Database,
  profileId: string,
  account: Account,
  readAt: number,
  row: number | null,
): number {
  const kept = row === null ? null : database.get('SELECT owner FROM accounts WHERE row = ?', row);
  const owner = kept?.['owner'] ?? null;
  const text = accountSearchText(account, owner === null ? null : String(owner));
  const values = [
    toSortKey(displayNameOrName(account)),
    account.dataProviderType,
    account.valid === null ? null : Number(account.valid),
    owner,
    account.createdAt,
    account.modifiedAt,
    text,
    JSON.stringify(account),
    readAt,
  ];
  if (row !== null) {
    database.run(
      `UPDATE accounts SET sort_name = ?, provider = ?, valid = ?, owner = ?, created_at = ?,
         modified_at = ?, search_text = ?, data = ?, read_at = ?, set_aside = 0 WHERE row = ?`,
      ...values,
      row,
    );
    indexSearchText(database, row, text);
    return row;
  }
  database.run(
    `INSERT INTO accounts (sort_name, provider, valid, owner, created_at, modified_at, search_text, data,
       read_at, profile_id, kind, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...values,
    profileId,
    account.kind,
    account.id,
  );
  const made = sqlNumber(database.get('SELECT last_insert_rowid() AS row')?.['row']);
  database.run('INSERT INTO accounts_text (rowid, search_text) VALUES (?, ?)', made, text);
  return made;
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
