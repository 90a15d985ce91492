/** Text against text, by words: what is in front and behind in both is left out, the middle is aligned. */
import type { Difference, Range } from '../../../contract';
import { alignment } from './align';

/** Words, blanks, and any other character by itself; never half of a code point. */
const words = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;

/** What is outside the ranges is the same text on both sides. */
export function textDifference(reference: string, own: string): Difference & { kind: 'text' } {
  const [one, other] = [tokensOf(reference), tokensOf(own)];
  const front = commonFront(one, other);
  const back = commonFront(one.slice(front).reverse(), other.slice(front).reverse());
  const kept = alignment(
    one.slice(front, one.length - back),
    other.slice(front, other.length - back),
  );
  const ranges = {
    reference: rangesOf(one, front, back, kept.one),
    own: rangesOf(other, front, back, kept.other),
  };
  return { kind: 'text', ...closer(reference, own, ranges) };
}

const tokensOf = (text: string): string[] => text.match(words) ?? [];

function commonFront(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((token, index) => token !== other[index]);
  return differs === -1 ? one.length : differs;
}

/** Neighbouring tokens that were not kept, as one range. */
function rangesOf(
  tokens: readonly string[],
  front: number,
  back: number,
  kept: ReadonlySet<number>,
): Range[] {
  const ranges: Range[] = [];
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

interface Ranges {
  readonly reference: Range[];
  readonly own: Range[];
}

/** One long word against another (`server1`, `server2`): within it, when most of it is common. */
function closer(reference: string, own: string, ranges: Ranges): Ranges {
  const [one, other] = [ranges.reference[0], ranges.own[0]];
  if (!one || !other || ranges.reference.length + ranges.own.length > 2) return ranges;
  // A word that went from here, and another that came there, are not one word that changed.
  if (one.start !== other.start) return ranges;
  const chars = [
    [...reference.slice(one.start, one.end)],
    [...own.slice(other.start, other.end)],
  ] as const;
  const front = commonFront(chars[0], chars[1]);
  const rest = [chars[0].slice(front).reverse(), chars[1].slice(front).reverse()] as const;
  const back = commonFront(rest[0], rest[1]);
  if ((front + back) * 2 < Math.max(chars[0].length, chars[1].length)) return ranges;
  const within = ({ start, end }: Range, text: readonly string[]): Range[] => {
    const range = {
      start: start + text.slice(0, front).join('').length,
      end: end - text.slice(text.length - back).join('').length,
    };
    return range.end > range.start ? [range] : [];
  };
  return { reference: within(one, chars[0]), own: within(other, chars[1]) };
}
