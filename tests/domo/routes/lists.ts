/** What every list answer goes through: order, one odd row, fields from the future. */
import { asRecord, type Call } from '../http/call';
import { json, type Reply } from '../http/reply';
import type { BrokenRow } from '../state/modes';

/** Rows in the order of the modes, with the odd row that they ask for. */
export function listed(call: Call, rows: readonly unknown[], list: BrokenRow['in']): unknown[] {
  const ordered = call.order(rows);
  const broken = call.modes.brokenRow;
  if (broken?.in !== list) return ordered;
  const { row, at = 1, replace } = broken;
  if (replace !== undefined) return ordered.map((good) => (isOf(good, replace) ? row : good));
  ordered.splice(at, 0, row);
  return ordered;
}

/** Providers alone have a key in place of an id. */
function isOf(row: unknown, id: number | string): boolean {
  const { id: own, key } = asRecord(row);
  return String(own ?? key) === String(id);
}

export const listReply = (call: Call, rows: readonly unknown[], list: BrokenRow['in']): Reply =>
  json(listed(call, rows, list));

/** Adds what no version of a client can know, when the modes ask for it. */
export const withExtras = (call: Call, row: Record<string, unknown>): Record<string, unknown> =>
  call.modes.extraFields
    ? { ...row, lineage: { upstream: ['a', 'b'] }, sensitivity: 'internal', quotaUnits: 12.5 }
    : row;
