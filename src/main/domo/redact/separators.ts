/** What a program puts between the characters of a text: to space it out, to break a long line, or without being seen. */
import { readEscapes } from './read-escapes';

/** As many as a broken line takes: `-`, carriage return, line feed and an indent. */
const MAX_SEPARATORS = 4;

const SEPARATOR = /[\s.,:;_|=+*/~\p{Default_Ignorable_Code_Point}-]/u;

export const isSeparator = (code: number): boolean => SEPARATOR.test(String.fromCharCode(code));

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
