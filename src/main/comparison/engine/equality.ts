/**
 * What is known of a value, and what can be said of several: the one place that decides `same`, for comparing, for
 * writing, for the check of what the user saw, and for cloning.
 */
import type { ConfigField, Relation } from '../../../contract';
import { EXTERNAL_USE_FIELD, normaliseValue } from '../../../contract/config-text';
import { holdsMask } from '../../secrets/mask';

/**
 * A text in its normal form (`''` for no value), or the fingerprint of a secret. `written`: Domo hides the value, and
 * this is the fingerprint of what Latchkey wrote there; nobody is known to have changed it since. Null if the value is
 * not known.
 */
export type ComparableValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'secret'; readonly fingerprint: string }
  | { readonly is: 'written'; readonly fingerprint: string }
  | null;

export const comparableText = (text: string): ComparableValue => ({ is: 'text', text });
/** No value. A missing field without default, null and `''` are the same. */
export const emptyValue: ComparableValue = comparableText('');

/** Not an equivalence relation: a value that is not known is not even the same as itself. */
export function relationBetween(one: ComparableValue, other: ComparableValue): Relation {
  if (one === null || other === null) return 'unknown';
  if (one.is === 'text' && other.is === 'text') return toRelation(one.text === other.text);
  if (one.is === 'secret' && other.is === 'secret') {
    return toRelation(one.fingerprint === other.fingerprint);
  }
  const proven = one.is !== 'written' && other.is !== 'written';
  if (one.is !== 'text' && other.is !== 'text') {
    return one.fingerprint === other.fingerprint ? 'sameAsWritten' : 'differsAsWritten';
  }
  // A secret is never empty. Whether it equals a known text cannot be decided without reading it.
  const text = one.is === 'text' ? one : other;
  if (text.is !== 'text' || text.text !== '') return 'unknown';
  return proven ? 'different' : 'differsAsWritten';
}

const toRelation = (equal: boolean): Relation => (equal ? 'same' : 'different');

/** The relation over all pairs. */
export function relationAmong(values: readonly ComparableValue[]): Relation {
  return combineRelations(
    values.flatMap((one, index) =>
      values.slice(index + 1).map((other) => relationBetween(one, other)),
    ),
  );
}

/** Each beats those after it. What is only as written never beats a proven difference, and is never proof of `same`. */
const relationsByStrength: readonly Relation[] = [
  'different',
  'differsAsWritten',
  'unknown',
  'sameAsWritten',
];

/** Combines the relations of several parts into one. `same` for none. */
export const combineRelations = (relations: readonly Relation[]): Relation =>
  relationsByStrength.find((relation) => relations.includes(relation)) ?? 'same';

/**
 * The text that a value is shown as; null for null and undefined. `true` and `"true"` become the same text, and so do
 * `5` and `"5"`. Texts that differ in zeros (`"05"`), white space or case stay different.
 */
export function toShownText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What is known of a text that is shown. */
export const toComparableValue = (field: string, text: string): ComparableValue =>
  holdsMask(text) ? null : comparableText(normaliseValue(field, text));

/** What is known of a field that has no value. Old instances leave this flag out, which does not mean that it is off (domo-api 4.1). */
export const valueWhenEmpty = (name: string): ComparableValue =>
  name === EXTERNAL_USE_FIELD ? null : emptyValue;

/** What is known of a config field. */
export function comparableField({
  name,
  state,
  value,
  fingerprint,
  written,
}: ConfigField): ComparableValue {
  if (state === 'clear' && value !== null) return toComparableValue(name, value);
  if (state === 'secret' && fingerprint !== null) return { is: 'secret', fingerprint };
  if (state === 'empty') return valueWhenEmpty(name);
  return written?.stands === true ? { is: 'written', fingerprint: written.fingerprint } : null;
}

/** Of two config fields of one name. */
export const relationOfFields = (one: ConfigField, other: ConfigField): Relation =>
  relationBetween(comparableField(one), comparableField(other));
