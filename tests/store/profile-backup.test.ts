/** Profiles survive any damage of the store, and of one of their backups. */
import { mkdirSync, readFileSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROFILE_BACKUP_FILE, STORE_FILE } from '../../src/main/store/files/store-files';
import type { Problem } from '../../src/contract';
import { openDatabase } from '../../src/main/store/db/open-database';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import { closeNow, KEY, openMethods, OTHER_KEY, profile } from './store-in-process';
import { readProfileBackup } from '../../src/main/store/files/profile-backup';
import { temporaryFolder } from '../support/temporary-folder';

const backupIn = (folder: string): string => join(folder, PROFILE_BACKUP_FILE);

/** A folder with two profiles, closed; the backup before the last change has the first only. */
function withProfiles(): string {
  const folder = temporaryFolder('store');
  const store = openMethods(folder);
  store.methods.addProfile(profile('acme', { guard: 'read-only', group: 'Production' }));
  store.methods.addProfile(profile('beta'));
  closeNow(store);
  return folder;
}

/** Damages the store and opens it. */
function openDamaged(folder: string) {
  writeFileSync(join(folder, STORE_FILE), 'no store');
  const { methods, problem } = openMethods(folder);
  return { restored: methods.listProfiles(), message: problem?.message ?? '' };
}

describe('a backup of the profiles', () => {
  it('brings back every setting, and the same ids, under which the tokens are kept', () => {
    const folder = withProfiles();
    const before = openMethods(folder);
    const profiles = before.methods.listProfiles();
    closeNow(before);
    expect(openDamaged(folder).restored).toEqual(profiles);
  });

  it('follows every change of a profile, and is left alone by a sync', () => {
    const folder = withProfiles();
    const { methods } = openMethods(folder);
    const ids = () => readProfileBackup(folder, KEY)?.profiles.map(({ label }) => label);
    methods.updateProfile('acme', { label: 'Acme Ltd' });
    expect(ids()).toEqual(['Acme Ltd', 'beta']);
    const bytes = readFileSync(backupIn(folder));
    methods.updateProfile('acme', { lastSync: { at: 1, problem: null } });
    expect(readFileSync(backupIn(folder)).equals(bytes)).toBe(true);
    methods.removeProfile('acme');
    expect(ids()).toEqual(['beta']);
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['emptied', () => Buffer.alloc(0)],
    [
      'changed in one bit',
      (bytes: Buffer) => {
        const text = Buffer.from(bytes.toString('utf8'), 'base64');
        text[text.length - 1] = (text.at(-1) ?? 0) ^ 1;
        return Buffer.from(text.toString('base64'));
      },
    ],
  ])('that was %s is not believed: the one before it is used', (_what, damage) => {
    const folder = withProfiles();
    writeFileSync(backupIn(folder), damage(readFileSync(backupIn(folder))));
    const { restored, message } = openDamaged(folder);
    expect(restored.map(({ id }) => id)).toEqual(['acme']);
    expect(message).toContain('1 instance was restored from an older backup');
    expect(message).toContain('added since then may be missing');
  });

  it('never takes the place of a good older one when it is damaged', () => {
    const folder = withProfiles();
    const store = openMethods(folder);
    writeFileSync(backupIn(folder), 'damaged');
    store.methods.updateProfile('beta', { group: 'Test' });
    closeNow(store);
    writeFileSync(backupIn(folder), 'damaged again');
    expect(readProfileBackup(folder, KEY)?.profiles.map(({ id }) => id)).toEqual(['acme']);
  });

  it('that is missing is said, and nothing is invented', () => {
    const folder = withProfiles();
    rmSync(backupIn(folder));
    rmSync(`${backupIn(folder)}.previous`);
    const { restored, message } = openDamaged(folder);
    expect(restored).toEqual([]);
    expect(message).toContain('There was no backup of the instances');
  });

  it('is made for a store of before there were backups', () => {
    const folder = withProfiles();
    rmSync(backupIn(folder));
    closeNow(openMethods(folder));
    expect(readProfileBackup(folder, KEY)?.profiles).toHaveLength(2);
  });

  it('names nobody to whoever has no key, and is for its owner only', () => {
    const folder = withProfiles();
    const text = readFileSync(backupIn(folder), 'utf8');
    const decoded = Buffer.from(text, 'base64').toString('latin1');
    for (const word of ['acme', 'Production', 'domo.com']) {
      expect(text).not.toContain(word);
      expect(decoded).not.toContain(word);
    }
    expect(readProfileBackup(folder, OTHER_KEY)).toBeNull();
    if (process.platform !== 'win32') expect(statSync(backupIn(folder)).mode & 0o077).toBe(0);
  });
});

