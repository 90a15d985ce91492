/** Fields that this version does not know. They are kept, unless they may hold a secret. */
import { isExactNumber } from './exact-json';
import { isJsonRow, shortenText, type JsonRow } from './json-fields';

/** Account objects can hold ciphertext under `configurations*`. A future field may hold a secret. */
const MAY_HOLD_SECRET = /config|secret|passw|passphrase|token|credential|private|api_?key/i;

/** The fields that `known` does not name, without those whose name suggests a secret, at any depth. */
export const collectUnknownFields = (
  row: JsonRow,
  known: ReadonlySet<string>,
): Record<string, unknown> => withoutSecretFields(row, known);

const NOTHING_KNOWN: ReadonlySet<string> = new Set();

/** Known names first: nearly all fields have one, and the pattern is slow. */
function withoutSecretFields(
  row: JsonRow,
  known: ReadonlySet<string> = NOTHING_KNOWN,
): Record<string, unknown> {
  const kept = Object.entries(row).filter(([key]) => !known.has(key) && !MAY_HOLD_SECRET.test(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutSecrets(value)]));
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (isExactNumber(value)) return shortenText(value.value);
  if (typeof value === 'string') return shortenText(value);
  return isJsonRow(value) ? withoutSecretFields(value) : value;
}
