/** What is on the disk is encrypted: the file, its log and what is beside them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { NO_POSIX_MODES, notOnWindows } from '../support/not-on-windows';
import {
  account,
  closeNow,
  config,
  entry,
  filter,
  KEY,
  openMethods,
  OTHER_KEY,
  problemFrom,
  profile,
  type Opened,
} from './store-in-process';
import { temporaryFolder } from '../support/temporary-folder';

const noModes = notOnWindows('modes of the store in tests/store', NO_POSIX_MODES);

const canaries = {
  label: 'canary-label-6f1c',
  display: 'canary-display-a2d8',
  config: 'canary-config-77e0',
  owner: 'canary-owner-0b93',
  more: 'canary-more-51ab',
};

function fill({ methods }: Opened): void {
  methods.addProfile(profile('acme', { label: canaries.label }));
  methods.saveAccountList(
    'acme',
    'account',
    [account(1, { displayName: canaries.display, more: { odd: canaries.more } })],
    1,
  );
  const key = { profileId: 'acme', kind: 'account', id: 1 } as const;
  methods.saveConfig(key, config(1, canaries.config), 1);
  methods.saveAccessList(key, [entry('7', { name: canaries.owner })], 1);
}

const inFolder = (folder: string) =>
  readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

/** Which canaries a buffer holds, in the two forms in which a text can lie in a file. */
const leaks = (bytes: Buffer) =>
  Object.values(canaries).filter(
    (text) => bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le'),
  );

describe('an encrypted store on the disk', () => {
  it('contains no readable text, neither in the file nor in its log', () => {
    const folder = temporaryFolder('store');
    const store = openMethods(folder);
    fill(store);
    const files = inFolder(folder);
    // The log holds what was just written: without it this would look at half of the matter.
    expect(files.find(({ name }) => name === `${STORE_FILE}-wal`)?.bytes.length).toBeGreaterThan(0);
    for (const { name, bytes } of files) expect([name, leaks(bytes)]).toEqual([name, []]);

    closeNow(store);
    for (const { name, bytes } of inFolder(folder))
      expect([name, leaks(bytes)]).toEqual([name, []]);
    const file = readFileSync(join(folder, STORE_FILE));
    expect(file.length).toBeGreaterThan(0);
    expect(file.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(file.includes('CREATE TABLE')).toBe(false);
    expect(file.includes(Buffer.from(KEY, 'hex'))).toBe(false);
    expect(file.includes(KEY)).toBe(false);
  });

  it('can be read completely with the same key', () => {
    const folder = temporaryFolder('store');
    const store = openMethods(folder);
    fill(store);
    closeNow(store);
    const { methods, problem } = openMethods(folder);
    expect(problem).toBeNull();
    expect(methods.listProfiles().map(({ label }) => label)).toEqual([canaries.label]);
    const detail = JSON.stringify(
      methods.getAccountDetail({ profileId: 'acme', kind: 'account', id: 1 }),
    );
    for (const text of [canaries.display, canaries.config, canaries.owner, canaries.more]) {
      expect(detail).toContain(text);
    }
    expect(
      methods.searchAccounts(
        filter({ text: 'canary-owner' }),
        { field: 'id', direction: 'ascending' },
        0,
        1,
      ).total,
    ).toBe(1);
  });

  it('is refused with another key, and its bytes stay as they were', () => {
    const folder = temporaryFolder('store');
    const store = openMethods(folder);
    fill(store);
    closeNow(store);
    const before = readFileSync(join(folder, STORE_FILE));
    expect(problemFrom(() => openMethods(folder, OTHER_KEY)).code).toBe('storeUnavailable');
    expect(readFileSync(join(folder, STORE_FILE)).equals(before)).toBe(true);
  });

  it.skipIf(noModes)('is accessible only to its owner', () => {
    const folder = join(temporaryFolder('store'), 'data');
    fill(openMethods(folder));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) {
      expect({ name, mode: statSync(join(folder, name)).mode & 0o077 }).toEqual({ name, mode: 0 });
    }
  });
});

describe('a store in memory', () => {
  it('works without creating a file', () => {
    const folder = temporaryFolder('store');
    const before = process.cwd();
    process.chdir(folder);
    try {
      const store = openMethods(null);
      fill(store);
      expect(store.methods.listProfiles()).toHaveLength(1);
      closeNow(store);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      process.chdir(before);
    }
  });
});
