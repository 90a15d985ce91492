/** What is known of a value, and what can be said of several: the one place that decides `same`. */
import type { Relation } from '../../../contract';
import { holdsMask } from '../../secrets/mask';
import { canonicalJson, parseJsonTree } from './json-tree';

/** A text in its normal form (`''`: nothing), or a secret's fingerprint. Null: it cannot be known. */
export type ComparableValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'secret'; readonly fingerprint: string }
  | null;

export const comparableText = (text: string): ComparableValue => ({ is: 'text', text });
/** No value: missing without a default, null and `''` are one. */
export const emptyValue: ComparableValue = comparableText('');

/** Not an equivalence: what cannot be known is not even the same as itself. */
export function relationBetween(one: ComparableValue, other: ComparableValue): Relation {
  if (one === null || other === null) return 'unknown';
  if (one.is === 'text' && other.is === 'text') return toRelation(one.text === other.text);
  if (one.is === 'secret' && other.is === 'secret') {
    return toRelation(one.fingerprint === other.fingerprint);
  }
  // A secret is never empty. Whether it equals a text that is known nobody can say without reading it.
  const text = one.is === 'text' ? one : other;
  return text.is === 'text' && text.text === '' ? 'different' : 'unknown';
}

const toRelation = (equal: boolean): Relation => (equal ? 'same' : 'different');

/** Over all pairs: a proven difference beats what is unknown, and that beats same. */
export function relationAmong(values: readonly ComparableValue[]): Relation {
  return combineRelations(
    values.flatMap((one, index) =>
      values.slice(index + 1).map((other) => relationBetween(one, other)),
    ),
  );
}

/** What a set of things is, by what each is. `same` for none. */
export function combineRelations(relations: readonly Relation[]): Relation {
  if (relations.includes('different')) return 'different';
  return relations.includes('unknown') ? 'unknown' : 'same';
}

/** A value in the form it is compared in. What is shown is always the value as it came. */

/**
 * Any value as the text it is shown as; null for null and for what is not there. `true` and `"true"`, `5` and
 * `"5"` become the same text; `"05"` stays another one, and so does anything with other blanks or case.
 */
export function toShownText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** JSON in a text does not depend on the order of its keys, on blanks, or on `5` against `"5"`. */
export function normaliseText(text: string): string {
  const json = parseJsonTree(text);
  return json === null ? text : canonicalJson(json);
}

/** The flag that every config carries, in the spellings that Domo's own library reads (domo-api 3.8). */
export const EXTERNAL_USE_FIELD = 'allowExternalUse';

/** A config value. */
export function normaliseValue(field: string, text: string): string {
  if (field !== EXTERNAL_USE_FIELD) return normaliseText(text);
  if (/^(?:yes|true|t|1)$/i.test(text)) return 'true';
  return /^(?:no|false|f|0)$/i.test(text) ? 'false' : text;
}

/** What is known of a text that is shown. */
export const toComparableValue = (field: string, text: string): ComparableValue =>
  holdsMask(text) ? null : comparableText(normaliseValue(field, text));
