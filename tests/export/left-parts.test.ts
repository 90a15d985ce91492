/** What a killed export leaves beside its target. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { newPartFile } from '../../src/main/export/part-files';
import { writeTextFile } from '../../src/main/export';
import { temporaryFolder } from '../support/temporary-folder';

it('The next export to a file removes the parts that killed programs left, and no part of a running one.', async () => {
  const file = join(temporaryFolder('export'), 'accounts.csv');
  const ended = spawnSync(process.execPath, ['--version']).pid;
  const running = newPartFile(file);
  const left = newPartFile(file).replace(`-${process.pid}.`, `-${ended}.`);
  const another = newPartFile(`${file}x`).replace(`-${process.pid}.`, `-${ended}.`);
  for (const part of [running, left, another]) writeFileSync(part, 'half');
  await writeTextFile(['whole'], {
    file,
    signal: new AbortController().signal,
    storeProblem: null,
  });
  const names = readdirSync(dirname(file)).map((name) => join(dirname(file), name));
  expect(names.sort()).toEqual([another, file, running].sort());
  expect(readFileSync(file, 'utf8')).toBe('whole');
});
