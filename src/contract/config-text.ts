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

/** Null for any other word: nobody knows how Domo reads it. */
export const readExternalUse = (text: string): boolean | null =>
  ownProperty(externalUseWords, text.toLowerCase()) ?? null;

/** JSON in a text does not depend on the order of its keys, on white space, or on `5` against `"5"`. */
export function normaliseText(text: string): string {
  const json = parseJsonTree(text);
  return json === null ? text : canonicalJson(json);
}

/** Of the value of a config field. */
export const normaliseValue = (field: string, text: string): string =>
  field === EXTERNAL_USE_FIELD ? String(readExternalUse(text) ?? text) : normaliseText(text);

/** Of two values of a field that is not secret. */
export const isSameConfigText = (field: string, one: string, other: string): boolean =>
  normaliseValue(field, one) === normaliseValue(field, other);
