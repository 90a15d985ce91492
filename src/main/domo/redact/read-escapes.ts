/** Reads a character that is written as an escape of a URL, of JSON or of HTML. An escape may be escaped again. */

/** A character that a text may mean at a place, and where what means it ends. */
export interface ReadEscape {
  readonly code: number;
  readonly end: number;
}

/** `%`, `&` and a backslash. */
export const ESCAPE_STARTS: readonly number[] = [0x25, 0x26, 0x5c];

export const isEscapeStart = (code: number): boolean =>
  code === 0x25 || code === 0x26 || code === 0x5c;

/** All readings: `%2541` is `%` with more behind it, or `A`. None for what is no escape. */
export function readEscapes(text: string, place: number): readonly ReadEscape[] {
  switch (text.charCodeAt(place)) {
    case 0x25:
      return readUrlEscapes(text, place + 1);
    case 0x26:
      return readHtmlEscape(text, place + 1);
    case 0x5c:
      return readBackslashes(text, place);
    default:
      return [];
  }
}

/** `%41`, `%2541`, `%252541`. */
function readUrlEscapes(text: string, place: number): readonly ReadEscape[] {
  const escapes: ReadEscape[] = [];
  for (let at = place; ; at += 2) {
    const code = hexNumber(text, at, at + 2);
    if (code < 0) return escapes;
    escapes.push({ code, end: at + 2 });
    if (code !== 0x25) return escapes;
  }
}

/** `&#65;`, `&#x41;`, `&amp;#65;`. */
function readHtmlEscape(text: string, place: number): readonly ReadEscape[] {
  let at = place;
  while (isAmp(text, at)) at += 4;
  if (text.charAt(at) !== '#') return [];
  at += 1;
  const isHex = text.charAt(at).toLowerCase() === 'x';
  if (isHex) at += 1;
  while (text.charAt(at) === '0') at += 1;
  let end = at;
  while (end < at + MAX_DIGITS && digitAt(text, end) >= 0) end += 1;
  if (text.charAt(end) !== ';') return [];
  const code = isHex ? hexNumber(text, at, end) : Number(text.slice(at, end));
  return code >= 0 ? [{ code, end: end + 1 }] : [];
}

const MAX_DIGITS = 5;

const isAmp = (text: string, at: number): boolean =>
  text.charAt(at).toLowerCase() === 'a' && text.slice(at, at + 4).toLowerCase() === 'amp;';

const MAX_BACKSLASHES = 4;

/** `\u0041` with up to four backslashes, and up to four in front of `"`, `'`, `/` or a backslash. */
function readBackslashes(text: string, place: number): readonly ReadEscape[] {
  let at = place;
  while (at <= place + MAX_BACKSLASHES && text.charCodeAt(at) === 0x5c) at += 1;
  const run = at - place;
  const escapes: ReadEscape[] = [];
  // The last of several is the character, and the others stand in front of it.
  for (let end = place + 2; end <= at; end++) escapes.push({ code: 0x5c, end });
  if (run > MAX_BACKSLASHES) return escapes;
  const code = text.charCodeAt(at);
  if (code === 0x22 || code === 0x27 || code === 0x2f) escapes.push({ code, end: at + 1 });
  const unicode = (code | 0x20) === 0x75 ? hexNumber(text, at + 1, at + 5) : -1;
  if (unicode >= 0) escapes.push({ code: unicode, end: at + 5 });
  return escapes;
}

/** -1 if it is none. */
function hexNumber(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = digitAt(text, at);
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}

/** The value of a hexadecimal digit; -1 for anything else. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
