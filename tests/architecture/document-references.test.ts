/** Every path and every link in the documents leads to something that is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  brokenReferences,
  existsExactly,
  linksIn,
  pathsIn,
  type Project,
} from './document-references';

const root = resolve(__dirname, '../..');
const project: Project = {
  has: (path) => existsExactly(root, path),
  read: (path) => readFileSync(join(root, path), 'utf8'),
};

const documents = [
  'ARCHITECTURE.md',
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/glossary.md',
  'docs/promises.md',
  'docs/csv.md',
  'docs/domo-api.md',
  'tests/domo/README.md',
  'tests/bench/README.md',
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
].map((path) => ({ path, text: project.read(path) }));

describe('the documents', () => {
  it('have paths and links to check', () => {
    expect(documents.flatMap(({ text }) => pathsIn(text)).length).toBeGreaterThan(100);
    expect(documents.flatMap(({ text }) => linksIn(text)).length).toBeGreaterThan(60);
  });

  it.each(documents)('$path names only what is there', (document) => {
    expect(brokenReferences(document, project)).toEqual([]);
  });
});

describe('a reference', () => {
  const check = (text: string, path = 'docs/decisions/page.md'): string[] =>
    brokenReferences({ path, text }, project).map((each) => each.replace(/^.*?: /u, ''));

  it.each([
    '`src/contract/`',
    '`src/contract/index.ts`, `docs/csv.md`',
    '`tests/<subject>/` and `src/*.ts`',
    '`index.ts`',
    '[a](../glossary.md)',
    '[a](../../README.md#where-data-lives)',
    '# A page, in short\n[a](#a-page-in-short)',
    '[a](https://example.com/nowhere.md)',
    '```sh\nls `src/nowhere`\n```',
  ])('that is right passes: %j', (text) => {
    expect(check(text)).toEqual([]);
  });

  it.each([
    ['`src/nowhere/`', 'src/nowhere/'],
    ['`src/Contract/index.ts`', 'src/Contract/index.ts'],
    ['`src/contract/index.ts/more`', 'src/contract/index.ts/more'],
    ['| `docs/csv.md`, `tests/nowhere.ts` |', 'tests/nowhere.ts'],
    ['[a](glossary.md)', 'glossary.md'],
    ['[a](../GLOSSARY.md)', '../GLOSSARY.md'],
    ['[a](../../README.md#nowhere)', '../../README.md#nowhere'],
    ['[a](#nowhere)', '#nowhere'],
    ['![a](../screenshots/nowhere.png)', '../screenshots/nowhere.png'],
    ['[a](../../../elsewhere.md)', '../../../elsewhere.md'],
  ])('that is wrong is reported: %j', (text, reference) => {
    expect(check(text)).toEqual([reference]);
  });
});
