/** Every citation of docs/domo-api.md and docs/promises.md names something that is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citationsIn, promisesOf, sectionsOf, type Citation, type Pages } from './citations';

const root = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const promisesPage = read('docs/promises.md');
const pages: Pages = {
  sections: sectionsOf(read('docs/domo-api.md')),
  promises: promisesOf(promisesPage),
};

const texts = /\.(?:[cm]?[jt]sx?|css|html|md)$/u;
const filesIn = (folder: string, deep: boolean): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return deep ? filesIn(path, deep) : [];
    return texts.test(path) ? [path] : [];
  });
/** This file cites what is not there, on purpose. */
const files = [
  ...filesIn('.', false),
  ...['src', 'tests', 'build', 'docs'].flatMap((folder) => filesIn(folder, true)),
].filter((file) => resolve(root, file) !== __filename);

const mistakesIn = (text: string): (string | null)[] =>
  citationsIn(text, pages).map(({ mistake }) => mistake);

describe('citations', () => {
  const all = files.flatMap((file) =>
    citationsIn(read(file), pages).map((citation) => ({ file, ...citation })),
  );

  it.each<Citation['page']>(['domo-api', 'promises'])('of %s are found', (page) => {
    expect(all.filter((citation) => citation.page === page).length).toBeGreaterThan(0);
  });

  it('name a section, a row or a promise that is there', () => {
    const wrong = all.filter(({ mistake }) => mistake !== null);
    expect(wrong.map(({ file, line, mistake }) => `${file}:${line}: ${String(mistake)}`)).toEqual(
      [],
    );
  });
});

describe('a right citation is taken', () => {
  it.each([
    '(domo-api 3.5)',
    'domo-api 3.5 and 4.1.',
    'domo-api 3.5, 3.6, 6',
    'domo-api 3.5 to 3.9; 10.5',
    'domo-api 3.5–3.9, 404 accounts',
    'domo-api 2.1 notes on rows 9 and 14, 3.8, 9.2 "rights"',
    'domo-api 2.1, rows 1 to 6, 6a; 1.5',
    '/* domo-api\n * 3.5,\n * 3.6 */',
    'promise P6 (no plaintext)',
  ])('%j is taken', (text) => expect(mistakesIn(text)).toEqual([null]));

  it.each(['docs/domo-api.md', 'new Promise(resolve)', 'P6'])('%j is none', (text) =>
    expect(mistakesIn(text)).toEqual([]),
  );
});

describe('a wrong citation is refused', () => {
  it.each([
    ['domo-api 99.9', 'no section 99.9'],
    ['(domo-api 3.5, 3.99)', 'no section 3.99'],
    ['domo-api 3.5 and\n// 3.99', 'no section 3.99'],
    ['domo-api 3.19 to 3.99', 'no section 3.22'],
    ['domo-api 3.5-3.99', 'no section 3.99'],
    ['domo-api 12', 'no section 12'],
    ['domo-api 2.1, rows 20 to 26', 'section 2.1 of docs/domo-api.md has no row “26”'],
    ['domo-api 2.1 rows 1 and 44, 2.2', 'no row “44”'],
    ['domo-api 9.2, "colours"', 'no row “colours”'],
    ['domo-api 3.5.1', 'no number of a section'],
    ['domo-api section 3.5', 'no number of a section'],
    ['promise P99 (no plaintext)', 'promise P99 (its name)'],
    ['Promise P6 (secrets)', 'is not “promise P6 (no plaintext)”'],
    ['promise P6: a keychain', 'is not “promise P6 (no plaintext)”'],
    ['promise 6 (no plaintext)', 'promise 6 (its name)'],
  ])('%j is named as wrong', (text, mistake) =>
    expect(mistakesIn(text)).toEqual([expect.stringContaining(mistake)]),
  );

  it('with the line where it starts', () => {
    const lines = citationsIn('\n\ndomo-api 99.9\n\ndomo-api 3.5', pages).map(({ line }) => line);
    expect(lines).toEqual([3, 5]);
  });
});

describe('docs/promises.md', () => {
  const rows = promisesPage.split('\n').filter((line) => /^\| P\d/u.test(line));
  const pathsIn = (row: string): string[] =>
    [...row.matchAll(/`([^`\s]+\/[^`\s]*)`/gu)].map(([, path = '']) => path);
  const missing = (row: string): string[] =>
    pathsIn(row).filter((path) => !existsSync(join(root, path)));

  it('numbers its promises from P1, without a gap', () => {
    expect([...pages.promises.keys()]).toEqual(rows.map((_row, index) => `P${index + 1}`));
  });

  it.each([...pages.promises])('%s (%s): its tests are there', (number) => {
    const row = rows.find((each) => each.startsWith(`| ${number} `)) ?? '';
    expect(pathsIn(row)).not.toEqual([]);
    expect(missing(row)).toEqual([]);
  });

  it('would be refused with a test that is not there', () => {
    expect(missing('| P1 | `tests/nowhere/`, `tests/architecture/` |')).toEqual(['tests/nowhere/']);
  });
});
