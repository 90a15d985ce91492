/** Domo's words may repeat what was sent to it. Here they lose every value of a config (promise: no secret in a Problem). */
import { decodeText, type DecodedText } from './decoded-text';

/** A piece of so many characters that stands in a value is taken for a piece of it. */
const FRAGMENT_LENGTH = 8;
/** A shorter value is cut where it stands as a word: `a` would take the rest of the sentence with it. */
const MIN_SUBSTRING_LENGTH = 4;
/** Domo's sentences are short; what is longer is not one. */
const MAX_SENTENCE_LENGTH = 2_000;

/** The text with `…` for each value, and for longer pieces of one, in whatever way they are written there. */
export function redactSentValues(text: string, values: readonly string[]): string {
  if (text.length > MAX_SENTENCE_LENGTH) return '…';
  const wanted = [...new Set(values.map((value) => foldCase(value.trim())))];
  const { written, packed } = decodeText(text);
  const cut = new Set<number>();
  markMatches(
    written,
    wanted.filter((value) => value !== ''),
    cut,
  );
  // Of a few characters nearly every word would hold some, were it Base64.
  markMatches(
    packed,
    wanted.filter(({ length }) => length >= MIN_SUBSTRING_LENGTH),
    cut,
  );
  return [...Array(text.length).keys()]
    .map((at) => (cut.has(at) ? (cut.has(at - 1) ? '' : '…') : text.charAt(at)))
    .join('');
}

/** Adds the places of all values to `cut`. */
function markMatches(reading: DecodedText, values: readonly string[], cut: Set<number>): void {
  const text = foldCase(reading.text);
  const pieces = indexFragments(text);
  for (const value of values) {
    for (const [start, length] of findMatches(value, text, pieces)) {
      for (const { from, to } of reading.places.slice(start, start + length)) {
        for (let at = from; at < to; at++) cut.add(at);
      }
    }
  }
}

/** Every text and number in a body, at any depth: what `withoutValues` is to cut out. */
export function collectValues(body: unknown): string[] {
  if (typeof body === 'string') return [body];
  if (typeof body === 'number') return [String(body)];
  if (typeof body !== 'object' || body === null) return [];
  return Object.values(body).flatMap(collectValues);
}

/** Where a value stands in a text, whole or in pieces: start and length. What was found is no longer in `pieces`. */
function* findMatches(
  value: string,
  text: string,
  pieces: Map<string, readonly number[]>,
): Generator<readonly [start: number, length: number]> {
  if (value.length < FRAGMENT_LENGTH) {
    for (const { index } of text.matchAll(toValuePattern(value))) yield [index, value.length];
    return;
  }
  // Along the value and not the text: it may be far longer, and is gone through once.
  for (let at = 0; at + FRAGMENT_LENGTH <= value.length; at++) {
    const piece = value.slice(at, at + FRAGMENT_LENGTH);
    for (const start of pieces.get(piece) ?? []) yield [start, FRAGMENT_LENGTH];
    pieces.delete(piece);
  }
}

/** Where each piece of a text begins. */
function indexFragments(text: string): Map<string, readonly number[]> {
  const pieces = new Map<string, number[]>();
  for (let at = 0; at + FRAGMENT_LENGTH <= text.length; at++) {
    const piece = text.slice(at, at + FRAGMENT_LENGTH);
    const starts = pieces.get(piece);
    if (starts) starts.push(at);
    else pieces.set(piece, [at]);
  }
  return pieces;
}

/** Of the same length: upper and lower case are one, and so are blanks of every kind, which an address writes as `+`. */
const foldCase = (text: string): string =>
  text.replace(/[\s+]/gu, ' ').replace(/[^ a-z0-9]/gu, (sign) => {
    const lower = sign.toLowerCase();
    return lower.length === sign.length ? lower : sign;
  });

function toValuePattern(value: string): RegExp {
  // No hyphen among them: an escaped one is an error in a pattern with `u`.
  const text = value.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
  const edge =
    value.length < MIN_SUBSTRING_LENGTH ? ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] : ['', ''];
  return new RegExp(edge.join(text), 'gu');
}
