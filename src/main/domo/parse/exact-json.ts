/**
 * JSON without losing a digit. JavaScript's own numbers change `17841400000000001`, `1.10` and `1e400`; such a number
 * is kept as it is written, in a `LosslessNumber`.
 */
import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json';

/** A number that JavaScript would write in another way. */
export const isExactNumber = (value: unknown): value is LosslessNumber =>
  value instanceof LosslessNumber;

/** @param digits a JSON number, to be written into JSON as it is. Throws for any other text. */
export const exactNumber = (digits: string): LosslessNumber => new LosslessNumber(digits);

/** Throws a SyntaxError. As with `JSON.parse`, the last of several equal keys counts. */
export const parseExactJson = (text: string): unknown =>
  MAY_LOSE_DIGITS.test(text)
    ? parse(text, null, { parseNumber: toNumber, onDuplicateKey: ({ newValue }) => newValue })
    : JSON.parse(text);

/**
 * A number with a fraction, an exponent or 16 digits, or `-0`; perhaps inside a text. Few rows have one, and JavaScript's
 * own parser is ten times as fast.
 */
const MAY_LOSE_DIGITS = /(?:^|[\s,:[])(?:-0|-?\d+[.eE]|-?\d{16})/u;

/** The JSON of a value that `parseExactJson` returned, or that holds such values. */
export const toExactJson = (value: unknown): string => stringify(value) ?? 'null';

const toNumber = (digits: string): number | LosslessNumber => {
  const number = Number(digits);
  return String(number) === digits ? number : new LosslessNumber(digits);
};

/** The number itself, when JavaScript can hold its value: `1.0` and `1.7E12`. Null otherwise. */
export const exactToNumber = ({ value }: LosslessNumber): number | null =>
  isSafeNumber(value) ? Number(value) : null;
