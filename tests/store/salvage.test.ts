/** Promise: damage costs the rows that it hit, and no others. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';
import { openStore } from '../../src/main/store';
import {
  createStoreChecker,
  type AskedCheck,
  type StoreChecker,
} from '../../src/main/store/check/run-store-check';
import { salvageStore } from '../../src/main/store/check/salvage-store';
import type { Database } from '../../src/main/store/db/database';
import { checkAllRows } from '../../src/main/store/macs/check-all-rows';
import { coveredTablesOf } from '../../src/main/store/macs/written-rows';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { markDamaged } from '../../src/main/store/files/open-marks';
import { newSalvagedPath } from '../../src/main/store/files/salvaged-file';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import type { Store } from '../../src/main/store/store-types';
import { temporaryFolder } from '../support/temporary-folder';
import { KEY, problemFrom, setAside, THREAD_FILE } from './store-in-thread';
import { filledStore } from './filled-store';
import { ACCOUNTS, folderOfAccounts } from './folder-of-accounts';
import { filter } from './rows';
import { pagesOf } from './table-pages';

const check = createStoreChecker(
  nodeKeychainHost,
  resolve('out', 'main', 'store-check-process.js'),
);

let original: string;
let folder: string;
let lastSalvaged: string;

beforeAll(async () => {
  original = await folderOfAccounts();
});

beforeEach(() => {
  folder = temporaryFolder('salvage');
  cpSync(original, folder, { recursive: true });
});

const open = (): Promise<Store> => openStore({ folder, key: KEY, threadFile: THREAD_FILE, check });

const file = (): string => join(folder, STORE_FILE);

function change(sql: string): void {
  const database = connectDatabase(file(), KEY);
  database.exec(sql);
  database.close();
}

function overwrite(page: number, pageBytes: number): void {
  const bytes = readFileSync(file());
  randomBytes(pageBytes).copy(bytes, (page - 1) * pageBytes);
  writeFileSync(file(), bytes);
}

/** How many accounts and configs are read, and what is said. */
async function readAll(): Promise<{ accounts: number; configs: number; said: string }> {
  const store = await open();
  const byId = { field: 'id', direction: 'ascending' } as const;
  const { rows } = await store.searchAccounts(filter(), byId, 0, 1000);
  let configs = 0;
  for (const { kind, id } of rows) {
    const detail = await store.getAccountDetail({ profileId: 'acme', kind, id });
    if (detail.config !== null) configs += 1;
  }
  const said = store.problem?.message ?? '';
  await store.close();
  return { accounts: rows.length, configs, said };
}

/** As in the product, without a process: what is left of the rows, and what is said. */
function salvageHere(): { accounts: number; configs: number; note: string } {
  const into = newSalvagedPath(folder);
  lastSalvaged = into;
  const { note } = salvageStore(file(), KEY, into);
  const database = connectDatabase(into, KEY);
  const count = (table: string): number =>
    Number(database.get(`SELECT COUNT(*) AS n FROM ${table}`)?.['n']);
  const found = { accounts: count('accounts'), configs: count('configs'), note };
  expect(database.get('PRAGMA integrity_check')?.['integrity_check']).toBe('ok');
  database.close();
  return found;
}

