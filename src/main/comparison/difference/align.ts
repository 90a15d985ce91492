/** The longest common subsequence of two short lists: which places are kept. */

/** Beyond this a table would cost more than the ranges are worth: then nothing in the middle is kept. */
const MAX_CELLS = 40_000;

/** Places in `one` and in `other` that are common to both, in the same order. */
export function alignment(
  one: readonly string[],
  other: readonly string[],
): { one: ReadonlySet<number>; other: ReadonlySet<number> } {
  const kept = { one: new Set<number>(), other: new Set<number>() };
  if (one.length * other.length > MAX_CELLS) return kept;
  const width = other.length + 1;
  const lengths = tableOf(one, other, width);
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
function tableOf(one: readonly string[], other: readonly string[], width: number): Uint32Array {
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
