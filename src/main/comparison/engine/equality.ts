/** Decides whether two values are the same, for every comparison. */
import type { Relation } from '../../../contract';
import { holdsMask } from '../../secrets/mask';
import { canonicalJson, parseJsonTree } from './json-tree';

/** A text in its normal form (`''` for no value), or the fingerprint of a secret. Null if the value is not known. */
export type ComparableValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'secret'; readonly fingerprint: string }
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
  // A secret is never empty. Whether it equals a known text cannot be decided without reading it.
  const text = one.is === 'text' ? one : other;
  return text.is === 'text' && text.text === '' ? 'different' : 'unknown';
}

const toRelation = (equal: boolean): Relation => (equal ? 'same' : 'different');

/** The relation over all pairs: `different` beats `unknown`, and `unknown` beats `same`. */
export function relationAmong(values: readonly ComparableValue[]): Relation {
  return combineRelations(
    values.flatMap((one, index) =>
      values.slice(index + 1).map((other) => relationBetween(one, other)),
    ),
  );
}

/** Combines the relations of several parts into one. `same` for none. */
export function combineRelations(relations: readonly Relation[]): Relation {
  if (relations.includes('different')) return 'different';
  return relations.includes('unknown') ? 'unknown' : 'same';
}

/**
 * The text that a value is shown as; null for null and undefined. `true` and `"true"` become the same text, and so do
 * `5` and `"5"`. Texts that differ in zeros (`"05"`), white space or case stay different.
 */
export function toShownText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Normalises a text that is JSON, so that key order, white space and `5` or `"5"` make no difference. */
export function normaliseText(text: string): string {
  const json = parseJsonTree(text);
  return json === null ? text : canonicalJson(json);
}

/** The flag that every config contains. Domo's own library reads several spellings of it (domo-api 3.8). */
export const EXTERNAL_USE_FIELD = 'allowExternalUse';

/** Normalises the value of a config field. */
export function normaliseValue(field: string, text: string): string {
  if (field !== EXTERNAL_USE_FIELD) return normaliseText(text);
  if (/^(?:yes|true|t|1)$/i.test(text)) return 'true';
  return /^(?:no|false|f|0)$/i.test(text) ? 'false' : text;
}

/** The comparable value of a shown text. Null for a mask. */
export const toComparableValue = (field: string, text: string): ComparableValue =>
  holdsMask(text) ? null : comparableText(normaliseValue(field, text));