const savedIds = (folder: string): readonly string[] =>
  (readProfileBackup(folder, KEY)?.profiles ?? []).map(({ id }) => id).sort();

describe('each start reads the backup of the profiles', () => {
  it.each(['with the one before it', 'without the one before it'])(
    'and writes one again that is damaged, %s',
    (previous) => {
      const folder = withProfiles();
      writeFileSync(backupIn(folder), 'x');
      if (previous.startsWith('without')) rmSync(`${backupIn(folder)}.previous`);
      const store = openMethods(folder);
      expect(store.problem).toBeNull();
      expect(readProfileBackup(folder, KEY)).toMatchObject({ isOlder: false });
      closeNow(store);
      const { restored, message } = openDamaged(folder);
      expect(restored.map(({ id }) => id)).toEqual(['acme', 'beta']);
      expect(message).not.toContain('older');
    },
  );

  it('and leaves a good one as it is', () => {
    const folder = withProfiles();
    const bytes = readFileSync(backupIn(folder));
    closeNow(openMethods(folder));
    expect(readFileSync(backupIn(folder)).equals(bytes)).toBe(true);
  });

  it('and adds what it missed, because Latchkey was killed before it was written', () => {
    const folder = withProfiles();
    const bytes = readFileSync(backupIn(folder));
    const store = openMethods(folder);
    store.methods.addProfile(profile('gamma'));
    store.methods.updateProfile('acme', { label: 'Acme Ltd' });
    closeNow(store);
    writeFileSync(backupIn(folder), bytes);
    closeNow(openMethods(folder));
    expect(savedIds(folder)).toEqual(['acme', 'beta', 'gamma']);
    const labels = readProfileBackup(folder, KEY)?.profiles.map(({ label }) => label);
    expect(labels).toContain('Acme Ltd');
  });

  it('and keeps an instance whose row was lost from the store', () => {
    const folder = withProfiles();
    const store = openMethods(folder);
    store.database.exec("DELETE FROM profiles WHERE id = 'beta'");
    closeNow(store);
    closeNow(openMethods(folder));
    expect(savedIds(folder)).toEqual(['acme', 'beta']);
  });

  it('and makes the one before it again when that is damaged', () => {
    const folder = withProfiles();
    writeFileSync(`${backupIn(folder)}.previous`, 'x');
    closeNow(openMethods(folder));
    writeFileSync(backupIn(folder), 'x');
    expect(savedIds(folder)).toEqual(['acme', 'beta']);
  });

  it('and says that it cannot be written, until it can', () => {
    const folder = withProfiles();
    rmSync(backupIn(folder));
    mkdirSync(backupIn(folder));
    const store = openMethods(folder);
    expect(store.problem).toMatchObject({ code: 'cannotWriteFile' });
    expect(store.problem?.message).toContain(backupIn(folder));
    expect(store.problem?.message).toContain('may lose instances');
    expect(store.methods.checkBackup()).toEqual(store.problem);
    rmdirSync(backupIn(folder));
    expect(store.methods.checkBackup()).toBeNull();
    expect(savedIds(folder)).toEqual(['acme', 'beta']);
    closeNow(store);
    expect(openMethods(folder).problem).toBeNull();
  });

  it('and says it beside what happened to the store, which stays the first thing said', () => {
    const folder = withProfiles();
    writeFileSync(join(folder, STORE_FILE), 'no store');
    closeNow(openMethods(folder));
    rmSync(backupIn(folder));
    mkdirSync(backupIn(folder));
    const { problem } = openMethods(folder);
    expect(problem).toMatchObject({ code: 'storeDamaged' });
    expect(problem?.message).toMatch(/was set aside.*could not be written/u);
  });
});

describe('a backup that is damaged while Latchkey runs', () => {
  it('is written again by a check of the store', () => {
    const folder = withProfiles();
    const { methods } = openMethods(folder);
    writeFileSync(backupIn(folder), 'x');
    expect(methods.checkBackup()).toBeNull();
    expect(readProfileBackup(folder, KEY)).toMatchObject({ isOlder: false });
  });

  it('and cannot be written fails no change of an instance, and is told', () => {
    const folder = withProfiles();
    const opened = openDatabase(folder, KEY);
    const told: Problem[] = [];
    const methods = createWorkerMethods(opened, KEY, (problem) => told.push(problem));
    rmSync(backupIn(folder));
    mkdirSync(backupIn(folder));
    methods.addProfile(profile('gamma'));
    methods.close();
    expect(told.map(({ code }) => code)).toEqual(['cannotWriteFile']);
  });
});
