/** What every list answer goes through: order, one odd row, fields from the future. */
import type { Call } from '../http/call';
import { json, type Reply } from '../http/reply';
import type { BrokenRow } from '../state/modes';

/** Rows in the order of the modes, with the odd row that they ask for. */
export function listed(call: Call, rows: readonly unknown[], list: BrokenRow['in']): unknown[] {
  const ordered = call.order(rows);
  const broken = call.modes.brokenRow;
  if (broken?.in === list) ordered.splice(broken.at ?? 1, 0, broken.row);
  return ordered;
}

export const listReply = (call: Call, rows: readonly unknown[], list: BrokenRow['in']): Reply =>
  json(listed(call, rows, list));

/** Adds what no version of a client can know, when the modes ask for it. */
export const withExtras = (call: Call, row: Record<string, unknown>): Record<string, unknown> =>
  call.modes.extraFields
    ? { ...row, lineage: { upstream: ['a', 'b'] }, sensitivity: 'internal', quotaUnits: 12.5 }
    : row;
