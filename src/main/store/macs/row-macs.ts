/**
 * The MAC of a row: the page cipher does not authenticate, so this is what shows that a row is as Latchkey wrote it.
 * HMAC-SHA-256, cut to 16 bytes, under a key of its own.
 */
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { CoveredTable } from './covered-columns';

const MAC_BYTES = 16;

/** Small rows that a query returns again with each account. Their MACs are kept: the same row has the same MAC. */
const REPEATED_TABLES: ReadonlySet<TableWithMacs> = new Set(['lists', 'profiles']);
const MAX_KNOWN = 1000;

/** What a column holds. */
export type RowValue = string | number | Uint8Array | null;

/** The sums of `row-sums.ts` have a MAC too; `providers` is of earlier versions (`db/provider-lists.ts`). */
export type TableWithMacs = CoveredTable | 'row_sums' | 'providers';

/** The values are in the order of `COVERED_COLUMNS`. */
export type MakeRowMac = (table: TableWithMacs, values: readonly RowValue[]) => Buffer;

export function createRowMac(key: string): MakeRowMac {
  const secret = createSecretKey(
    Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'latchkey store rows', 32)),
  );
  const macOf: MakeRowMac = (table, values) => {
    const mac = createHmac('sha256', secret);
    let text: string = table;
    for (const value of values) {
      const bytes = toBytes(value);
      if (bytes) {
        mac.update(`${text}|b${bytes.length}:`).update(bytes);
        text = '';
      } else {
        text += toField(value as string | number | null);
      }
    }
    return mac.update(text).digest().subarray(0, MAC_BYTES);
  };
  const known = new Map<string, Buffer>();
  return (table, values) => {
    if (!REPEATED_TABLES.has(table)) return macOf(table, values);
    const row = table + values.map((value) => toField(value as string | number | null)).join('');
    const rowMac = known.get(row) ?? macOf(table, values);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(row, rowMac);
    return rowMac;
  };
}

/** libsql returns bytes of one row as a buffer, and of several rows as an ArrayBuffer. Null for any other value. */
export function toBytes(value: unknown): Uint8Array | null {
  if (value instanceof Uint8Array) return value;
  return value instanceof ArrayBuffer ? new Uint8Array(value) : null;
}

/** With its type and length, so that no two rows give one text. */
function toField(value: string | number | null): string {
  if (value === null) return '|n';
  return typeof value === 'number' ? `|${value}` : `|s${value.length}:${value}`;
}
