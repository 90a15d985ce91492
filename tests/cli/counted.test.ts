/** Numbers with nouns: one of a thing is not called several. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { counted, formatCount } from '../../src/contract/counted';
import { inRoot } from '../../build/lib/paths';

it('says one and several of a thing', () => {
  expect([0, 1, 2].map((count) => counted(count, 'row'))).toEqual(['0 rows', '1 row', '2 rows']);
  expect(counted(1, 'entry', 'entries')).toBe('1 entry');
});

it.each([0, 7, 999, 1_000, 12_345, 999_999, 1_000_000, 1_234_567_890, -1_234])(
  'puts the thousands of %d apart as Intl does',
  (count) => {
    expect(formatCount(count)).toBe(new Intl.NumberFormat('en-US').format(count));
  },
);

it('makes no formatter of Intl while contract and main are loaded, which would cost each start time', () => {
  const folders = ['src/contract', 'src/main'].map((folder) => inRoot(folder));
  const atLoad = /^(?:export )?const \w+ = new Intl\./mu;
  const found = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && atLoad.test(readFileSync(join(folder, file), 'utf8')),
    ),
  );
  expect(found).toEqual([]);
});

it('prints no number in front of a plural in any command', () => {
  const folder = inRoot('src', 'main', 'cli');
  const plurals = /\$\{[^{}]+\} (?:more )?(?:accounts|instances|rows|entries|bytes|users) /gu;
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(plurals) ?? []);
  expect(found).toEqual([]);
});
