/** Stores under half of their key, as earlier versions wrote them, come under all of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectWith, findKeyKind, toCipherKey } from '../../src/main/store/db/connect-database';
import { acquireInUseLock } from '../../src/main/store/db/file-locks';
import { restoreStoreFile } from '../../src/main/store/db/restore-store';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { compiledProgram } from '../support/compiled-program';
import { temporaryFolder } from '../support/temporary-folder';
import { account, closeNow, filter, KEY, openMethods, profile } from './store-in-process';

const fileIn = (folder: string) => join(folder, STORE_FILE);
const COPY = `${STORE_FILE}.rekeyed`;

/** A store with some accounts, in a file of before. `pages` more make it large. */
function halfKeyed(pages = 0): string {
  const folder = temporaryFolder('rekey');
  const store = openMethods(folder);
  store.methods.addProfile(profile('acme'));
  store.methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
  closeNow(store);
  // A connection of this process ends when its statements are collected, so the file gets a name that it does not know.
  renameSync(fileIn(folder), `${fileIn(folder)}.mine`);
  copyFileSync(`${fileIn(folder)}.mine`, fileIn(folder));
  for (const suffix of ['.mine', '-wal', '-shm']) rmSync(fileIn(folder) + suffix, { force: true });
  const database = connectWith('whole', fileIn(folder), KEY);
  if (pages > 0) {
    database.exec('CREATE TABLE padding (bytes)');
    database.exec(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${pages})
       INSERT INTO padding SELECT randomblob(4000) FROM n`,
    );
  }
  database.exec('PRAGMA journal_mode = DELETE');
  database.exec(`PRAGMA hexrekey = '${toCipherKey('half', KEY)}'`);
  database.close();
  expect(findKeyKind(fileIn(folder), KEY)).toBe('half');
  return folder;
}

/** Opens the store and expects all of it. */
function expectWhole(folder: string): void {
  const store = openMethods(folder);
  expect(store.problem).toBeNull();
  expect(store.methods.listProfiles()[0]?.counts.accounts).toBe(2);
  expect(store.methods.listAccountKeys('acme').map(({ id }) => id)).toEqual([1, 2]);
  closeNow(store);
  expect(findKeyKind(fileIn(folder), KEY)).toBe('whole');
  expect(readdirSync(folder).filter((name) => name.startsWith(COPY))).toEqual([]);
}

describe('the key of a file', () => {
  it('counts with every bit of its 32 bytes', () => {
    const folder = temporaryFolder('rekey');
    closeNow(openMethods(folder));
    const right = Buffer.from(toCipherKey('whole', KEY), 'hex');
    const opens = (bytes: Buffer): boolean => {
      const database = connectWith('whole', fileIn(folder), KEY);
      try {
        database.exec(`PRAGMA hexkey = '${bytes.toString('hex')}'`);
        return database.get('SELECT COUNT(*) AS n FROM sqlite_master') !== null;
      } catch {
        return false;
      } finally {
        database.close();
      }
    };
    expect(opens(right)).toBe(true);
    for (let bit = 0; bit < 256; bit += 1) {
      const other = Buffer.from(right);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, opens(other)]).toEqual([bit, false]);
    }
  });

  it('depends on all digits of the key in the keychain', () => {
    const other = `${KEY.slice(0, -1)}b`;
    expect(toCipherKey('half', other)).toBe(toCipherKey('half', KEY));
    expect(toCipherKey('whole', other)).not.toBe(toCipherKey('whole', KEY));
  });
});

describe('a store under half of its key', () => {
  it('is opened with all that is in it, under all of the key', () => {
    expectWhole(halfKeyed());
  });

  it('keeps what a killed program left in its log', async () => {
    const folder = halfKeyed();
    expect(await endOf(await start(folder, 'write'))).toBe('SIGKILL');
    expect(statSync(`${fileIn(folder)}-wal`).size).toBeGreaterThan(0);
    const store = openMethods(folder);
    expect(store.methods.listProfiles()[0]?.colour).toBe('red');
    closeNow(store);
    expectWhole(folder);
  });

  it('is read as it is while another program has it open, and changed at the next start', async () => {
    const folder = halfKeyed();
    const lock = acquireInUseLock(folder);
    expect(await endOf(await start(folder, 'open'))).toBe(0);
    expect(findKeyKind(fileIn(folder), KEY)).toBe('half');
    lock.release();
    expectWhole(folder);
  });

  it('is exported while another program has it open', () => {
    const folder = halfKeyed();
    const lock = acquireInUseLock(folder);
    const { methods } = openMethods(folder);
    expect(methods.nextBatch(methods.openExport('accounts', filter(), null))).toHaveLength(2);
    expect(findKeyKind(fileIn(folder), KEY)).toBe('half');
    lock.release();
  });

  it('is changed although a killed program left a piece of a copy', () => {
    const folder = halfKeyed();
    writeFileSync(join(folder, COPY), 'a piece');
    writeFileSync(join(folder, `${COPY}-journal`), 'a piece');
    expectWhole(folder);
  });

  it('can be restored after it was set aside', async () => {
    const folder = halfKeyed();
    const name = `${STORE_FILE}.damaged-2026-01-01T00-00-00-000Z`;
    renameSync(fileIn(folder), join(folder, name));
    const replacement = openMethods(folder);
    replacement.methods.acknowledgeDamage();
    closeNow(replacement);
    await restoreStoreFile(folder, name);
    expectWhole(folder);
  });

  it.each<[string, (folder: string) => boolean]>([
    ['when the copy is begun', (folder) => existsSync(join(folder, COPY))],
    ['while the copy is changed', (folder) => existsSync(join(folder, `${COPY}-journal`))],
    ['when the copy took its place', (folder) => !existsSync(join(folder, COPY))],
  ])('loses nothing when the program is killed %s', async (_when, isReached) => {
    const folder = halfKeyed(4000);
    const child = await start(folder, 'open');
    let hasBegun = false;
    while (child.exitCode === null && child.signalCode === null) {
      hasBegun ||= existsSync(join(folder, COPY));
      if (hasBegun && isReached(folder)) {
        child.kill('SIGKILL');
        break;
      }
      await new Promise(setImmediate);
    }
    expect(await endOf(child)).toBe('SIGKILL');
    expectWhole(folder);
  });
});

async function start(folder: string, mode: 'write' | 'open'): Promise<ChildProcess> {
  const program = await compiledProgram('tests/store/half-key-program.ts');
  return spawn(process.execPath, [program, folder, mode], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Its exit code, or the signal that ended it. */
async function endOf(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode ?? child.exitCode;
}
