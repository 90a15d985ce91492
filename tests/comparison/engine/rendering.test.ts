/** Matrices as tables, Markdown and CSV: what is hidden stays hidden, and no text is run or taken for markup. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  accountMatrixTable,
  tableToCsv,
  instanceMatrixTable,
  tableToMarkdown,
} from '../../../src/main/comparison/engine';
import { column, compare, described, field, unread } from './columns';
import { collect, of, summary } from './instances';

const table = accountMatrixTable(
  compare([
    column([field.secret('p', 'f1'), field.clear('u', '=1+1|*x*\n<b>')]),
    column([field.hidden('p'), field.empty('u')], { label: 'Two' }),
    column([field.secret('p', 'f2')], { fields: [described('u', 'us')] }),
    column([], { config: unread('noAccess') }),
  ]),
);

describe('compared accounts', () => {
  it('are written as a table of words, with letters for secrets', () => {
    expect(table[0]).toEqual([
      'Part',
      'Field',
      'One: Sales',
      'Two: Sales',
      'One: Sales',
      'One: Sales',
      'Verdict',
    ]);
    expect(table.find(([, name]) => name === 'p')?.slice(2)).toEqual([
      '(secret A)',
      '(hidden by Domo)',
      '(secret B)',
      '(no access)',
      'different',
    ]);
    expect(table.find(([, name]) => name === 'u')?.slice(3)).toEqual([
      '(empty)',
      '(missing, default us)',
      '(no access)',
      'different',
    ]);
    expect(table.find(([, name]) => name === 'id')?.at(-1)).toBe('same (not counted)');
    expect(JSON.stringify(table)).not.toMatch(/f[12]"/);
  });

  it('distinguish a value from a similar word of Latchkey', () => {
    const [, ...rows] = accountMatrixTable(
      compare([column([field.secret('p', 'f1')]), column([field.clear('p', '(secret A)')])]),
    );
    const row = rows.find(([, name]) => name === 'p') ?? [];
    expect(row.slice(2, 4)).toEqual(['(secret A)', '"(secret A)"']);
  });

  it('are written as Markdown without any markup in their values', () => {
    const lines = tableToMarkdown(table).trim().split('\n');
    expect(lines).toHaveLength(table.length + 1);
    expect(lines[1]).toBe(`|${' --- |'.repeat(7)}`);
    expect(lines.join('\n')).toContain('=1+1\\|\\*x\\* \\<b\\>');
  });

  it('are written as CSV that no spreadsheet runs as formulas', () => {
    const read: string[][] = parse(tableToCsv(table));
    expect(read).toHaveLength(table.length);
    expect(read.find(([, name]) => name === 'u')?.[2]).toBe("'=1+1|*x*\n<b>");
  });
});

describe('compared instances', () => {
  it('are written as a table of states', async () => {
    const { rows } = await collect(
      of(
        [summary('S', [['a', '=1']])],
        [summary('S')],
        [],
        [summary('S'), summary('S', [], { id: 2 })],
      ),
    );
    expect(instanceMatrixTable(['A', 'B', 'C', 'D'], rows)).toEqual([
      ['Provider', 'Kind', 'Account', 'A', 'B', 'C', 'D', 'Verdict'],
      ['snowflake', 'account', 'S', 'same', 'drifted (1)', 'missing', 'ambiguous (2)', 'different'],
    ]);
  });
});
