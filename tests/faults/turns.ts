/** How long one turn of this thread takes: while it lasts, nothing else is answered. */
import { readFileSync } from 'node:fs';

/**
 * How long this thread has worked, in ms. On Linux without the time in which other programs had the processor, so that
 * a busy machine makes no difference; elsewhere the time that passed.
 */
function threadTime(): number {
  if (process.platform !== 'linux') return performance.now();
  const [worked = '0'] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(
    ' ',
  );
  return Number(worked) / 1e6;
}

/** Watches from now on. `end` gives the longest turn in which main did nothing else, in ms. */
export function watchTurns(): { end: () => number } {
  let last = threadTime();
  let longest = 0;
  let watching = true;
  const look = (): void => {
    const now = threadTime();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return {
    end: () => {
      watching = false;
      return Math.max(longest, threadTime() - last);
    },
  };
}
