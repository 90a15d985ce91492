/** Reading single fields of Domo's objects: what is missing or of another type is null, never an error. */

export type Row = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

/** Ids come as numbers and, in places, as numeric text. */
export function whole(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** Epoch ms. */
export const time = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** A flag has two spellings: a boolean, and text in configs (domo-api 3.8). */
export function flag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const word = value.toLowerCase();
  if (['true', 'yes', 't', '1'].includes(word)) return true;
  return ['false', 'no', 'f', '0'].includes(word) ? false : null;
}
