/** Two programs of one data folder: the passphrase that one sets, changes or removes is that of the other. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toProblem } from '../../src/contract';
import { readLockFile } from '../../src/main/lock/lock-file';
import { codeOf, lockBench, PASSPHRASE } from './lock-bench';

const bench = lockBench();
const { start } = bench;

describe('two programs of one folder', () => {
  it('keep the newest passphrase when one guesses that was started before it was set', async () => {
    const window = start();
    await window.lock.setPassphrase(PASSPHRASE, null);
    const command = start();
    await window.lock.removePassphrase(PASSPHRASE);
    await window.lock.setPassphrase('another passphrase', null);
    expect(await codeOf(command.lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    await window.lock.setIdleMinutes(20);
    const next = start();
    expect(next.lock.status().idleMinutes).toBe(20);
    await next.lock.unlock('another passphrase');
    expect(next.read()).toBe('plain token');
  });

  it('count wrong guesses together', async () => {
    const window = start();
    await window.lock.setPassphrase(PASSPHRASE, null);
    const [one, other] = [start(), start()];
    for (const { lock } of [one, other, one, other, one])
      expect(await codeOf(lock.unlock('wrong guess'))).toBe('wrongPassphrase');
    expect(await codeOf(other.lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    bench.now += 2_000;
    expect(await codeOf(other.lock.unlock(PASSPHRASE))).toBe('done');
  });

  it('begin to count again after a right guess, whichever of them made it first', async () => {
    const window = start();
    await window.lock.setPassphrase(PASSPHRASE, null);
    const one = start();
    for (let count = 0; count < 4; count += 1) await codeOf(one.lock.unlock('wrong guess'));
    await start().lock.unlock(PASSPHRASE);
    await one.lock.unlock(PASSPHRASE);
    one.lock.lock();
    await codeOf(one.lock.unlock('wrong guess'));
    expect(one.lock.status().retryAfterMs).toBe(0);
  });

  it('count every one of many wrong guesses at once, and answer no more than in turn', async () => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    const guessers = Array.from({ length: 8 }, () => start());
    const problems = await Promise.all(
      guessers.map(({ lock }) => lock.unlock('wrong guess').then(() => null, toProblem)),
    );
    const said = problems.map((problem) => problem?.message).toSorted();
    expect(said).toEqual(
      [
        ...Array.from({ length: 5 }, () => 'The passphrase is wrong.'),
        ...Array.from({ length: 3 }, () => 'There were too many wrong attempts.'),
      ].toSorted(),
    );
    expect(readLockFile(bench.home)?.failures).toBe(5);
    // None of them takes the right one either, whatever it read before.
    for (const { lock } of guessers)
      expect(await codeOf(lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    bench.now += 2_000;
    expect(await Promise.all(guessers.map(({ lock }) => codeOf(lock.unlock(PASSPHRASE))))).toEqual(
      guessers.map(() => 'done'),
    );
    expect(readLockFile(bench.home)?.failures).toBe(0);
  });

  it('write nothing plain and set no second passphrase when the other one set the first', async () => {
    const [window, command] = [start(), start()];
    await window.lock.setPassphrase(PASSPHRASE, null);
    expect(await codeOf(command.write('new token'))).toBe('locked');
    expect(command.lock.isLocked()).toBe(true);
    expect(command.changes).toEqual([true]);
    expect(await codeOf(command.lock.setPassphrase('a second passphrase', null))).toBe('locked');
    await command.lock.unlock(PASSPHRASE);
    await command.write('new token');
    expect(bench.entries.get('token:1')).not.toContain('new token');
    expect(window.read()).toBe('new token');
  });

  it('set no second passphrase at the same time, which would lose the key of the first', async () => {
    const [one, other] = [start(), start()];
    await one.lock.setPassphrase(PASSPHRASE, null);
    expect(await codeOf(other.lock.setPassphrase('a second passphrase', null))).toBe('locked');
    const next = start();
    await next.lock.unlock(PASSPHRASE);
    expect(next.read()).toBe('plain token');
  });

  it('write plain again, and unlock, when the other one removed the passphrase', async () => {
    const window = start();
    await window.lock.setPassphrase(PASSPHRASE, null);
    const [unlocked, locked] = [start(), start()];
    await unlocked.lock.unlock(PASSPHRASE);
    await window.lock.removePassphrase(PASSPHRASE);
    await unlocked.write('new token');
    expect(bench.entries.get('token:1')).toBe('new token');
    await locked.lock.followFile();
    expect(locked.lock.status().state).toBe('off');
    expect(locked.changes).toEqual([false]);
  });

  it('lock when the other one set a new key, and go on when it only changed the passphrase', async () => {
    const window = start();
    await window.lock.setPassphrase(PASSPHRASE, null);
    const command = start();
    await command.lock.unlock(PASSPHRASE);
    await window.lock.setPassphrase('another passphrase', PASSPHRASE);
    await command.write('new token');
    expect(window.read()).toBe('new token');
    await window.lock.removePassphrase('another passphrase');
    await window.lock.setPassphrase(PASSPHRASE, null);
    expect(await codeOf(command.write('newer token'))).toBe('locked');
    expect(window.read()).toBe('new token');
  });

  it('write the file back when it was lost while the entries are sealed', async () => {
    const window = start();
    await window.lock.setPassphrase(PASSPHRASE, null);
    rmSync(join(bench.home, 'lock.json'));
    await window.write('new token');
    const next = start();
    await next.lock.unlock(PASSPHRASE);
    expect(next.read()).toBe('new token');
  });

  it('count no wrong guess into a file that the other one replaced meanwhile', async () => {
    const window = start();
    await window.lock.setPassphrase(PASSPHRASE, null);
    const command = start();
    const guess = codeOf(command.lock.unlock('wrong guess'));
    await window.lock.removePassphrase(PASSPHRASE);
    await window.lock.setPassphrase('another passphrase', null);
    expect(await guess).toBe('wrongPassphrase');
    const next = start();
    await next.lock.unlock('another passphrase');
    expect(next.read()).toBe('plain token');
  });
});
