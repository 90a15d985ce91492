/** Values that Domo gives instead of a secret (domo-api 4.7). Neither is ever a value, and neither is ever written back. */

/** `********`; other lengths and bullets are taken for masks too. */
export const isMask = (value: string): boolean => /^(?:\*{3,}|[•●]{3,})$/.test(value);

/** Domo's own ciphertext. */
export const isEncrypted = (value: string): boolean => value.startsWith('{encrypted}');
