/** `--out -` and `--out /dev/stdout` print the table and nothing else. */
import { lstatSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { commandLine } from '../support/command-line';
import { notOnWindows } from '../support/not-on-windows';

const { desk } = commandLine();
const noDevice = notOnWindows('/dev/stdout in tests/cli', 'Windows has no such file');

async function expectTable(out: string, ...options: string[]): Promise<void> {
  const ended = await desk().cli(['export', 'accounts', '--out', out, '--no-bom', ...options]);
  expect(ended).toMatchObject({ code: 0 });
  const rows = parse(ended.stdout, { columns: true });
  expect(rows.length).toBeGreaterThan(10);
  expect(ended.stderr).toContain(options.includes('--json') ? '"ok": true' : `${rows.length} rows`);
}

it('standard output is named -', () => expectTable('-'));

it('the Result as JSON does not get into the table', () => expectTable('-', '--json'));

it.skipIf(noDevice)('the device of standard output is written into and stays', async () => {
  const before = lstatSync('/dev/stdout').ino;
  await expectTable('/dev/stdout');
  expect(lstatSync('/dev/stdout').ino).toBe(before);
});
