/** Runs the command line with a stdout that takes nothing, or not everything. */
import { spawn } from 'node:child_process';
import { cliFile } from '../../build/lib/paths';
import type { Desk } from '../harness/desk';

/** `stdout` is a file's number, or a pipe that is closed before anything is written. */
export async function runInto(
  desk: Desk,
  args: readonly string[],
  stdout: number | 'closed pipe',
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [cliFile, ...args], {
    env: desk.env(),
    stdio: ['ignore', stdout === 'closed pipe' ? 'pipe' : stdout, 'pipe'],
  });
  child.stdout?.destroy();
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stderr = await child.stderr?.toArray();
  return { code: await closed, stderr: Buffer.concat((stderr ?? []) as Buffer[]).toString() };
}
