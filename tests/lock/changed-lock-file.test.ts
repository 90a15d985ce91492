/** What becomes of `lock.json` from outside, or at a kill: another one, a damaged one, none, one of a half-done set-up. */
import { copyFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toProblem, type Problem } from '../../src/contract';
import { isSealed } from '../../src/main/lock/sealed-text';
import { removeTemporaryFolder, temporaryFolder } from '../support/temporary-folder';
import { until } from '../harness/until';
import { codeOf, lockBench, PASSPHRASE } from './lock-bench';

const INTRUDER = 'passphrase of an intruder';
const bench = lockBench();
const { start } = bench;

const lockFile = (): string => join(bench.home, 'lock.json');
const problemOf = (work: Promise<unknown>): Promise<Problem | null> =>
  work.then(() => null, toProblem);

/** A program that is locked and has forgotten its key. */
async function asleep() {
  const program = start();
  await program.lock.setPassphrase(PASSPHRASE, null);
  program.lock.lock();
  program.seal.forget();
  return program;
}

/** Puts there what another data folder's Latchkey wrote, with a passphrase of somebody else. */
async function plantFile(): Promise<void> {
  const { home, entries, isKeychainOpen } = bench;
  const elsewhere = temporaryFolder('planted-lock');
  Object.assign(bench, { home: elsewhere, entries: new Map(), isKeychainOpen: true });
  await start().lock.setPassphrase(INTRUDER, null);
  Object.assign(bench, { home, entries, isKeychainOpen });
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
    const { lock, seal, read } = await asleep();
    const own = readFileSync(lockFile(), 'utf8');
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
    const { lock } = await asleep();
    for (let count = 0; count < 5; count += 1) await codeOf(lock.unlock('wrong'));
    await plantFile();
    const planted = readFileSync(lockFile());
    expect((await problemOf(lock.unlock('wrong again')))?.message).toBe(
      'There were too many wrong attempts.',
    );
    bench.now += 2_000;
    await codeOf(lock.unlock('wrong again'));
    writeFileSync(lockFile(), planted);
    expect((await problemOf(lock.unlock('wrong again')))?.message).toBe(
      'There were too many wrong attempts.',
    );
    await plantFile();
    expect((await problemOf(lock.unlock('wrong again')))?.message).toBe(
      'There were too many wrong attempts.',
    );
  });
});

describe('a lock.json that somebody put there while the keychain cannot be read', () => {
  it('unlocks nothing where the owner had unlocked before, and his own unlocks later', async () => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    const own = readFileSync(lockFile(), 'utf8');
    bench.isKeychainOpen = false;
    const { lock, seal } = start();
    await lock.unlock(PASSPHRASE);
    lock.lock();
    seal.forget();
    await plantFile();
    expect(await codeOf(lock.unlock(INTRUDER))).toBe('storeDamaged');
    expect(lock.isLocked()).toBe(true);
    bench.isKeychainOpen = true;
    await lock.unlock(PASSPHRASE);
    expect(readFileSync(lockFile(), 'utf8')).toBe(own);
  });
});

/** As a disk, or somebody, changes a letter: the file is still one of the same key. */
function damageWraps(): void {
  const file = JSON.parse(readFileSync(lockFile(), 'utf8')) as Record<string, { sealed: string }>;
  for (const name of ['passphrase', 'recovery']) {
    const wrap = file[name];
    if (wrap === undefined) throw new Error(`no ${name}`);
    const letter = wrap.sealed.at(-10) === 'A' ? 'B' : 'A';
    wrap.sealed = `${wrap.sealed.slice(0, -10)}${letter}${wrap.sealed.slice(-9)}`;
  }
  writeFileSync(lockFile(), JSON.stringify(file));
}

describe('a lock.json of the right key', () => {
  it('is written back if it was damaged while Latchkey is unlocked', async () => {
    const { write, lock } = start();
    await lock.setPassphrase(PASSPHRASE, null);
    const own = readFileSync(lockFile(), 'utf8');
    damageWraps();
    await write('newer token');
    expect(readFileSync(lockFile(), 'utf8')).toBe(own);
  });

  it('is brought back by the passphrase if it was damaged while Latchkey was locked', async () => {
    const { lock, read } = await asleep();
    damageWraps();
    await lock.unlock(PASSPHRASE);
    expect(read()).toBe('plain token');
    await start().lock.unlock(PASSPHRASE);
  });

  it('opens with the new passphrase alone if another program changed it meanwhile', async () => {
    const { lock } = await asleep();
    const other = start();
    await other.lock.unlock(PASSPHRASE);
    await other.lock.setPassphrase('another passphrase', PASSPHRASE);
    expect(await codeOf(lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    await lock.unlock('another passphrase');
  });

  it('is not replaced by the passphrase of before where another set-up was killed', async () => {
    const { lock } = await asleep();
    const other = start();
    await other.lock.unlock(PASSPHRASE);
    await other.lock.removePassphrase(PASSPHRASE);
    await codeOf(start(0).lock.setPassphrase('another passphrase', null));
    expect(await codeOf(lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    await lock.unlock('another passphrase');
    expect(isSealed(bench.entries.get('token:1') ?? '')).toBe(true);
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
    const { lock, read, write, changes } = start();
    expect(() => read()).toThrow(/lock\.json is missing/u);
    // It would be plain for good.
    expect(await codeOf(write('newer token'))).toBe('storeDamaged');
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

  it('is told as over once the entries are sealed, to a screen that asks meanwhile', async () => {
    await codeOf(start(1).lock.setPassphrase(PASSPHRASE, null));
    let release = (): void => undefined;
    bench.held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { lock, changes } = start();
    const unlocked = lock.unlock(PASSPHRASE);
    await until('unlocking', () => Promise.resolve(changes.length > 0));
    const told = lock.settledStatus();
    expect(lock.status()).toMatchObject({ state: 'unlocked', sealsAll: false });
    release();
    expect((await told).sealsAll).toBe(true);
    await unlocked;
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
