/** Text against text, by words: what is in front and behind in both is left out, the middle is aligned. */
import type { CellDifference, TextRange } from '../../../contract';

/** Words, blanks, and any other character by itself; never half of a code point. */
const tokenPattern = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;

/** What is outside the ranges is the same text on both sides. */
export function findTextDifference(
  reference: string,
  own: string,
): CellDifference & { kind: 'text' } {
  const [one, other] = [tokenize(reference), tokenize(own)];
  const front = commonPrefixLength(one, other);
  const back = commonPrefixLength(one.slice(front).reverse(), other.slice(front).reverse());
  const kept = longestCommonSubsequence(
    one.slice(front, one.length - back),
    other.slice(front, other.length - back),
  );
  const ranges = {
    reference: rangesNotKept(one, front, back, kept.one),
    own: rangesNotKept(other, front, back, kept.other),
  };
  return { kind: 'text', ...narrowRanges(reference, own, ranges) };
}

const tokenize = (text: string): string[] => text.match(tokenPattern) ?? [];

function commonPrefixLength(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((token, index) => token !== other[index]);
  return differs === -1 ? one.length : differs;
}

/** Neighbouring tokens that were not kept, as one range. */
function rangesNotKept(
  tokens: readonly string[],
  front: number,
  back: number,
  kept: ReadonlySet<number>,
): TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  for (const [index, { length }] of tokens.entries()) {
    const end = start + length;
    const differs = index >= front && index < tokens.length - back && !kept.has(index - front);
    const last = ranges.at(-1);
    if (differs && last?.end === start) ranges[ranges.length - 1] = { start: last.start, end };
    else if (differs) ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

interface DifferingRanges {
  readonly reference: TextRange[];
  readonly own: TextRange[];
}

/** One long word against another (`server1`, `server2`): within it, when most of it is common. */
function narrowRanges(reference: string, own: string, ranges: DifferingRanges): DifferingRanges {
  const [one, other] = [ranges.reference[0], ranges.own[0]];
  if (!one || !other || ranges.reference.length + ranges.own.length > 2) return ranges;
  // A word that went from here, and another that came there, are not one word that changed.
  if (one.start !== other.start) return ranges;
  const chars = [
    [...reference.slice(one.start, one.end)],
    [...own.slice(other.start, other.end)],
  ] as const;
  const front = commonPrefixLength(chars[0], chars[1]);
  const rest = [chars[0].slice(front).reverse(), chars[1].slice(front).reverse()] as const;
  const back = commonPrefixLength(rest[0], rest[1]);
  if ((front + back) * 2 < Math.max(chars[0].length, chars[1].length)) return ranges;
  const within = ({ start, end }: TextRange, text: readonly string[]): TextRange[] => {
    const range = {
      start: start + text.slice(0, front).join('').length,
      end: end - text.slice(text.length - back).join('').length,
    };
    return range.end > range.start ? [range] : [];
  };
  return { reference: within(one, chars[0]), own: within(other, chars[1]) };
}

/** The longest common subsequence of two short lists: which places are kept. */

/** Beyond this a table would cost more than the ranges are worth: then nothing in the middle is kept. */
const MAX_TABLE_CELLS = 40_000;

/** Places in `one` and in `other` that are common to both, in the same order. */
export function longestCommonSubsequence(
  one: readonly string[],
  other: readonly string[],
): { one: ReadonlySet<number>; other: ReadonlySet<number> } {
  const kept = { one: new Set<number>(), other: new Set<number>() };
  if (one.length * other.length > MAX_TABLE_CELLS) return kept;
  const width = other.length + 1;
  const lengths = lengthTable(one, other, width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) {
      kept.one.add(i++);
      kept.other.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;
}

/** Length of the longest common subsequence from each pair of places to the ends. */
function lengthTable(one: readonly string[], other: readonly string[], width: number): Uint32Array {
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const down = lengths[(i + 1) * width + j] ?? 0;
      const right = lengths[i * width + j + 1] ?? 0;
      const both = lengths[(i + 1) * width + j + 1] ?? 0;
      lengths[i * width + j] = one[i] === other[j] ? both + 1 : Math.max(down, right);
    }
  }
  return lengths;
}
