/** What becomes of `lock.json` from outside, or at a kill: another one, a damaged one, none, one of a half-done set-up. */
import { copyFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toProblem, type Problem } from '../../src/contract';
import { isSealed } from '../../src/main/lock/sealed-text';
import { removeTemporaryFolder, temporaryFolder } from '../support/temporary-folder';
import { codeOf, lockBench, PASSPHRASE } from './lock-bench';

const INTRUDER = 'passphrase of an intruder';
const bench = lockBench();
const { start } = bench;

const lockFile = (): string => join(bench.home, 'lock.json');
const problemOf = (work: Promise<unknown>): Promise<Problem | null> =>
  work.then(() => null, toProblem);

/** Puts there what another data folder's Latchkey wrote, with a passphrase of somebody else. */
async function plantFile(): Promise<void> {
  const own = { home: bench.home, entries: bench.entries };
  const elsewhere = temporaryFolder('planted-lock');
  Object.assign(bench, { home: elsewhere, entries: new Map() });
  await start().lock.setPassphrase(INTRUDER, null);
  Object.assign(bench, own);
  copyFileSync(join(elsewhere, 'lock.json'), lockFile());
  removeTemporaryFolder(elsewhere);
}

describe('a lock.json that somebody put there', () => {
  it('is replaced by the right one while Latchkey is unlocked', async () => {
    const { lock, changes, read } = start();
    await lock.setPassphrase(PASSPHRASE, null);
    const own = readFileSync(lockFile(), 'utf8');
    await plantFile();
    await lock.followFile();
    expect(readFileSync(lockFile(), 'utf8')).toBe(own);
    expect(changes).toEqual([]);
    expect(read()).toBe('plain token');
  });

  it('unlocks nothing while a job keeps the key under the lock', async () => {
    const { lock, read } = start();
    await lock.setPassphrase(PASSPHRASE, null);
    lock.lock();
    await plantFile();
    expect(await codeOf(lock.unlock(INTRUDER))).toBe('wrongPassphrase');
    expect(lock.isLocked()).toBe(true);
    expect(read()).toBe('plain token');
    await lock.unlock(PASSPHRASE);
    expect(lock.isLocked()).toBe(false);
  });

  it('unlocks nothing after the key was forgotten, and the passphrase of before brings the right one back', async () => {
    const { lock, seal, read } = start();
    await lock.setPassphrase(PASSPHRASE, null);
    const own = readFileSync(lockFile(), 'utf8');
    lock.lock();
    seal.forget();
    await plantFile();
    const problem = await problemOf(lock.unlock(INTRUDER));
    expect(problem?.code).toBe('storeDamaged');
    expect(problem?.next).toContain('Restore lock.json from a backup');
    expect(lock.isLocked()).toBe(true);
    expect(seal.hasKey()).toBe(false);
    await lock.unlock(PASSPHRASE);
    expect(read()).toBe('plain token');
    expect(readFileSync(lockFile(), 'utf8')).toBe(own);
  });

  it('unlocks nothing at a new start', async () => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    await plantFile();
    const { lock, changes } = start();
    expect(await codeOf(lock.unlock(INTRUDER))).toBe('storeDamaged');
    expect(await codeOf(lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    expect(lock.isLocked()).toBe(true);
    expect(changes).toEqual([]);
  });

  it('gives no more attempts than the one before it', async () => {
    const { lock, seal } = start();
    await lock.setPassphrase(PASSPHRASE, null);
    lock.lock();
    seal.forget();
    for (let count = 0; count < 5; count += 1) await codeOf(lock.unlock('wrong'));
    await plantFile();
    expect((await problemOf(lock.unlock('wrong again')))?.message).toBe(
      'There were too many wrong attempts.',
    );
    await plantFile();
    expect((await problemOf(lock.unlock('wrong again')))?.message).toBe(
      'There were too many wrong attempts.',
    );
  });
});

describe('a lock.json that is damaged, or lost', () => {
  it('is written back by a Latchkey that runs, locked or not', async () => {
    const { lock, seal, write } = start();
    await lock.setPassphrase(PASSPHRASE, null);
    const own = readFileSync(lockFile(), 'utf8');
    writeFileSync(lockFile(), '{"version":1}');
    await write('newer token');
    expect(readFileSync(lockFile(), 'utf8')).toBe(own);
    lock.lock();
    seal.forget();
    writeFileSync(lockFile(), '');
    await lock.followFile();
    expect(readFileSync(lockFile(), 'utf8')).toBe(own);
  });

  it('unlocks without a restart once it was restored', async () => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    const own = readFileSync(lockFile(), 'utf8');
    writeFileSync(lockFile(), 'not JSON');
    const { lock, read } = start();
    expect(await codeOf(lock.unlock(PASSPHRASE))).toBe('storeDamaged');
    // What was damaged and is gone then is lost, and not removed.
    rmSync(lockFile());
    await lock.followFile();
    expect(lock.isLocked()).toBe(true);
    writeFileSync(lockFile(), own);
    await lock.unlock(PASSPHRASE);
    expect(lock.damage()).toBeNull();
    expect(read()).toBe('plain token');
  });

  it('is said at a start without it, and no new passphrase takes its place', async () => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    const own = readFileSync(lockFile(), 'utf8');
    rmSync(lockFile());
    const { lock, read, changes } = start();
    expect(() => read()).toThrow(/lock\.json is missing/u);
    const problem = await problemOf(lock.setPassphrase('a new passphrase', null));
    expect(problem?.code).toBe('storeDamaged');
    expect(problem?.message).toContain('lock.json is missing');
    expect(() => readFileSync(lockFile())).toThrow(/ENOENT/u);
    writeFileSync(lockFile(), own);
    await lock.followFile();
    expect(changes).toEqual([true]);
    await lock.unlock(PASSPHRASE);
    expect(read()).toBe('plain token');
  });

  it('locks a start where it is a link that leads nowhere', async () => {
    symlinkSync(join(bench.home, 'nowhere'), lockFile());
    const { lock } = start();
    expect(lock.isLocked()).toBe(true);
    expect(lock.damage()?.message).toContain('lock.json');
    expect(await codeOf(lock.unlock(PASSPHRASE))).toBe('storeDamaged');
  });
});

