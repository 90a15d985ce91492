/** Every text of the window can be said in another language: it goes through `t`, and the catalogue has it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildEnglish, englishFile, placeOf, windowModules } from '../../build/texts/catalogue';
import { parseSource, translated, untranslated } from '../../build/texts/find';

/** Of the contract, the modules that make texts. Others are checked by main, or name operations and routes. */
const makesTexts = /^renderer\/|^contract\/(?:.*-text|shortcuts|errors)\.ts$/u;

/** The page before the app, which must load none of its code. It has seven texts of its own. */
const isLockPage = (place: string): boolean => place.startsWith('renderer/lock/');

it('no text of the window is written without the catalogue', () => {
  const modules = windowModules().filter((file) => makesTexts.test(placeOf(file)));
  expect(modules.length).toBeGreaterThan(300);
  const found = modules
    .filter((file) => !isLockPage(placeOf(file)))
    .flatMap((file) =>
      untranslated(file).map((node) => `${placeOf(file)}: ${node.getText(file).trim()}`),
    );
  expect(found).toEqual([]);
});

it('en.json has every text of the code, and no other (npm run docs)', async () => {
  expect(readFileSync(englishFile, 'utf8')).toBe(await buildEnglish());
});

const textsIn = (source: string): string[] =>
  untranslated(parseSource('a.tsx', source)).map((node) => node.getText().trim());

describe('a text without the catalogue', () => {
  it.each([
    ['between tags', 'const a = <p>Nothing yet</p>;', 'Nothing yet'],
    ['in an attribute', 'const a = <B title="Close" />;', '"Close"'],
    ['in a condition', "const a = <p>{b ? 'none' : c}</p>;", "'none'"],
    ['with values', 'const a = f(`${n} of ${all} rows`);', '`${n} of ${all} rows`'],
    ['as one word of a table', "const stateLabels = { done: 'created' };", "'created'"],
    ['as a number of things', "const a = { label: '24 hours' };", "'24 hours'"],
    ['as an answer', "const f = () => { return 'Not read'; };", "'Not read'"],
  ])('%s is said by the check', (_where, source, text) => {
    expect(textsIn(source)).toEqual([text]);
  });
});

describe('what needs no catalogue', () => {
  it.each([
    ['a text of the catalogue', "const a = <p>{t('Nothing yet')}</p>;"],
    ['a class', 'const a = <p className="lk-dim lk-small" />;'],
    ['a key', 'const a = <p key={`group ${n}`} />;'],
    ['a selector', "const a = document.querySelector('[role=dialog] h2');"],
    ['a comparison', "if (a === 'Some text') b();"],
    ['an error for developers', "throw new Error('Something is missing');"],
    ['a key of the keyboard', "const a = ['Ctrl+Enter', 'Escape'];"],
    ['a size', "const a = { padding: '0 1px' };"],
    ['a name', 'const a = <h1>Latchkey</h1>;'],
  ])('%s is not said by the check', (_what, source) => {
    expect(textsIn(source)).toEqual([]);
  });
});

it.each([
  ["t('Sync')", ['Sync']],
  ["richText('Read {when}', { when })", ['Read {when}']],
  ["t(n === 1 ? 'a row' : 'rows')", ['a row', 'rows']],
  ["formatCountOf(n, 'account')", ['{count} account', '{count} accounts']],
  ["formatCountOf(n, 'entry', 'entries')", ['{count} entry', '{count} entries']],
  ['t(problem.next)', []],
])('%s gives the catalogue %j', (source, keys) => {
  expect(translated(parseSource('a.ts', source))).toEqual(keys);
});
