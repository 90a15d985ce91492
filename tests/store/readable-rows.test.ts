/** Which rows come out of a table whose pages were damaged, by the cells of one page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it } from 'vitest';
import { readableRows } from '../../src/main/store/check/readable-rows';
import { Database } from '../../src/main/store/db/database';
import { RowChecks } from '../../src/main/store/macs/row-checks';
import { temporaryFolder } from '../support/temporary-folder';
import { KEY } from './constants';

const ROWS = 2000;
const PAGE = 4096;
const LEAF_TABLE = 13;

/** Where the number of each row is in the file. */
type Places = ReadonlyMap<number, number>;

/** A row is good when its MAC names what it holds. */
function valuesAfter(edit: (bytes: Buffer, places: Places) => void): string[] {
  const file = join(temporaryFolder('rows'), 'rows.db');
  const filled = new Libsql(file);
  filled.exec(`PRAGMA page_size = ${PAGE}; CREATE TABLE t (a TEXT, mac BLOB); BEGIN`);
  const insert = filled.prepare('INSERT INTO t VALUES (?, ?)');
  for (let n = 1; n <= ROWS; n++) insert.run(`v${n} ${'x'.repeat(60)}`, Buffer.from(`v${n}`));
  filled.exec('COMMIT');
  filled.close();
  const bytes = readFileSync(file);
  edit(bytes, placesIn(bytes));
  writeFileSync(file, bytes);
  const database = new Database(new Libsql(file), new RowChecks(KEY));
  const table = {
    name: 't',
    columns: ['a'],
    matches: ([value]: readonly unknown[], mac: unknown) =>
      String(value).startsWith(`${Buffer.from(mac as Uint8Array).toString()} `),
  };
  const good: string[] = [];
  for (const row of readableRows(database, table))
    if (row.isGood) good.push(String(row.values[0]).split(' ')[0] ?? '');
  database.close();
  return [...new Set(good)];
}

function placesIn(bytes: Buffer): Places {
  const places = new Map<number, number>();
  for (let page = PAGE; page < bytes.length; page += PAGE) {
    if (bytes[page] !== LEAF_TABLE) continue;
    const cells = bytes.readUInt16BE(page + 3);
    for (let cell = 0; cell < cells; cell++) {
      // The length of the payload takes one byte here, and the number of the row one or two.
      const place = page + bytes.readUInt16BE(page + 8 + 2 * cell) + 1;
      const first = bytes[place] ?? 0;
      const number = first < 128 ? first : (first & 127) * 128 + (bytes[place + 1] ?? 0);
      places.set(number, place);
    }
  }
  return places;
}

const flip = (bytes: Buffer, place: number | undefined, mask: number): void => {
  if (place === undefined) throw new Error('There is no such row.');
  bytes[place] = (bytes[place] ?? 0) ^ mask;
};

/** A length of the header that cannot be: SQLite fails at this row. */
const makeUnreadable = (bytes: Buffer, places: Places, row: number): void => {
  flip(bytes, (places.get(row) ?? 0) + (row < 128 ? 1 : 2), 0x7f);
};

const lost = (found: readonly string[]): number => ROWS - found.length;

it('all come out of a table that is as it was written', () => {
  expect(lost(valuesAfter(() => undefined))).toBe(0);
});

it.each([1, 500, 1000, 2000])('only row %i is lost when SQLite cannot read it', (row) => {
  const found = valuesAfter((bytes, places) => {
    makeUnreadable(bytes, places, row);
  });
  expect(lost(found)).toBe(1);
  expect(found).not.toContain(`v${row}`);
});

it.each<[what: string, place: number, mask: number]>([
  ['higher than all', 0, 64],
  ['lower than the one before', 1, 32],
])('no other row is lost with one whose number became %s', (_what, offset, mask) => {
  const found = valuesAfter((bytes, places) => {
    flip(bytes, (places.get(1000) ?? 0) + offset, mask);
  });
  expect(lost(found)).toBeLessThanOrEqual(1);
});

it('good rows between two parts that cannot be read come out', () => {
  const found = valuesAfter((bytes, places) => {
    for (let row = 1000; row < 1600; row++)
      if (row < 1101 || row > 1190) makeUnreadable(bytes, places, row);
  });
  for (let row = 1101; row <= 1190; row++) expect(found).toContain(`v${row}`);
  expect(lost(found)).toBe(600 - 90);
});

it('it ends where the row behind one that cannot be read has a lower number', () => {
  for (const bit of [4, 5, 6]) {
    const found = valuesAfter((bytes, places) => {
      const pageOf = (row: number): number => Math.floor((places.get(row) ?? 0) / PAGE);
      let last = 1000;
      while (pageOf(last + 1) === pageOf(last)) last += 1;
      makeUnreadable(bytes, places, last);
      flip(bytes, (places.get(last + 1) ?? 0) + 1, 1 << bit);
    });
    expect(lost(found)).toBeLessThanOrEqual(3);
  }
});
