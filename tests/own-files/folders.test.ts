/** A folder in the place of a file of the data folder: it is named, with what to do, and nothing in it is removed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { toProblem, type Problem } from '../../src/contract';
import { getOrCreateVaultId } from '../../src/main/keychain/vault-id';
import { readLockFile } from '../../src/main/lock/lock-file';
import { readNetworkFile } from '../../src/main/network/network-file';
import { toStoreProblem } from '../../src/main/store/db/store-errors';
import { temporaryFolder } from '../support/temporary-folder';
import { setAside } from '../store/store-in-thread';
import { closeNow, openMethods, profile } from '../store/store-in-process';

let home: string;

/** With a store that has a profile, closed. */
beforeEach(() => {
  home = temporaryFolder('home');
  const store = openMethods(home);
  store.methods.addProfile(profile('acme'));
  closeNow(store);
});

/** With a file in it, as a folder that somebody needs. */
function placeFolder(name: string): string {
  const folder = join(home, name);
  rmSync(folder, { force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'notes.txt'), 'notes');
  return folder;
}

const notesIn = (folder: string): string => readFileSync(join(folder, 'notes.txt'), 'utf8');

function problemOf(work: () => unknown, translate: (error: unknown) => Problem): Problem {
  try {
    work();
  } catch (error) {
    return translate(error);
  }
  throw new Error('It did not fail.');
}

it.each(['inventory.lock', 'inventory.in-use', 'inventory.key-id'])(
  'keeps the store closed, and is named: %s',
  (name) => {
    const folder = placeFolder(name);
    const problem = problemOf(() => openMethods(home), toStoreProblem);
    expect(problem).toMatchObject({ code: 'storeUnavailable' });
    expect(problem.message).toContain(folder);
    expect(problem.message).toContain('a folder');
    expect(problem.next).toContain('Move it out of the data folder');
    expect(notesIn(folder)).toBe('notes');
  },
);

it.each(['inventory.db-wal', 'inventory.db-shm', 'inventory.db-journal'])(
  'keeps the store closed, is named, and nothing is set aside, with and without a store: %s',
  (name) => {
    const folder = placeFolder(name);
    for (let start = 0; start < 2; start += 1) {
      expect(problemOf(() => openMethods(home), toStoreProblem)).toMatchObject({
        code: 'storeUnavailable',
        message: `${folder} cannot be used (it is a folder and no file).`,
        next: 'Move it out of the data folder, then start Latchkey again. What a link leads to was not changed.',
      });
      expect(notesIn(folder)).toBe('notes');
      expect(setAside(home)).toEqual([]);
      rmSync(join(home, 'inventory.db'), { force: true });
    }
  },
);

it.each([
  'inventory.opened-0011223344556677',
  'inventory.damage-found',
  'inventory.changed-outside',
  'inventory.closed.json',
])('is no mark of a program that was killed: %s', (name) => {
  const folder = placeFolder(name);
  const opened = openMethods(home);
  expect(opened.problem).toBeNull();
  expect(opened.methods.listProfiles()).toHaveLength(1);
  closeNow(opened);
  expect(notesIn(folder)).toBe('notes');
});

it('of the note about a damaged store keeps the note from being acknowledged, and is named', () => {
  const folder = placeFolder('inventory.notice.json');
  const { methods, problem } = openMethods(home);
  expect(problem?.message).toContain('the note of what happened cannot be read');
  expect(problemOf(() => methods.acknowledgeDamage(), toStoreProblem)).toMatchObject({
    code: 'storeUnavailable',
    message: `${folder} is a folder, where Latchkey keeps a file.`,
  });
  expect(notesIn(folder)).toBe('notes');
});

it.each([
  ['vault-id', () => getOrCreateVaultId(home)],
  ['lock.json', () => readLockFile(home)],
  ['network.json', () => readNetworkFile(home)],
])('is not taken for a file that cannot be read: %s', (name, read) => {
  const folder = placeFolder(name);
  expect(problemOf(read, toProblem).message).toContain('is a folder and no file');
  expect(notesIn(folder)).toBe('notes');
});
