/**
 * What the MACs of all rows of a table add up to. A MAC shows that a row is as Latchkey wrote it; that a row is missing, or
 * is an earlier one that was put back, only the sum shows. Kept in the transaction that writes the rows.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../db/database';
import { decoded, jsonColumn } from '../db/row-decoder';
import { COVERED_TABLES, type CoveredTable } from './covered-columns';
import { toBytes, type RowValue } from './row-macs';

const SUM_BYTES = 16;

/** Exclusive or: the order of the rows does not matter, and adding one again takes it out. */
export class RowSums {
  private readonly byTable = new Map<CoveredTable, Buffer>();

  /** Adds a row by its MAC, or takes it out. A row without one adds nothing. */
  toggle(table: CoveredTable, mac: RowValue): void {
    const bytes = toBytes(mac);
    if (bytes === null) return;
    const sum = this.byTable.get(table) ?? Buffer.alloc(SUM_BYTES);
    this.byTable.set(table, sum);
    for (let at = 0; at < SUM_BYTES; at++) sum[at] = (sum[at] ?? 0) ^ (bytes[at] ?? 0);
  }

  of(table: CoveredTable): string {
    return (this.byTable.get(table) ?? Buffer.alloc(SUM_BYTES)).toString('hex');
  }

  get tables(): readonly CoveredTable[] {
    return [...this.byTable.keys()];
  }
}

/** The sums as they are stored. `writes` counts the transactions, so a store with a lower number is an earlier one. */
export interface StoredSums {
  readonly store: string;
  readonly writes: number;
  readonly sums: Readonly<Record<string, string>>;
}

const sumsColumn = jsonColumn(z.record(z.string(), z.string()));
const storedSchema = z.object({ store: z.string(), writes: z.number(), sums: sumsColumn });

/** Whether this store has them yet; a migration makes them. */
export const hasRowSums = (database: Database): boolean =>
  database.get("SELECT 1 FROM sqlite_master WHERE name = 'row_sums'") !== null;

/** Null when there are none, or they are not as Latchkey wrote them. */
export function readRowSums(database: Database): StoredSums | null {
  const row = database.get('SELECT store, writes, sums, mac FROM row_sums');
  if (row === null) return null;
  const values = [row['store'], row['writes'], row['sums']].map((value) => value ?? null);
  const mac = toBytes(row['mac'] ?? null);
  if (mac === null || !database.rows.macOf('row_sums', values).equals(mac)) return null;
  return decoded(storedSchema, row);
}

/** Adds what a transaction changed. Sums that are not as Latchkey wrote them stay so. */
export function addToRowSums(database: Database, changes: RowSums): void {
  if (changes.tables.length === 0) return;
  const stored = readRowSums(database);
  if (stored === null) return;
  const sums = { ...stored.sums };
  for (const table of changes.tables) {
    const sum = new RowSums();
    sum.toggle(table, Buffer.from(sums[table] ?? '', 'hex'));
    sum.toggle(table, Buffer.from(changes.of(table), 'hex'));
    sums[table] = sum.of(table);
  }
  write(database, { ...stored, writes: stored.writes + 1, sums });
}

/** From now on, what is there is what must be there. Does nothing in a store that has no sums yet. */
export function countRowSums(database: Database, tables: readonly CoveredTable[]): void {
  if (!hasRowSums(database)) return;
  // What this transaction wrote has no MAC before that, and would be added again at its end.
  database.beforeCommit?.();
  const counted = new RowSums();
  for (const table of tables) {
    const rows = database.iterate(`SELECT mac FROM ${table}`);
    for (let row = rows.next(); row.done !== true; row = rows.next())
      counted.toggle(table, row.value['mac'] ?? null);
  }
  const sums = Object.fromEntries(counted.tables.map((table) => [table, counted.of(table)]));
  const before = readRowSums(database);
  write(database, {
    store: before?.store ?? randomUUID(),
    writes: (before?.writes ?? 0) + 1,
    sums,
  });
}

function write(database: Database, { store, writes, sums }: StoredSums): void {
  const values = [store, writes, JSON.stringify(sums)];
  database.run(
    'INSERT OR REPLACE INTO row_sums (one, store, writes, sums, mac) VALUES (1, ?, ?, ?, ?)',
    ...values,
    database.rows.macOf('row_sums', values),
  );
}

/** The tables whose rows add up to something else: rows are missing, or are earlier ones. */
export function tablesNotInSum(stored: StoredSums | null, found: RowSums): CoveredTable[] {
  const none = new RowSums();
  return COVERED_TABLES.filter((table) => {
    if (stored === null) return found.of(table) !== none.of(table);
    return (stored.sums[table] ?? none.of(table)) !== found.of(table);
  });
}
