/** Compares two texts word by word and returns the ranges in which they differ. */
import { diffArrays, type ChangeObject } from 'diff';
import type { CellDifference, TextRange } from '../../../contract';

/** A word, a run of white space, or any other character by itself. No token is half a code point. */
const tokenPattern = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;

/** In both texts together, without what they have in common at the ends. */
const SHORT_TEXT_TOKENS = 400;

/**
 * How many tokens may be removed and added. The time to align two texts grows with the square of this number. Texts that
 * need more differ as a whole between their common start and their common end. A limit in milliseconds would make the
 * result depend on the machine.
 */
const maxEdits = (tokenCount: number): number => (tokenCount <= SHORT_TEXT_TOKENS ? 80 : 24);

/** Outside the ranges, both texts are equal. */
export function findTextDifference(
  reference: string,
  own: string,
): CellDifference & { kind: 'text' } {
  const [referenceTokens, ownTokens] = [tokenize(reference), tokenize(own)];
  const { prefix, suffix } = commonEnds(referenceTokens, ownTokens);
  const referenceMiddle = referenceTokens.slice(prefix, referenceTokens.length - suffix);
  const ownMiddle = ownTokens.slice(prefix, ownTokens.length - suffix);
  const start = textLength(referenceTokens.slice(0, prefix));
  const changes = diffArrays(referenceMiddle, ownMiddle, {
    maxEditLength: maxEdits(referenceMiddle.length + ownMiddle.length),
  });
  if (changes === undefined) {
    return {
      kind: 'text',
      reference: wholeRange(start, referenceMiddle),
      own: wholeRange(start, ownMiddle),
    };
  }
  const ranges = {
    reference: changedRanges(changes, 'removed', start),
    own: changedRanges(changes, 'added', start),
  };
  return { kind: 'text', ...narrowToCharacters(reference, own, ranges) };
}

const wholeRange = (start: number, tokens: readonly string[]): TextRange[] =>
  tokens.length === 0 ? [] : [{ start, end: start + textLength(tokens) }];

const tokenize = (text: string): string[] => text.match(tokenPattern) ?? [];

const textLength = (tokens: readonly string[]): number => tokens.join('').length;

/** Lengths of the common start and of the common end. They do not overlap. */
function commonEnds(
  reference: readonly string[],
  own: readonly string[],
): { prefix: number; suffix: number } {
  const shortest = Math.min(reference.length, own.length);
  let prefix = 0;
  while (prefix < shortest && reference[prefix] === own[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shortest - prefix && reference.at(-1 - suffix) === own.at(-1 - suffix)) suffix++;
  return { prefix, suffix };
}

/** The ranges of one text: of the reference for `removed`, of the other text for `added`. */
function changedRanges(
  changes: readonly ChangeObject<string[]>[],
  side: 'added' | 'removed',
  textStart: number,
): TextRange[] {
  const ranges: TextRange[] = [];
  let start = textStart;
  for (const change of changes) {
    const isCommon = !change.added && !change.removed;
    if (!isCommon && !change[side]) continue;
    const end = start + textLength(change.value);
    const previous = ranges.at(-1);
    if (!isCommon && previous?.end === start)
      ranges[ranges.length - 1] = { start: previous.start, end };
    else if (!isCommon) ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

interface DifferingRanges {
  readonly reference: TextRange[];
  readonly own: TextRange[];
}

/** If one word replaced another and most of it is equal (`server1`, `server2`), only the rest is marked. */
function narrowToCharacters(
  reference: string,
  own: string,
  ranges: DifferingRanges,
): DifferingRanges {
  const [referenceRange, ownRange] = [ranges.reference[0], ranges.own[0]];
  if (!referenceRange || !ownRange || ranges.reference.length + ranges.own.length > 2)
    return ranges;
  // A word removed here and another added there are not one changed word.
  if (referenceRange.start !== ownRange.start) return ranges;
  const referenceChars = Array.from(reference.slice(referenceRange.start, referenceRange.end));
  const ownChars = Array.from(own.slice(ownRange.start, ownRange.end));
  const { prefix, suffix } = commonEnds(referenceChars, ownChars);
  if ((prefix + suffix) * 2 < Math.max(referenceChars.length, ownChars.length)) return ranges;
  const narrow = ({ start, end }: TextRange, chars: readonly string[]): TextRange[] => {
    const range = {
      start: start + textLength(chars.slice(0, prefix)),
      end: end - textLength(chars.slice(chars.length - suffix)),
    };
    return range.end > range.start ? [range] : [];
  };
  return { reference: narrow(referenceRange, referenceChars), own: narrow(ownRange, ownChars) };
}
