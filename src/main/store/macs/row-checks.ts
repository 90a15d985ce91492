/** Tells whether rows are as Latchkey wrote them, and remembers those that are not. */
import type { CoveredTable } from './covered-columns';
import {
  createRowMac,
  toBytes,
  type MakeRowMac,
  type RowValue,
  type TableWithMacs,
} from './row-macs';

/** A row that was met and left out. Its values are not to be trusted; they only help to name it. */
export interface ChangedRow {
  readonly table: CoveredTable;
  readonly target: number;
  readonly values: readonly RowValue[];
}

export class RowChecks {
  readonly macOf: MakeRowMac;
  private readonly known = new Map<string, ChangedRow>();
  private unreported = false;
  private incomplete: readonly CoveredTable[] | null = null;

  constructor(key: string) {
    this.macOf = createRowMac(key);
  }

  /** `target`: the row's number in its table. */
  isGood(table: CoveredTable, values: readonly RowValue[], mac: RowValue, target: number): boolean {
    if (this.matches(table, values, mac)) return true;
    const name = `${table} ${target}`;
    if (!this.known.has(name)) {
      this.known.set(name, { table, target, values });
      this.unreported = true;
    }
    return false;
  }

  /** Remembers nothing. */
  matches(table: TableWithMacs, values: readonly RowValue[], mac: RowValue): boolean {
    const stored = toBytes(mac);
    return stored !== null && this.macOf(table, values).equals(stored);
  }

  /** What a check of all rows found. */
  noteIncomplete(tables: readonly CoveredTable[]): void {
    if (tables.length > 0) this.incomplete = tables;
  }

  /** Null when no check found one since the last call. */
  takeIncomplete(): readonly CoveredTable[] | null {
    const tables = this.incomplete;
    this.incomplete = null;
    return tables;
  }

  /** All rows that were met, if there is a new one among them since the last call; else null. */
  takeReport(): readonly ChangedRow[] | null {
    if (!this.unreported) return null;
    this.unreported = false;
    return [...this.known.values()];
  }
}
