/** Finds a form of the token at a place of a text. */
import { isEscapeStart, readEscapes } from './read-escapes';
import { isSeparator, MAX_SEPARATORS, separatorEnds } from './separators';
import { toNarrow } from './full-width';
import type { FormSign, GapKind, TokenForm } from './token-forms';

/** Where the form that begins at `start` ends; -1 if none does. Of several ends the last: nothing of it may stay. */
export function findEnd(text: string, start: number, form: TokenForm): number {
  const { signs, gap } = form;
  if (!mayGoOn(text, start, form)) return -1;
  let place = start;
  for (let index = 0; index < signs.length; index++) {
    const sign = signs[index];
    const code = text.charCodeAt(place);
    const mayHaveGap = hasGap(form, index);
    const isGap = mayHaveGap && (gap === 'betweenBytes' || isSeparator(code));
    if (isGap || isEscapeStart(code)) return findLastEnd(text, place, form, index);
    if (!sign || !isSign(code, sign)) return -1;
    place += 1;
  }
  return place;
}

/**
 * False where the second character is another one, which ends nearly every look: a word that begins like the token,
 * or ends with its first character. True where an escape may be anything.
 */
function mayGoOn(text: string, start: number, form: TokenForm): boolean {
  const second = form.signs[1];
  const mayHaveGap = hasGap(form, 1);
  if (second === undefined || isEscapeStart(text.charCodeAt(start))) return true;
  for (let place = start + 1; ; place++) {
    const code = text.charCodeAt(place);
    if (isSign(code, second) || isEscapeStart(code)) return true;
    const isGap = mayHaveGap && place <= start + MAX_SEPARATORS && isSeparator(code);
    if (!isGap) return false;
  }
}

/** The same from the character `first` on, where several readings are possible, such as `%25` as `%` or as `%25`. */
function findLastEnd(text: string, start: number, form: TokenForm, first: number): number {
  let places: ReadonlySet<number> = new Set([start]);
  for (let index = first; index < form.signs.length; index++) {
    const sign = form.signs[index];
    const next = new Set<number>();
    for (const place of places) {
      for (const from of hasGap(form, index) ? gapEnds(text, place, form.gap) : [place]) {
        if (sign) addSignEnds(text, from, sign, form.escapes, next);
      }
    }
    if (next.size === 0) return -1;
    places = next;
  }
  let last = -1;
  for (const place of places) last = Math.max(last, place);
  return last;
}

function addSignEnds(
  text: string,
  place: number,
  sign: FormSign,
  escapes: boolean,
  ends: Set<number>,
): void {
  if (isSign(text.charCodeAt(place), sign)) ends.add(place + 1);
  for (const { code, end } of readEscapes(text, place)) {
    // A form without escapes has backslashes in front of a character all the same.
    const isTaken = escapes || (text.charCodeAt(end - 1) === code && text.charAt(place) === '\\');
    if (isTaken && isSign(code, sign)) ends.add(end);
  }
}

function isSign(found: number, { lower, upper }: FormSign): boolean {
  const code = toNarrow(found);
  return code === lower || code === upper;
}

function hasGap({ gap, signs }: TokenForm, index: number): boolean {
  if (index === 0 || gap === 'separators') return index > 0;
  return gap === 'betweenBytes' ? index % 2 === 0 : signs[index]?.beginsCode === true;
}

/** In front of a byte also `0x`. */
function gapEnds(text: string, place: number, gap: GapKind): readonly number[] {
  const ends = [place, ...separatorEnds(text, place)];
  return gap === 'betweenBytes'
    ? [...ends, ...ends.flatMap((end) => hexMarkEnds(text, end))]
    : ends;
}

const MAX_BACKSLASHES = 4;

/** `0x`, or `x` behind one to four backslashes. */
function hexMarkEnds(text: string, place: number): readonly number[] {
  let mark = place;
  if (text.charAt(place) === '0') mark += 1;
  else while (mark < place + MAX_BACKSLASHES && text.charAt(mark) === '\\') mark += 1;
  const isMark = mark > place && text.charAt(mark).toLowerCase() === 'x';
  return isMark ? [mark + 1] : [];
}
