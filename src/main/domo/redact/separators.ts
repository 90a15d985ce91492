/** What a program puts between the characters of a text: to space it out, to break a long line, or without being seen. */
import { readEscapes } from './read-escapes';

/** As many as a broken line takes: `-`, carriage return, line feed and an indent. */
export const MAX_SEPARATORS = 4;

// A blank of Braille and marks of annotations cannot be seen either.
const SEPARATOR = /[\s.,:;_|=+*/~\u2800\uFFF9-\uFFFB\p{Default_Ignorable_Code_Point}-]/u;

/** By code: 0 is not known yet, 1 is one, 2 is none. Asked for millions of characters of a large answer. */
const known = new Uint8Array(0x1_0000);

/** @param code of UTF-16; NaN behind the end of a text. */
export function isSeparator(code: number): boolean {
  const before = known[code];
  if (before !== 0) return before === 1;
  const isOne = SEPARATOR.test(String.fromCharCode(code));
  known[code] = isOne ? 1 : 2;
  return isOne;
}

/** Where one to four separators that begin at a place end. Each may be written as an escape. */
export function separatorEnds(text: string, place: number): readonly number[] {
  const ends: number[] = [];
  let at = place;
  while (ends.length < MAX_SEPARATORS) {
    at = separatorEnd(text, at);
    if (at < 0) break;
    ends.push(at);
  }
  return ends;
}

/** -1 where none begins. */
function separatorEnd(text: string, at: number): number {
  if (isSeparator(text.charCodeAt(at))) return at + 1;
  if (/^\\[nrt]/.test(text.slice(at, at + 2))) return at + 2;
  return readEscapes(text, at).find(({ code }) => isSeparator(code))?.end ?? -1;
}