describe('a kill', () => {
  const sealedEntries = (): string[] =>
    [...bench.entries].filter(([, entry]) => isSealed(entry)).map(([name]) => name);

  it.each([0, 1])(
    'after %i entries were sealed is made good at the next unlocking',
    async (count) => {
      const killed = start(count);
      await codeOf(killed.lock.setPassphrase(PASSPHRASE, null));
      expect(sealedEntries()).toEqual(['key:store'].slice(0, count));
      expect(killed.lock.status().sealsAll).toBe(false);
      const { lock, read } = start();
      expect(lock.status().sealsAll).toBe(false);
      await lock.unlock(PASSPHRASE);
      expect(sealedEntries()).toEqual(['key:store', 'token:1']);
      expect(lock.status().sealsAll).toBe(true);
      expect(read()).toBe('plain token');
      expect(start().lock.status().sealsAll).toBe(true);
    },
  );

  it('while the passphrase is removed keeps it, and the key of the store sealed to the last', async () => {
    const killed = start(1);
    await codeOf(killed.lock.setPassphrase(PASSPHRASE, null));
    await start().lock.unlock(PASSPHRASE);
    await codeOf(killed.lock.removePassphrase(PASSPHRASE));
    expect(sealedEntries()).toEqual(['key:store']);
    const { lock } = start();
    await lock.unlock(PASSPHRASE);
    expect(sealedEntries()).toEqual(['key:store', 'token:1']);
  });

  it('is made good later if the keychain fails at the next unlocking, which works', async () => {
    await codeOf(start(1).lock.setPassphrase(PASSPHRASE, null));
    const failing = start(1);
    await failing.lock.unlock(PASSPHRASE);
    expect(failing.lock.isLocked()).toBe(false);
    expect(failing.lock.status().sealsAll).toBe(false);
    const { lock } = start();
    await lock.unlock(PASSPHRASE);
    expect(lock.status().sealsAll).toBe(true);
  });
});
