/** Prints when each phase of a start was reached, for a benchmark. Only if LATCHKEY_MARKS is set. */

export type StartPhase =
  | 'main started'
  | 'app ready'
  | 'window created'
  | 'main loaded'
  | 'parts ready'
  | 'key read'
  | 'store open'
  | 'first call'
  | 'first rows answered';

const reached = new Set<StartPhase>();

/** The first time counts. */
export function markStart(phase: StartPhase): void {
  if (process.env['LATCHKEY_MARKS'] !== '1' || reached.has(phase)) return;
  reached.add(phase);
  printPhase(phase, performance.timeOrigin + performance.now());
}

/** `at`: epoch ms. */
export function printPhase(phase: string, at: number): void {
  process.stderr.write(`latchkey:phase ${phase} ${at}\n`);
}

// This module is the first that main loads.
markStart('main started');
