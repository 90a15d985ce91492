/** How the time of some work grows with the text that it is given. */

const SMALL = 20_000;
const TIMES = 4;
/** Ms that a busy machine may add, whatever the text. */
const SLACK = 50;

/**
 * True when four times the text takes about four times as long; in a quadratic time it would be sixteen times. A ratio
 * within one run, so that a slow machine is no failure; the best of three, so that a pause is none either.
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
