/** Programs that tests start are ended, however they end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { end, hasEnded } from './end';

/** Says a word, then goes on until it is ended. */
async function started(): Promise<ChildProcess> {
  const code = 'process.stdout.write("started"); setInterval(() => undefined, 1000)';
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return child;
}

it('a program that runs is ended, and waited for', async () => {
  const child = await started();
  expect(hasEnded(child)).toBe(false);
  await end(child);
  expect(hasEnded(child)).toBe(true);
});

it('nobody waits for a program that a signal ended before', async () => {
  const child = await started();
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  await end(child);
  expect(hasEnded(child)).toBe(true);
});

it.each([
  ['a code', { exitCode: 0, signalCode: null }],
  ['a signal and no code', { exitCode: null, signalCode: 'SIGKILL' as const }],
])('a program with %s has ended', (_what, how) => {
  expect(hasEnded({ ...how, kill: () => true, once: () => undefined as never })).toBe(true);
});
