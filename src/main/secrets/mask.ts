/** Values that Domo gives instead of a secret (domo-api 4.7). Neither is ever a value, and neither is ever written back. */

/** `********`; other lengths and bullets are taken for masks too. */
export const isMask = (value: string): boolean => /^(?:\*{3,}|[•●]{3,})$/.test(value);

/** Domo's own ciphertext. */
export const isEncrypted = (value: string): boolean => value.startsWith('{encrypted}');

/** `password=********` and `https://user:********@host`: a text that names what it hides. */
const ASSIGNED_MASK = /[=:]\s*(?:(?:\*{3,}|[•●]{3,})(?=$|[\s&;,@"'})\]])|\{encrypted\})/;

/** In JSON, and in JSON that is a text inside JSON. Read as text: a parser would miss a key that occurs twice. */
const QUOTED_MASK = /"\s*(?:(?:\*{3,}|[•●]{3,})\s*\\*"|\{encrypted\})/;
const LOOKS_LIKE_JSON = /^\s*[[{"]/;

/**
 * A value that is not known as a whole: a mask, ciphertext, or a text with one of them inside it. That the rest of it
 * is known helps nobody who would compare it or write it somewhere else.
 */
export const holdsMask = (value: string): boolean => {
  const text = value.trim();
  return (
    isMask(text) ||
    isEncrypted(text) ||
    ASSIGNED_MASK.test(text) ||
    (LOOKS_LIKE_JSON.test(text) && QUOTED_MASK.test(text))
  );
};
