/** Waits until the window of a program can be used, which the program prints when it is asked to. */
import type { ChildProcess } from 'node:child_process';
import { HANGING_MS } from '../support/time-limit';

/**
 * For a program that was started with `LATCHKEY_MARKS=1` and its stderr as a pipe. Fails if it ends before, and after five minutes.
 * @returns what it printed so far.
 */
export function windowUsable(child: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error(`its window did not come: ${printed}`));
    }, HANGING_MS);
    const failed = (reason: string): void => {
      clearTimeout(limit);
      reject(new Error(`${reason}: ${printed}`));
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (!printed.includes('latchkey:usable ')) return;
      clearTimeout(limit);
      resolve(printed);
    });
    child.once('error', (error) => {
      failed(error.message);
    });
    child.once('exit', () => {
      failed('it ended before its window could be used');
    });
  });
}
