/** A reader that closes the pipe ends a command quietly; a full disk is said. */
import { closeSync, openSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commandLine } from '../support/command-line';
import { notOnWindows } from '../support/not-on-windows';
import { runInto } from '../support/run-into';

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

it.skipIf(noPipes).each(commands)('%s into a closed pipe ends quietly', async (command) => {
  expect(await runInto(desk(), command.split(' '), 'closed pipe')).toEqual({
    code: 141,
    stderr: '',
  });
});

it.skipIf(noFull).each(commands)('%s onto a full disk says so', async (command) => {
  const full = openSync('/dev/full', 'w');
  try {
    const { code, stderr } = await runInto(desk(), command.split(' '), full);
    expect(code).toBe(74);
    expect(stderr).toContain('The output was not written completely: the disk is full.\n');
    expect(stderr).not.toMatch(/^\s+at |cancelled/mu);
  } finally {
    closeSync(full);
  }
});

// Its message is on stderr: nothing was to be written.
it.skipIf(noFull)('a refusal keeps its own code on a full disk', async () => {
  const full = openSync('/dev/full', 'w');
  try {
    const { code, stderr } = await runInto(desk(), ['no-such-command'], full);
    expect(code).toBe(2);
    expect(stderr).toBe("error: unknown command 'no-such-command'\n");
  } finally {
    closeSync(full);
  }
});
