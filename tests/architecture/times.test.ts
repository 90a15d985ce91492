/** Times that people read are written by one module: `src/contract/instants.ts`, or the window's `time-format.ts`. */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { modulesBelow } from './module-names';

const root = resolve(__dirname, '../..');

/** `2026-11-28T14:37:09.123Z` where nobody reads it, or only its day. */
const others = [
  'src/contract/instants.ts',
  // Names of files.
  'src/main/store/files/set-aside.ts',
  'src/renderer/ui/format/format.ts',
  // Files that programs read.
  'src/main/desktop/crash/crash-reports.ts',
  'src/main/export/export-manifest.ts',
  // As other systems tell their next run, in words of their own.
  'src/main/schedule/launch-agent.ts',
];

it('no other module writes a time by itself', () => {
  const found = modulesBelow(root, 'src')
    .filter(({ source }) => source.includes('.toISOString()'))
    .map(({ path }) => path);
  // Also: an exception that is no longer needed is taken from the list.
  expect(found.toSorted()).toEqual(others.toSorted());
});

it('no sentence holds a time as programs write it', () => {
  const found = modulesBelow(root, 'src')
    .filter(({ source }) => /\$\{(?:isoInstantText|toIsoInstant)\(/u.test(source))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});
