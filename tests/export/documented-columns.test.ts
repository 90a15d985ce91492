/** docs/csv.md tells users the columns: it may not differ from what is written. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, CSV_SCHEMA_VERSION } from '../../src/main/export';

const page = readFileSync('docs/csv.md', 'utf8');

/** The text under a heading of the second level, up to the next. */
function section(title: string): string {
  const part = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  if (part === undefined) throw new Error(`docs/csv.md has no section ${title}.`);
  return part;
}

/** The cells of a table row, without the spaces around them. */
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Rows of a section that are about a column: they begin with its name in backticks. */
const documented = (title: string) =>
  section(title)
    .split('\n')
    .filter((line) => /^\| *`/.test(line))
    .map(cellsOf)
    .map(([name = '', type, meaning, from]) => ({
      header: name.replaceAll('`', ''),
      type,
      meaning,
      from,
    }));

describe.each([
  ['Accounts', CSV_COLUMNS.accounts],
  ['Access', CSV_COLUMNS.access],
  ['Expanded access', CSV_COLUMNS.expandedAccess],
  ['Changes', CSV_COLUMNS.changes],
  ['Activity', CSV_COLUMNS.activity],
] as const)('the columns of %s in docs/csv.md', (title, written) => {
  it('match the exported columns in order and type', () => {
    expect(documented(title).map(({ header, type }) => ({ header, type }))).toEqual(
      written.map(({ header, type }) => ({ header, type })),
    );
  });

  it('each have a meaning and a source', () => {
    for (const { header, meaning, from } of documented(title)) {
      expect([header, meaning]).not.toEqual([header, '']);
      expect([header, from]).not.toEqual([header, '']);
      expect(from).toBeDefined();
    }
  });
});

describe('docs/csv.md', () => {
  it('names the schema version', () => {
    expect(page).toContain(`This is schema version **${CSV_SCHEMA_VERSION}**.`);
    const rows = ['Accounts', 'Access', 'Activity'].flatMap((title) =>
      documented(title).filter(({ header }) => header === 'Schema_Version'),
    );
    expect(rows.map(({ meaning }) => meaning)).toEqual(
      Array(3).fill(`The version of this format: \`${CSV_SCHEMA_VERSION}\``),
    );
  });

  it('explains every type that is used', () => {
    const types = new Set(Object.values(CSV_COLUMNS).flatMap((all) => all.map(({ type }) => type)));
    const explained = section('Types')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => cellsOf(line)[0]);
    expect(explained).toEqual(expect.arrayContaining([...types]));
  });
});
