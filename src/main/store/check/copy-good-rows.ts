/** Copies the rows of a damaged store into a new one, if their MACs show that they are as Latchkey wrote them. */
import { z } from 'zod';
import { connectDatabase } from '../db/connect-database';
import type { Database } from '../db/database';
import { schemaVersion } from '../db/migrations';
import { jsonDecoder } from '../db/row-decoder';
import { COVERED_COLUMNS, COVERED_TABLES, type CoveredTable } from '../macs/covered-columns';
import type { ChangedRow } from '../macs/row-checks';
import { RowSums, type StoredSums } from '../macs/row-sums';
import { readableRows, type DamagedTable } from './readable-rows';

/** Of more, only how many there are is kept. */
const MAX_REMEMBERED = 1000;

export interface CopiedRows {
  /** What the rows that were copied, and those that were changed, add up to. */
  readonly found: RowSums;
  /** What all rows added up to when the store was written last; null when that cannot be read. */
  readonly sums: StoredSums | null;
  readonly changed: ChangedRow[];
  /** Changed ones that are not among these. */
  moreChanged: number;
  /** How many. */
  rows: number;
}

/** Nothing can be taken from the file. */
export class NothingToSalvage extends Error {}

/** `into`: an empty store. Fails with `NothingToSalvage`, and with the errors of libsql. */
export function copyGoodRows(file: string, key: string, into: string): CopiedRows {
  const damaged = connectDatabase(file, key);
  // Without the triggers that note what is written: the rows bring their MACs.
  const database = connectDatabase(into, key);
  try {
    // What says what one table is like may be damaged: SQLite then takes the others.
    damaged.exec('PRAGMA writable_schema = ON; PRAGMA busy_timeout = 5000');
    requireSameVersion(database, damaged);
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF');
    const sums = readSums(damaged);
    const copied: CopiedRows = {
      found: new RowSums(),
      sums,
      changed: [],
      moreChanged: 0,
      rows: 0,
    };
    database.transaction(() => {
      for (const table of COVERED_TABLES) copyTable(damaged, database, table, copied);
    });
    if (copied.rows === 0) throw new NothingToSalvage('No row can be read.');
    return copied;
  } finally {
    database.close();
    damaged.close();
  }
}

function requireSameVersion(database: Database, damaged: Database): void {
  if (schemaVersion(database) !== schemaVersion(damaged))
    throw new NothingToSalvage('Another version of Latchkey wrote it.');
}

const damagedTable = (
  damaged: Database,
  table: CoveredTable | 'row_sums',
  columns: readonly string[],
): DamagedTable => ({
  name: table,
  columns,
  matches: (values, mac) => damaged.rows.matches(table, values, mac),
});

const decodeSums = jsonDecoder(z.record(z.string(), z.string()));

function readSums(damaged: Database): StoredSums | null {
  const columns = ['store', 'writes', 'sums'] as const;
  if (!hasColumns(damaged, 'row_sums', columns)) return null;
  for (const { isGood, values } of readableRows(
    damaged,
    damagedTable(damaged, 'row_sums', columns),
  )) {
    const [store, writes, sums] = values;
    if (isGood)
      return { store: String(store), writes: Number(writes), sums: decodeSums(String(sums)) };
  }
  return null;
}

function copyTable(
  damaged: Database,
  database: Database,
  table: CoveredTable,
  copied: CopiedRows,
): void {
  const columns = COVERED_COLUMNS[table];
  if (!hasColumns(damaged, table, columns)) return;
  const insert = `INSERT OR IGNORE INTO ${table} (${[...columns, 'mac'].join(', ')})
    VALUES (${[...columns, 'mac'].map(() => '?').join(', ')})`;
  const bad = new Set<number>();
  for (const row of readableRows(damaged, damagedTable(damaged, table, columns))) {
    const { target, values, mac, isGood } = row;
    // One that comes twice counts once.
    if (isGood ? database.run(insert, ...values, mac) === 0 : bad.has(target)) continue;
    copied.found.toggle(table, mac);
    if (isGood) {
      copied.rows += 1;
      continue;
    }
    bad.add(target);
    if (copied.changed.length < MAX_REMEMBERED) copied.changed.push({ table, target, values });
    else copied.moreChanged += 1;
  }
}

function hasColumns(
  damaged: Database,
  table: CoveredTable | 'row_sums',
  columns: readonly string[],
): boolean {
  try {
    damaged.exec(`SELECT ${columns.join(', ')}, mac FROM ${table} LIMIT 0`);
    return true;
  } catch {
    return false;
  }
}