describe('a start', () => {
  it('leaves out the one row whose text ends every program that reads it, and names it', async () => {
    change("UPDATE accounts SET sort_name = CAST(X'ff41' AS TEXT) WHERE id = 7");
    const { accounts, configs, said } = await readAll();
    expect({ accounts, configs }).toEqual({ accounts: ACCOUNTS - 1, configs: ACCOUNTS - 1 });
    expect(said).toContain('an account (“account 7 acme”)');
    expect(said).toContain(join(folder, setAside(folder)[0] ?? 'nothing'));
    // Said until somebody acknowledges it, and salvaged once.
    expect((await readAll()).said).toBe(said);
    expect(setAside(folder)).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.includes('salvaged'))).toEqual([]);
  });

  it('keeps the rows before and behind a page that cannot be read', async () => {
    const { pages, pageBytes } = pagesOf(folder, 'accounts');
    expect(pages.length).toBeGreaterThan(1);
    overwrite(pages[0] ?? 0, pageBytes);
    const { accounts, said } = await readAll();
    expect(accounts).toBeGreaterThan(0);
    expect(accounts).toBeLessThan(ACCOUNTS);
    expect(said).toContain('At least one of these is missing: an account');
  });

  it('loses nothing with an index, and the search finds what it found', async () => {
    const { pages, pageBytes } = pagesOf(folder, 'accounts_text_data');
    for (const page of pages) overwrite(page, pageBytes);
    markDamaged(folder);
    const { accounts, configs, said } = await readAll();
    expect({ accounts, configs }).toEqual({ accounts: ACCOUNTS, configs: ACCOUNTS });
    expect(said).toContain('Nothing is missing.');
    const store = await open();
    const byName = { field: 'displayName', direction: 'ascending' } as const;
    const found = await store.searchAccounts(filter({ text: '17' }), byName, 0, 10);
    expect(found.rows.map(({ id }) => id)).toContain(17);
    await store.close();
  });

  it('takes the other tables where what one is like cannot be read', async () => {
    change(`PRAGMA writable_schema = ON;
      UPDATE sqlite_master SET sql = CAST(X'ff41' AS TEXT) WHERE name = 'configs'`);
    const { accounts, configs, said } = await readAll();
    expect({ accounts, configs }).toEqual({ accounts: ACCOUNTS, configs: 0 });
    expect(said).toContain('At least one of these is missing: the config of an account.');
  });

  it('begins an empty store with its instances where no table can be found', async () => {
    overwrite(1, 4096);
    const { accounts, said } = await readAll();
    expect(accounts).toBe(0);
    expect(said).toContain('A new store was created. 1 instance was restored');
  });
});

describe('of a damaged store', () => {
  const FLIPS = 12;

  it.each(['accounts', 'configs'])('a bit in the rows of %s costs one of them', (table) => {
    const { pages, pageBytes, contentStart } = pagesOf(folder, table);
    const bytes = readFileSync(file());
    for (let flip = 0; flip < FLIPS; flip++) {
      const page = pages[flip % pages.length] ?? 0;
      const start = contentStart(page);
      const offset = start + Math.floor(((pageBytes - start) * (flip + 0.5)) / FLIPS);
      const flipped = Buffer.from(bytes);
      const at = (page - 1) * pageBytes + offset;
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (flip % 8));
      writeFileSync(file(), flipped);
      const { accounts, configs, note } = salvageHere();
      const lost = table === 'accounts' ? ACCOUNTS - accounts : ACCOUNTS - configs;
      // A cell of the cipher can lie across two rows.
      expect([1, 2], note).toContain(lost);
      expect(note).toContain(table === 'accounts' ? 'an account' : 'the config of an account');
    }
  });

  it('an instance that cannot be read comes back from its backup, with its accounts', () => {
    change("UPDATE profiles SET label = CAST(X'ff41' AS TEXT)");
    const { accounts, configs, note } = salvageHere();
    expect({ accounts, configs }).toEqual({ accounts: ACCOUNTS, configs: ACCOUNTS });
    expect(note).toContain('Nothing is missing. 1 instance was restored');
  });

  it('rows of an account that is lost are not kept', () => {
    change('DELETE FROM accounts WHERE id = 7');
    const { accounts, configs } = salvageHere();
    expect({ accounts, configs }).toEqual({ accounts: ACCOUNTS - 1, configs: ACCOUNTS - 1 });
  });

  it('of another version nothing is taken, and no file is left', () => {
    change('PRAGMA user_version = 1');
    expect(() => salvageHere()).toThrow('Another version');
    expect(existsSync(lastSalvaged)).toBe(false);
  });
});

it('a row of every table is taken, with all that belongs to it', () => {
  const filled = filledStore();
  const countRows = (database: Database): (readonly [string, unknown])[] =>
    coveredTablesOf(database).map((table) => [
      table,
      database.get(`SELECT COUNT(*) AS n FROM ${table}`)?.['n'],
    ]);
  const counts = countRows(filled.opened.database);
  expect(counts.filter(([, rows]) => rows === 0)).toEqual([]);
  filled.methods.close();
  folder = dirname(filled.opened.file ?? '');
  expect(salvageHere().note).toBe('Nothing is missing.');
  const database = connectDatabase(lastSalvaged, KEY);
  // A summary is made again when it is needed.
  expect(countRows(database)).toEqual(
    counts.map(([table, rows]) => [table, table === 'summaries' ? 0 : rows]),
  );
  expect(checkAllRows(database)).toEqual({ changedRows: 0, incompleteTables: [] });
  database.close();
});

