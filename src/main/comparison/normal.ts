/** A value in the form it is compared in. What is shown is always the value as it came. */
import { holdsMask } from '../secrets/mask';
import { canonical, readJson } from './json';
import { knownText, type Known } from './known';

/**
 * Any value as the text it is shown as; null for null and for what is not there. `true` and `"true"`, `5` and
 * `"5"` become the same text; `"05"` stays another one, and so does anything with other blanks or case.
 */
export function shownText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** JSON in a text does not depend on the order of its keys, on blanks, or on `5` against `"5"`. */
export function normalText(text: string): string {
  const json = readJson(text);
  return json === null ? text : canonical(json);
}

/** The flag that every config carries, in the spellings that Domo's own library reads (domo-api 3.8). */
export const EXTERNAL_USE = 'allowExternalUse';

/** A config value. */
export function normalValue(field: string, text: string): string {
  if (field !== EXTERNAL_USE) return normalText(text);
  if (/^(?:yes|true|t|1)$/i.test(text)) return 'true';
  return /^(?:no|false|f|0)$/i.test(text) ? 'false' : text;
}

/** What is known of a text that is shown. */
export const knownValue = (field: string, text: string): Known =>
  holdsMask(text) ? null : knownText(normalValue(field, text));
