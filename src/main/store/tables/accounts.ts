/** Accounts in the store: a list is replaced in one transaction; what hangs on an account stays with it. */
import type { Account, AccountKey, Kind, SetAside } from '../../../contract';
import { numberOf, textOf, type Database, type DbRow } from '../database';
import { sortKey } from '../text';
import type { ListChanges, ListExceptions } from '../types';
import { refreshListedOwners, refreshOwner } from './owners';
import { index, textOfAccount } from './searched';

export function keepAccounts(
  database: Database,
  profileId: string,
  kind: Kind,
  accounts: readonly Account[],
  readAt: number,
  { setAside = [], written = [] }: ListExceptions = {},
): ListChanges {
  return database.transaction(() => {
    const before = rowsById(database, profileId, kind);
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
        put(database, profileId, account, readAt, known?.row ?? null);
      }
    }
    const unlisted = [...before].filter(([id]) => !listed.has(id));
    const stays = thoseOf(setAside);
    for (const [id, { row }] of unlisted) {
      if (stays(id)) leave(database, profileId, kind, row);
      else remove(database, row);
    }
    database.run(
      `INSERT INTO lists (profile_id, kind, read_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET read_at = excluded.read_at`,
      profileId,
      kind,
      readAt,
    );
    if (kind === 'oauth') refreshListedOwners(database, profileId);
    recount(database, profileId, kind);
    const kept = unlisted.filter(([id]) => stays(id)).length;
    return { added, removed: unlisted.length - kept, total: listed.size + kept + left };
  });
}

export function keepAccount(
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
    const row = put(database, profileId, account, readAt, known ? numberOf(known['row']) : null);
    refreshOwner(database, row);
    recount(database, profileId, account.kind);
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
    remove(database, numberOf(known['row']));
    recount(database, profileId, kind);
  });
}

export function listAccountKeys(
  database: Database,
  profileId: string,
): { kind: Kind; id: number; dataProviderType: string }[] {
  return database
    .all('SELECT kind, id, provider FROM accounts WHERE profile_id = ? ORDER BY row', profileId)
    .map((row) => ({
      kind: row['kind'] === 'oauth' ? 'oauth' : 'account',
      id: numberOf(row['id']),
      dataProviderType: textOf(row['provider']),
    }));
}

interface Kept {
  readonly row: number;
  readonly data: string;
  readonly setAside: boolean;
}

function rowsById(database: Database, profileId: string, kind: Kind): Map<number, Kept> {
  const rows = database.all(
    'SELECT row, id, data, set_aside FROM accounts WHERE profile_id = ? AND kind = ?',
    profileId,
    kind,
  );
  return new Map(
    rows.map((row: DbRow) => [
      numberOf(row['id']),
      {
        row: numberOf(row['row']),
        data: textOf(row['data']),
        setAside: numberOf(row['set_aside']) === 1,
      },
    ]),
  );
}

/** Whose rows were set aside. One without an id may be anybody's. */
function thoseOf(setAside: readonly Pick<SetAside, 'id'>[]): (id: number) => boolean {
  const ids = new Set(setAside.map(({ id }) => id));
  return (id) => ids.has(null) || ids.has(id);
}

/** What is kept of it stays, and is as old as it is. */
function leave(database: Database, profileId: string, kind: Kind, row: number): void {
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
function put(
  database: Database,
  profileId: string,
  account: Account,
  readAt: number,
  row: number | null,
): number {
  const kept = row === null ? null : database.get('SELECT owner FROM accounts WHERE row = ?', row);
  const owner = kept?.['owner'] ?? null;
  const text = textOfAccount(account, owner === null ? null : String(owner));
  const values = [
    sortKey(account.displayName === '' ? account.name : account.displayName),
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
    index(database, row, text);
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
  const made = numberOf(database.get('SELECT last_insert_rowid() AS row')?.['row']);
  database.run('INSERT INTO accounts_text (rowid, search_text) VALUES (?, ?)', made, text);
  return made;
}

function remove(database: Database, row: number): void {
  database.run('DELETE FROM accounts_text WHERE rowid = ?', row);
  database.run('DELETE FROM accounts WHERE row = ?', row);
}

function recount(database: Database, profileId: string, kind: Kind): void {
  database.run('DELETE FROM counts WHERE profile_id = ? AND kind = ?', profileId, kind);
  database.run(
    `INSERT INTO counts (profile_id, kind, provider, valid, n)
     SELECT profile_id, kind, provider, valid, COUNT(*) FROM accounts
     WHERE profile_id = ? AND kind = ? GROUP BY provider, valid`,
    profileId,
    kind,
  );
}
