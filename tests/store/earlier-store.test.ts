/** A whole store of earlier that is put back is said once, and nothing else is taken for one. Promise P57 (nothing removed). */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/main/store/db/open-database';
import { restoreStoreFile } from '../../src/main/store/db/restore-store';
import { EARLIER_STORE_NOTE } from '../../src/main/store/files/write-count';
import { listSetAsideFiles } from '../../src/main/store/files/set-aside';
import { STORE_FILE, WRITE_COUNT_FILE } from '../../src/main/store/files/store-files';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import { temporaryFolder } from '../support/temporary-folder';
import { KEY, profile } from './store-in-process';

/** Opens, adds instances, and closes. Returns what the start said. */
function visit(folder: string, ...added: readonly string[]): string | undefined {
  const opened = openDatabase(folder, KEY);
  const methods = createWorkerMethods(opened, KEY);
  for (const id of added) methods.addProfile(profile(id));
  methods.close();
  return opened.problem?.message;
}

describe('an earlier store', () => {
  it('that is put back over the newest one is said until it is acknowledged', () => {
    const folder = temporaryFolder('store');
    visit(folder, 'one');
    copyFileSync(join(folder, STORE_FILE), join(folder, 'backup'));
    expect(visit(folder, 'two')).toBeUndefined();
    copyFileSync(join(folder, 'backup'), join(folder, STORE_FILE));
    expect(visit(folder)).toBe(EARLIER_STORE_NOTE);
    const methods = createWorkerMethods(openDatabase(folder, KEY), KEY);
    expect(methods.listProfiles()).toHaveLength(1);
    methods.acknowledgeDamage();
    methods.close();
    expect(visit(folder, 'three')).toBeUndefined();
  });

  it('is no store whose program was killed, and none that was restored, is new, or was counted by nobody', () => {
    const folder = temporaryFolder('store');
    visit(folder, 'one');
    // As a killed program leaves it: it counted nothing.
    const killed = createWorkerMethods(openDatabase(folder, KEY), KEY);
    killed.addProfile(profile('two'));
    expect(visit(folder)).toBeUndefined();
    killed.close();
    writeFileSync(join(folder, WRITE_COUNT_FILE), 'no count');
    expect(visit(folder, 'three')).toBeUndefined();
    rmSync(join(folder, WRITE_COUNT_FILE));
    expect(visit(folder)).toBeUndefined();
  });

  it('is none that a person chose to restore', async () => {
    const folder = temporaryFolder('store');
    visit(folder, 'one');
    copyFileSync(
      join(folder, STORE_FILE),
      join(folder, `${STORE_FILE}.damaged-2026-11-28T10-00-00-000Z`),
    );
    visit(folder, 'two', 'three');
    await restoreStoreFile(folder, listSetAsideFiles(folder)[0]?.name ?? '');
    expect(visit(folder)).toBeUndefined();
  });
});
