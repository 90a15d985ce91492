/** Reads single fields of Domo's objects. A field that is missing or of another type is null, never an error. */

import { toInstant } from '../../../contract/instants';
import { parseId, type DomoId } from '../../../contract/ids';
import { exactToNumber, isExactNumber } from './exact-json';

export type JsonRow = Readonly<Record<string, unknown>>;

export const isJsonRow = (value: unknown): value is JsonRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);

/** A text, or a number with all the digits that Domo wrote. */
export function toText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (isExactNumber(value)) return value.value;
  return typeof value === 'number' ? String(value) : null;
}

/** The longest name or id, in characters. Domo's are far shorter. */
export const MAX_TEXT_LENGTH = 10_000;

/** A text for display, shortened when it is too long. Never use it for a text that may be sent to Domo. */
export function toDisplayText(value: unknown): string | null {
  const whole = toText(value);
  return whole === null ? null : shortenText(whole);
}

/** Never cuts a character (a surrogate pair) in half. */
export const shortenText = (whole: string): string =>
  whole.length <= MAX_TEXT_LENGTH
    ? whole
    : `${whole.slice(0, MAX_TEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}… (cut: it has ${whole.length} characters)`;

/** A safe integer, from a number or numeric text. */
export function toInteger(value: unknown): number | null {
  const number =
    typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : plainNumber(value);
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** An id with all its digits: Domo writes ids as numbers and as texts. */
export const toId = (value: unknown): DomoId | null =>
  toInteger(value) ?? parseId(toText(value) ?? '');

/** As `toId`; null for a negative id, which no account has. */
export function toAccountId(value: unknown): DomoId | null {
  const id = toId(value);
  return typeof id === 'number' && id < 0 ? null : id;
}

const plainNumber = (value: unknown): unknown =>
  isExactNumber(value) ? exactToNumber(value) : value;

/** Epoch ms, from any way in which Domo writes a time. Null for a time that cannot be. */
export const toEpochMs = (value: unknown): number | null => toInstant(plainNumber(value));

/** From a boolean, or from the text that configs use (domo-api 3.8). */
export function toBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const word = value.toLowerCase();
  if (['true', 'yes', 't', '1'].includes(word)) return true;
  return ['false', 'no', 'f', '0'].includes(word) ? false : null;
}
