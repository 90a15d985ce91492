/**
 * The normal form of a config value: two texts are the same value exactly when their normal forms are equal. What is
 * shown is always the text as Domo returned it. Without zod, because main and the page share it.
 */
import { canonicalJson, parseJsonTree } from './json-tree';
import { ownProperty } from './zod-free';

/** The switch that every plain account has: text among the config fields, a boolean in the account (domo-api 3.8). */
export const EXTERNAL_USE_FIELD = 'allowExternalUse';

/** In any case. Domo's library reads the first four as true (domo-api 3.8). */
const externalUseWords: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  t: true,
  1: true,
  no: false,
  false: false,
  f: false,
  0: false,
};

/** Null for any other word, since nobody knows how Domo reads it. */
export const readExternalUse = (text: string): boolean | null =>
  ownProperty(externalUseWords, text.toLowerCase()) ?? null;

/** The normal form of JSON in a text ignores the order of keys, white space, and whether `5` is quoted. */
export function normaliseText(text: string): string {
  const json = parseJsonTree(text);
  return json === null ? text : canonicalJson(json);
}

/** The normal form of a config field's value. */
export const normaliseValue = (field: string, text: string): string =>
  field === EXTERNAL_USE_FIELD ? String(readExternalUse(text) ?? text) : normaliseText(text);

/** Whether two values of a field that is not secret are the same. */
export const isSameConfigText = (field: string, one: string, other: string): boolean =>
  normaliseValue(field, one) === normaliseValue(field, other);
