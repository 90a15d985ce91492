/** A desk's store as an earlier version of Latchkey would have left it, with many accounts: its migration takes a while. */
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import type { Database } from '../../src/main/store/db/database';
import { migrate, migrations, namesMigration } from '../../src/main/store/db/migrations';
import { packedFromRow, toFullAccountText } from '../../src/main/store/db/stored-account';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { readStoreKey } from '../harness/store-key';
import { temporaryFolder } from '../support/temporary-folder';
import type { KilledDesk } from './killed-desk';

export const NEWEST_VERSION = migrations.length;
const OLDER_VERSION = migrations.indexOf(namesMigration);
/** In this order, because of their references. */
const TABLES = ['profiles', 'accounts', 'lists', 'counts', 'principals', 'configs'];
const COPIES = 10;

const columnsOf = (database: Database, table: string): string[] =>
  database.all('SELECT name FROM pragma_table_info(?)', table).map(({ name }) => String(name));

export class OlderStore {
  private constructor(
    private readonly home: string,
    private readonly key: string,
    /** The file as it is before a migration. */
    private readonly template: string,
    readonly accounts: number,
  ) {}

  /** The desk's store is not changed. */
  static async of(desk: KilledDesk): Promise<OlderStore> {
    const key = await readStoreKey(desk.desk);
    const template = join(temporaryFolder('older'), STORE_FILE);
    const older = connectDatabase(template, key);
    migrate(older, migrations.slice(0, OLDER_VERSION));
    older.exec(`ATTACH '${join(desk.desk.home, STORE_FILE)}' AS newer`);
    older.exec('PRAGMA foreign_keys = OFF');
    for (const table of TABLES) copyTable(older, table);
    splitProviderLists(older);
    for (let copy = 1; copy < COPIES; copy += 1) addAccounts(older, copy);
    unpackAccounts(older);
    older.run('UPDATE counts SET n = n * ?', COPIES);
    older.exec(
      'INSERT INTO accounts_text (rowid, search_text) SELECT row, search_text FROM accounts',
    );
    const accounts = Number(older.get('SELECT count(*) AS n FROM accounts')?.['n']);
    older.exec('DETACH newer');
    older.close();
    return new OlderStore(desk.desk.home, key, template, accounts);
  }

  /** Puts it in place of the desk's store. */
  putBack(): void {
    for (const name of storeFilesIn(this.home)) rmSync(join(this.home, name));
    cpSync(this.template, join(this.home, STORE_FILE));
  }

  /** How many migrations the desk's store has had, read from a copy. */
  version(): number {
    const folder = temporaryFolder('killed-store');
    mkdirSync(folder, { recursive: true });
    for (const name of storeFilesIn(this.home)) cpSync(join(this.home, name), join(folder, name));
    const database = connectDatabase(join(folder, STORE_FILE), this.key);
    const version = Number(database.get('PRAGMA user_version')?.['user_version']);
    database.close();
    rmSync(folder, { recursive: true });
    return version;
  }

  /** Of the store before its migration. */
  get bytes(): number {
    return statSync(this.template).size;
  }

  /** What was written to the log of the desk's store. */
  logBytes(): number {
    return statSync(join(this.home, `${STORE_FILE}-wal`), { throwIfNoEntry: false })?.size ?? 0;
  }

  isUntouched(version: number): boolean {
    return version === OLDER_VERSION;
  }
}

/** The file and its log. */
const storeFilesIn = (home: string): string[] =>
  readdirSync(home).filter((name) => name === STORE_FILE || name.startsWith(`${STORE_FILE}-`));

function copyTable(older: Database, table: string): void {
  const newer = older
    .all(`SELECT name FROM newer.pragma_table_info(?)`, table)
    .map(({ name }) => String(name));
  const columns = columnsOf(older, table)
    .filter((name) => newer.length === 0 || newer.includes(name))
    .join(', ');
  older.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`);
}

/** Earlier versions had a row for each provider of each instance. */
function splitProviderLists(older: Database): void {
  const lists = older.all(
    'SELECT profile_id, read_at, data FROM newer.provider_reads JOIN newer.provider_lists USING (hash)',
  );
  for (const { profile_id: profileId, read_at: readAt, data } of lists) {
    for (const provider of JSON.parse(String(data)) as string[][])
      older.run(
        'INSERT INTO main.providers (profile_id, key, name, data, read_at) VALUES (?, ?, ?, ?, ?)',
        profileId ?? null,
        ...provider,
        readAt ?? null,
      );
  }
}

function addAccounts(older: Database, copy: number): void {
  const columns = columnsOf(older, 'accounts').filter((name) => name !== 'row' && name !== 'id');
  older.exec(`INSERT INTO main.accounts (id, ${columns.join(', ')})
    SELECT id + ${copy * 1_000_000_000}, ${columns.join(', ')} FROM newer.accounts`);
}

/** Earlier versions stored accounts with the names of all fields. */
function unpackAccounts(older: Database): void {
  const rows = older.all(
    'SELECT row, data, valid, provider, created_at, modified_at FROM main.accounts',
  );
  for (const row of rows) {
    const packed = packedFromRow(String(row['data']), (column) => row[column] ?? null);
    older.run(
      'UPDATE main.accounts SET data = ? WHERE row = ?',
      toFullAccountText(packed),
      row['row'] ?? null,
    );
  }
}
