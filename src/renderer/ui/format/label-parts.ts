/**
 * Where a label may be cut. Instances of one company have labels that begin alike, such as
 * `Kestrel Bay Analytics - Production EU` and `Kestrel Bay Analytics - Staging EU`: cut at their end they would look
 * the same. Each part begins where the label differs from another one, and is cut at its own end only, so the
 * difference stays in sight at any width. Pure.
 */

/** So many signs of each part are in sight at any width. */
const ALWAYS_SEEN = 6;
/** How many signs before a difference are shown with it, to begin with a whole word. */
const BEFORE_DIFFERENCE = ALWAYS_SEEN - 2;
/** A longer last word is cut like any other text. */
const LONGEST_LAST_WORD = 14;
/** A label up to this length that is like no other is cut at its end, if at all. */
const SHORT_LABEL = 16;

const WORD_SIGN = /[\p{L}\p{N}]/u;
/** Of a character that takes two units: no part begins with it. */
const SECOND_HALF = /[\uDC00-\uDFFF]/;

/** One part or more; together they are the label. */
export function toLabelParts(label: string, others: readonly string[]): string[] {
  const starts = [0];
  for (const { place, reach } of differences(label, others)) {
    if (place < (starts.at(-1) ?? 0) + ALWAYS_SEEN) continue;
    const start = wordStart(label, place, reach);
    // A label of one word has nothing before it to cut.
    if (start > (starts.at(-1) ?? 0)) starts.push(start);
  }
  if (starts.length === 1 && label.length > SHORT_LABEL) {
    const last = wordStart(label, label.length - 1, LONGEST_LAST_WORD);
    if (last >= ALWAYS_SEEN) starts.push(last);
  }
  return starts.map((start, index) => label.slice(start, starts[index + 1]));
}

interface Difference {
  readonly place: number;
  /** How far before it a part may begin. */
  readonly reach: number;
}

/** Where it differs from each of the others, from its start on. */
function differences(label: string, others: readonly string[]): Difference[] {
  const places = new Set(
    others.filter((other) => other !== label).map((other) => sharedLength(label, other)),
  );
  return [...places]
    .toSorted((one, other) => one - other)
    .map((place) =>
      // `Sales` beside `Sales EU`: that nothing follows is seen by its last word.
      place === label.length
        ? { place: place - 1, reach: LONGEST_LAST_WORD }
        : { place, reach: BEFORE_DIFFERENCE },
    );
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The start of the word at a place; the place itself in a word that begins too far before it. */
function wordStart(label: string, place: number, reach: number): number {
  let start = place;
  while (start > 0 && WORD_SIGN.test(label.charAt(start - 1))) start -= 1;
  if (place - start > reach) start = place;
  return SECOND_HALF.test(label.charAt(start)) ? start - 1 : start;
}
