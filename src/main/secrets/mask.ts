/** What Domo sends instead of a secret (domo-api 4.7). It is never a value, and is never written back. */

/** `********`. Three or more stars or bullets count as a mask too. */
export const isMask = (value: string): boolean => /^(?:\*{3,}|[•●]{3,})$/.test(value);

/** Ciphertext from Domo. */
export const isEncrypted = (value: string): boolean => value.startsWith('{encrypted}');

/** A mask inside a text: `password=********`, `https://user:********@host`. */
const ASSIGNED_MASK = /[=:]\s*(?:(?:\*{3,}|[•●]{3,})(?=$|[\s&;,@"'})\]])|\{encrypted\})/;

/** A mask in JSON, also in JSON inside a JSON text. Matched as text, since a parser drops the first of two equal keys. */
const QUOTED_MASK = /"\s*(?:(?:\*{3,}|[•●]{3,})\s*\\*"|\{encrypted\})/;
const LOOKS_LIKE_JSON = /^\s*[[{"]/;

/**
 * True when a part of the value is hidden: a mask, ciphertext, or a text with one of them inside. Such a value can
 * neither be compared nor written.
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
