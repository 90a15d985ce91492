/** Ends a program that a test started. */
import type { ChildProcess } from 'node:child_process';

type Ending = Pick<ChildProcess, 'exitCode' | 'signalCode' | 'kill' | 'once'>;

/** One that a signal ended has no exit code: whoever waits for that waits for ever. */
export const hasEnded = ({ exitCode, signalCode }: Ending): boolean =>
  exitCode !== null || signalCode !== null;

/** Asks it to end, and waits until it has. */
export async function end(child: Ending): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
