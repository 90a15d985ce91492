/** The id of a row that is not parsed, so that the row can be named and its account kept. */
import type { DomoId } from '../../../contract/ids';
import { parseExactJson } from './exact-json';
import { isJsonRow, toAccountId } from './json-fields';

/** Fields of the row itself have so many bytes at most, without long texts and nested objects. */
const MAX_OUTLINE_BYTES = 16 * 1024;
/** An id and its name are shorter. */
const MAX_TEXT_BYTES = 64;

/** Null when the row has none that can be found. */
export function findRowId(bytes: Buffer, start: number, end: number): DomoId | null {
  try {
    const row = parseExactJson(outlineOf(bytes, start, end));
    return isJsonRow(row) ? toAccountId(row['id']) : null;
  } catch {
    return null;
  }
}

/** The row with `0` in place of nested objects and lists, and with empty texts in place of long ones. */
function outlineOf(bytes: Buffer, start: number, end: number): string {
  let outline = '';
  let depth = 0;
  for (let at = start; at < end && outline.length < MAX_OUTLINE_BYTES; at++) {
    const sign = String.fromCharCode(bytes[at] ?? 0);
    if (sign === '"') {
      const from = at++;
      while (at < end && bytes[at] !== 0x22) at += bytes[at] === 0x5c ? 2 : 1;
      const isShort = at - from <= MAX_TEXT_BYTES;
      if (depth === 1) outline += isShort ? bytes.toString('utf8', from, at + 1) : '""';
      continue;
    }
    if (sign === '{' || sign === '[') {
      depth++;
      if (depth <= 2) outline += depth === 1 ? sign : '0';
      continue;
    }
    if (depth === 1) outline += sign;
    if (sign === '}' || sign === ']') depth--;
  }
  return outline;
}