it('a program that was killed when it had set the store aside leaves what the next start puts in its place', async () => {
  const salvaged = newSalvagedPath(folder).replace(/\d+-\w+$/u, '2147483646-a');
  salvageStore(file(), KEY, salvaged);
  rmSync(file());
  const { accounts, configs, said } = await readAll();
  expect({ accounts, configs }).toEqual({ accounts: ACCOUNTS, configs: ACCOUNTS });
  expect(said).toContain('What could be read is in a new one.');
});

it('a store stays as it is where what can be read could not be taken out, until it can', async () => {
  change("UPDATE accounts SET sort_name = CAST(X'ff41' AS TEXT) WHERE id = 7");
  const failing = Object.assign((request: AskedCheck) => check(request), {
    salvage: () => Promise.resolve('failed' as const),
  });
  const refused = await problemFrom(
    openStore({ folder, key: KEY, threadFile: THREAD_FILE, check: failing }),
  );
  expect(refused.code).toBe('storeUnavailable');
  expect(refused.next).toContain('Start Latchkey again');
  expect(setAside(folder)).toEqual([]);
  expect((await readAll()).accounts).toBe(ACCOUNTS - 1);
});

it('Ctrl+C, which a terminal sends to every process of a command, does not end it', async () => {
  const interrupted: StoreChecker = createStoreChecker(
    (processFile) => {
      const child = fork(processFile, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      return {
        send: (message) => child.send(message as object),
        onMessage: (listener) => {
          child.on('message', (message) => {
            // It has said that it begins.
            child.kill('SIGINT');
            listener(message);
          });
        },
        onExit: (listener) => child.once('exit', listener),
        kill: () => child.kill('SIGKILL'),
      };
    },
    resolve('out', 'main', 'store-check-process.js'),
  );
  const outcome = await interrupted.salvage(file(), KEY, newSalvagedPath(folder));
  expect(outcome).toMatchObject({ state: 'salvaged', note: 'Nothing is missing.' });
});

it('a store that something changed after it was read is read again', async () => {
  change("UPDATE accounts SET sort_name = CAST(X'ff41' AS TEXT) WHERE id = 7");
  let salvages = 0;
  const touching = Object.assign((request: AskedCheck) => check(request), {
    salvage: async (...asked: Parameters<StoreChecker['salvage']>) => {
      const report = await check.salvage(...asked);
      salvages += 1;
      if (salvages === 1) utimesSync(file(), 1, 1);
      return report;
    },
  });
  const store = await openStore({ folder, key: KEY, threadFile: THREAD_FILE, check: touching });
  const byId = { field: 'id', direction: 'ascending' } as const;
  expect((await store.searchAccounts(filter(), byId, 0, 1000)).total).toBe(ACCOUNTS - 1);
  expect(salvages).toBe(2);
  await store.close();
});

it('several programs that find the damage at once lose no row that can be read', async () => {
  change("UPDATE accounts SET sort_name = CAST(X'ff41' AS TEXT) WHERE id = 7");
  const found = await Promise.all([1, 2, 3].map(readAll));
  expect(found.map(({ accounts }) => accounts)).toEqual([39, 39, 39]);
  expect(setAside(folder)).toHaveLength(1);
});

it('what a killed program salvaged is removed, and what a running one needs stays', async () => {
  const own = newSalvagedPath(folder);
  const ofParent = own.replace(/\d+-\w+$/u, `${process.ppid}-a`);
  const ofNobody = own.replace(/\d+-\w+$/u, '2147483646-a');
  for (const left of [ofParent, ofNobody]) writeFileSync(left, '');
  writeFileSync(`${ofNobody}.part-journal`, '');
  await (await open()).close();
  expect(readdirSync(folder).filter((name) => name.includes('salvaged'))).toEqual([
    ofParent.slice(folder.length + 1),
  ]);
});
