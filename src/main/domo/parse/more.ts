/** Fields that this version does not know: kept, save what may hold a secret. */
import { isRow, shortened, type Row } from './fields';

/** Account objects have carried ciphertext under `configurations*`; a later field may carry more than that. */
const mayHoldSecret = /config|secret|passw|passphrase|token|credential|private|api_?key/i;

/** Of a row that is no oddity: the fields that `known` does not name, without any, at any depth, whose name speaks of a secret. */
export const moreOf = (row: Row, known: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(harmlessFields(row)).filter(([key]) => !known.has(key)));

const harmlessFields = (row: Row): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([key]) => !mayHoldSecret.test(key))
      .map(([key, value]) => [key, harmless(value)]),
  );

function harmless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value === 'string') return shortened(value);
  return isRow(value) ? harmlessFields(value) : value;
}
