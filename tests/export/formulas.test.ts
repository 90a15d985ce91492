/** No file holds a live formula, whatever separator a spreadsheet takes and however it reads quotes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS } from '../../src/main/export';
import { toCsvCells } from '../../src/main/export/export-cells';
import { toCsvTable, toCsvText } from '../../src/main/export/formats/csv-text';

interface Reading {
  readonly separator: string;
  /** White space before a quote does not keep it from opening a quoted cell. */
  readonly skipsBlanks: boolean;
}

/**
 * Cells as LibreOffice and Excel find them. A quote opens a quoted cell only where a cell begins; text after the
 * closing quote belongs to the cell; a quote that is not closed ends with the file.
 */
function readCells(text: string, { separator, skipsBlanks }: Reading): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell = '';
    if (skipsBlanks) while (text[at] === ' ') at++;
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') cell += text.charAt(at);
        else if (text[at + 1] === '"') cell += text.charAt(at++);
        else break;
      }
      at++;
    }
    while (at < text.length && text[at] !== separator && !/[\r\n]/u.test(text.charAt(at))) {
      cell += text.charAt(at++);
    }
    cells.push(cell);
    at++;
  }
  return cells;
}

const readings: readonly Reading[] = [',', ';', '\t', '|'].flatMap((separator) => [
  { separator, skipsBlanks: false },
  { separator, skipsBlanks: true },
]);

const liveFormulas = (csv: string): string[] =>
  readings.flatMap((reading) =>
    readCells(csv, reading).filter((cell) => /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(cell)),
  );

/** Texts of the characters that matter, in any order. */
const hostile = fc
  .array(fc.constantFrom(...';|,\t\r\n"\' =+-@＝a1\u00A0\u0000'), { maxLength: 12 })
  .map((signs) => signs.join(''));

describe('a formula', () => {
  it('is found by these readings where nothing protects it', () => {
    expect(liveFormulas(toCsvText([['name', 'a;"=1+1;b']]))).toContain('=1+1');
    expect(liveFormulas(toCsvText([['name', 'a|@SUM(A1)']]))).toContain('@SUM(A1)');
  });

  it('is in no cell of a table, whatever its texts are', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { minLength: 1, maxLength: 3 })), (rows) => {
        expect(liveFormulas(toCsvTable(rows))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each(['accounts', 'access', 'activity'] as const)(
    'is in no cell of an export of %s, whatever Domo named things',
    (table) => {
      const texts = CSV_COLUMNS[table].filter(({ type }) => type === 'text' || type === 'id');
      fc.assert(
        fc.property(fc.array(hostile, { minLength: 3, maxLength: 3 }), (values) => {
          const record = Object.fromEntries(
            texts.map(({ field }, index) => [field, values[index % values.length] ?? '']),
          );
          expect(liveFormulas(toCsvText([toCsvCells(CSV_COLUMNS[table], record)]))).toEqual([]);
        }),
        { numRuns: 1_000 },
      );
    },
  );
});
