/**
 * Ids of Domo, which have 64 bits. JavaScript's numbers are exact up to 2^53: a larger id is kept as its digits. Each
 * id has one form, so `===` and the keys of a Map compare ids. This file imports no zod; `id-schemas.ts` has the schema.
 */
import type { z } from 'zod';

/** The digits of an id that is too large for a number. */
export type LongId = string & z.$brand<'LongId'>;
export type DomoId = number | LongId;

/** Domo's ids are signed integers of 64 bits, and so are those of the store. */
export const MAX_ID = '9223372036854775807';

export const isLongId = (text: string): text is LongId =>
  /^[1-9]\d{15,18}$/u.test(text) &&
  BigInt(text) > BigInt(Number.MAX_SAFE_INTEGER) &&
  BigInt(text) <= BigInt(MAX_ID);

/** From decimal digits. Null for other texts and for ids that are too large, which are never rounded. */
export function parseId(digits: string): DomoId | null {
  const plain = /^0*(?<rest>\d+)$/u.exec(digits)?.groups?.['rest'] ?? '';
  if (isLongId(plain)) return plain;
  const number = Number(plain);
  return plain !== '' && Number.isSafeInteger(number) ? number : null;
}

/** Ids in the order of their values. */
export function compareIds(one: DomoId, other: DomoId): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const difference = BigInt(one) - BigInt(other);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
