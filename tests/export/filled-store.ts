/** A store with accounts, a folder for each test, and exports of one into the other. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { writeExportFile } from '../../src/main/export';
import type { ExportTarget } from '../../src/main/export/write-export-file';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { account, filter, profile } from '../store/rows';
import { THREAD_FILE } from '../store/constants';
import { temporaryFolder } from '../support/temporary-folder';

export const ACCOUNTS = 5000;

/** Registers what happens before and after the tests of a file. */
export function exportBench() {
  let store: Store | undefined;
  let folder = '';
  beforeAll(async () => {
    store = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
    await store.addProfile(profile('acme'));
    const many = Array.from({ length: ACCOUNTS }, (_, id) => account(id));
    await store.saveAccountList('acme', 'account', many, 1);
  });
  afterAll(() => store?.close());
  beforeEach(() => {
    folder = temporaryFolder('export');
  });
  const opened = (): Store => {
    if (!store) throw new Error('The store is not open yet.');
    return store;
  };
  return {
    get store() {
      return opened();
    },
    get folder() {
      return folder;
    },
    exportTo: (
      file: string,
      of: Store = opened(),
      { signal = new AbortController().signal, ...more }: Partial<ExportTarget> = {},
    ) =>
      writeExportFile({
        store: of,
        table: 'accounts',
        filter: filter(),
        bom: true,
        storeProblem: null,
        ...more,
        file,
        signal,
      }),
  };
}
