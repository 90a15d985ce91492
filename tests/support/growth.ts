/** Measures how the time of some work grows with the length of its text. */

const SMALL = 20_000;
const TIMES = 4;
/** How many ms a busy machine may add to any measurement. */
const SLACK = 50;

/**
 * True if four times the text takes about four times as long. With quadratic time it would take sixteen times as long.
 * The result is a ratio within one run, so a slow machine does not matter, and the best of three, so a pause does not.
 */
export function growsInProportion(work: (text: string) => unknown, piece: string): boolean {
  const small = best(() => work(repeated(piece, SMALL)));
  const large = best(() => work(repeated(piece, SMALL * TIMES)));
  return large < small * TIMES * 2.5 + SLACK;
}

const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length));

function best(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
