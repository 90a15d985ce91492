/** Whether the program that began something is still there to end it. */

/** No answer of Domo takes so long: by then another program has the number. */
const LONGEST = 60 * 60 * 1000;

/** The system gives a number again: what was begun before this very program started was another's. */
export function isGone(pid: number, begunAt: number, now: number): boolean {
  if (now - begunAt > LONGEST) return true;
  if (pid === process.pid) return begunAt < now - process.uptime() * 1000 - 1000;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // It is there, and belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}
