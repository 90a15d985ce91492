/** Measures how the time of some work grows with the length of its text. */

const SMALL = 20_000;
const TIMES = 4;
/** How many ms of the processor may come on top of any measurement, such as a clean-up of memory. */
const SLACK = 50;
const ATTEMPTS = 5;

/**
 * True if four times the text takes about four times as long. With quadratic time it would take sixteen times as long.
 * The result is a ratio of times of the processor within one run, so neither a slow machine nor a busy one matters. The
 * best of three counts, and work that is quadratic is so in every attempt.
 */
export function growsInProportion(work: (text: string) => unknown, piece: string): boolean {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const small = best(() => work(repeated(piece, SMALL)));
    const large = best(() => work(repeated(piece, SMALL * TIMES)));
    if (large < small * TIMES * 2.5 + SLACK) return true;
  }
  return false;
}

const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length));

function best(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    work();
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}
