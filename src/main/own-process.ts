/** Whose something in a shared folder is: numbers of processes mean something on one computer only. */
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** Tells computers apart without naming one: a folder can be shared by several. */
export const computer = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

export function isProcessRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
