/**
 * Files of the data folder are written by `own-files.ts`: a plain write would empty what a link leads to, and wait for
 * ever for the reader of a pipe.
 */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { modulesBelow } from './module-names';

const root = resolve(__dirname, '../..');
const plainWrite =
  /\b(?:writeFile|appendFile|copyFile|cp)(?:Sync)?\(|\bcreateWriteStream\(|\b(?:openSync|open)\([^)]*'(?:[wa]\+?|r\+)'/u;

const others = [
  'src/main/own-files.ts',
  // Into the file that the user chose, which may be a device.
  'src/main/export/byte-sink.ts',
  'src/main/export/output-target.ts',
  // Fail when something is there.
  'src/main/cli/written-report.ts',
  'src/main/store/files/open-marks.ts',
  // Whole stores, into a folder or under a name that was emptied before.
  'src/main/store/db/read-only-store.ts',
  'src/main/store/db/rekey-store.ts',
];

it('no other module of main writes a file by itself', () => {
  const modules = modulesBelow(root, 'src/main');
  expect(modules.length).toBeGreaterThan(300);
  const found = modules.filter(({ source }) => plainWrite.test(source)).map(({ path }) => path);
  // Also: an exception that is no longer needed is taken from the list.
  expect(found.toSorted()).toEqual(others.toSorted());
});

it.each([
  ["writeFileSync(file, '')", true],
  ['await writeFile(file, text)', true],
  ["openSync(file, 'w', 0o600)", true],
  ['copyFileSync(from, to)', true],
  ["openSync(file, 'r')", false],
  ["openSync(unfinished, 'wx', 0o600)", false],
  ['writeOwnFile(file, text)', false],
])('%s is found: %s', (source, found) => {
  expect(plainWrite.test(source)).toBe(found);
});
