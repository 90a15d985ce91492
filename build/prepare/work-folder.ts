/** A folder to work in beside the result; what an interrupted run left there goes. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The process that made it is part of its name. */
const PATTERN = /^fetch-(\d+)-/;

/** Tests say themselves which processes run. */
export function makeWorkFolder(parent: string, runs: (pid: number) => boolean = isRunning): string {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const maker = PATTERN.exec(name)?.[1];
    if (maker === undefined || runs(Number(maker))) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, `fetch-${process.pid}-`));
}

/** The signal 0 asks and does nothing. One of another user may not be asked, but it is there. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
