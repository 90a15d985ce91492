/** A reader that closes the pipe ends a command quietly; a full disk is said. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliFile } from '../../build/lib/paths';
import { commandLine } from '../support/command-line';
import { notOnWindows } from '../support/not-on-windows';

const { desk } = commandLine();
const noPipes = notOnWindows(
  'failed output in tests/cli',
  'Windows has neither SIGPIPE nor /dev/full',
);
const noFull = process.platform !== 'linux';
if (noFull) console.warn('SKIPPED a full stdout in tests/cli: only Linux has /dev/full');

const commands = [
  '--help',
  'operations',
  'profile list',
  'profile list --json',
  'export accounts --out -',
];

/** `stdout` is a file's number, or a pipe that is closed before anything is written. */
async function run(command: string, stdout: number | 'closed pipe') {
  const child = spawn(process.execPath, [cliFile, ...command.split(' ')], {
    env: desk().env(),
    stdio: ['ignore', stdout === 'closed pipe' ? 'pipe' : stdout, 'pipe'],
  });
  child.stdout?.destroy();
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stderr = await child.stderr?.toArray();
  return { code: await closed, stderr: Buffer.concat((stderr ?? []) as Buffer[]).toString() };
}

it.skipIf(noPipes).each(commands)('%s into a closed pipe ends quietly', async (command) => {
  expect(await run(command, 'closed pipe')).toEqual({ code: 141, stderr: '' });
});

it.skipIf(noFull).each(commands)('%s onto a full disk says so', async (command) => {
  const full = openSync('/dev/full', 'w');
  try {
    const { code, stderr } = await run(command, full);
    expect(code).toBe(74);
    expect(stderr).toContain('The output was not written completely: the disk is full.\n');
    expect(stderr).not.toMatch(/^\s+at |cancelled/mu);
  } finally {
    closeSync(full);
  }
});
