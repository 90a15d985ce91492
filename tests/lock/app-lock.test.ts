/** Setting, locking, unlocking and removing, with the real file and the real key derivation. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toProblem } from '../../src/contract';
import { AppLock } from '../../src/main/lock/app-lock';
import { EntrySeal } from '../../src/main/lock/entry-seal';
import { readLockFile } from '../../src/main/lock/lock-file';
import { isSealed } from '../../src/main/lock/sealed-text';
import { withEntriesLock } from '../../src/main/store/db/file-locks';
import { removeTemporaryFolder, temporaryFolder } from '../support/temporary-folder';

const PASSPHRASE = 'correct horse battery';
let home: string;
/** Stands for the keychain's entries. */
let entries: Map<string, string>;
let now: number;

beforeEach(() => {
  home = temporaryFolder('lock');
  entries = new Map([['token:1', 'plain token']]);
  now = 1_000_000;
});

afterEach(() => {
  removeTemporaryFolder(home);
});

function start(rewrite?: () => Promise<void>) {
  const seal = new EntrySeal();
  const changes: boolean[] = [];
  const lock = new AppLock({
    home,
    seal,
    now: () => now,
    cost: { N: 2 ** 10, r: 8, p: 1 },
    exclusively: (work) => withEntriesLock(home, work),
    onChange: (locked) => changes.push(locked),
    areEntriesSealed: () => Promise.resolve(isSealed(entries.get('token:1') ?? '')),
    rewriteEntries:
      rewrite ??
      (() => {
        for (const [name, entry] of entries)
          entries.set(name, seal.seal(name, seal.open(name, entry)));
        return Promise.resolve();
      }),
  });
  /** As the vault writes an entry. */
  const write = async (value: string): Promise<void> => {
    await lock.requireKey();
    entries.set('token:1', seal.seal('token:1', value));
  };
  return {
    lock,
    seal,
    changes,
    write,
    read: () => seal.open('token:1', entries.get('token:1') ?? ''),
  };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => toProblem(error).code,
  );

describe('the lock', () => {
  it('is off until a passphrase is set, and cannot lock before', () => {
    const { lock } = start();
    expect(lock.status()).toEqual({
      state: 'off',
      idleMinutes: 10,
      systemPrompt: false,
      retryAfterMs: 0,
    });
    expect(() => {
      lock.lock();
    }).toThrow(/no passphrase/u);
  });

  it('seals every entry, and a new start is locked until the passphrase opens them', async () => {
    const first = start();
    await first.lock.setPassphrase(PASSPHRASE, null);
    expect(first.lock.status().state).toBe('unlocked');
    expect(entries.get('token:1')).not.toContain('plain token');
    expect(readFileSync(join(home, 'lock.json'), 'utf8')).not.toContain(PASSPHRASE);

    const second = start();
    expect(second.lock.isLocked()).toBe(true);
    expect(() => second.read()).toThrow(/locked/u);
    expect(await codeOf(second.lock.unlock('wrong passphrase'))).toBe('wrongPassphrase');
    expect(second.lock.isLocked()).toBe(true);
    await second.lock.unlock(PASSPHRASE);
    await second.lock.whenFirstUnlocked();
    expect(second.read()).toBe('plain token');
    expect(second.changes).toEqual([false]);
  });

  it('accepts the recovery code however it is typed, and the passphrase from every keyboard', async () => {
    const code = await start().lock.setPassphrase('caf\u00e9 caf\u00e9 caf\u00e9', null);
    await start().lock.unlock('cafe\u0301 cafe\u0301 cafe\u0301');
    const { lock } = start();
    await lock.unlock(` ${code.toLowerCase().replaceAll('-', ' ')}`);
    expect(lock.isLocked()).toBe(false);
  });

  it('waits longer after each wrong attempt from the sixth on, also after a restart and a changed clock', async () => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    const { lock } = start();
    for (let count = 0; count < 5; count += 1) await codeOf(lock.unlock('wrong'));
    expect(lock.status().retryAfterMs).toBe(2_000);
    expect(await codeOf(lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    const restarted = start();
    expect(restarted.lock.status().retryAfterMs).toBe(2_000);
    now -= 1_000_000;
    expect(restarted.lock.status().retryAfterMs).toBe(2_000);
    now += 1_002_000;
    await restarted.lock.unlock(PASSPHRASE);
    expect(start().lock.status().retryAfterMs).toBe(0);
  });

  it('changes the passphrase only with the present one, and the old one opens nothing then', async () => {
    const first = start();
    await first.lock.setPassphrase(PASSPHRASE, null);
    expect(await codeOf(first.lock.setPassphrase('another passphrase', 'wrong'))).toBe(
      'wrongPassphrase',
    );
    expect(await codeOf(first.lock.setPassphrase('another passphrase', null))).toBe(
      'wrongPassphrase',
    );
    await first.lock.setPassphrase('another passphrase', PASSPHRASE);
    const second = start();
    expect(await codeOf(second.lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    await second.lock.unlock('another passphrase');
    expect(second.read()).toBe('plain token');
  });

  it('loses nothing when setting it is interrupted before the entries are sealed', async () => {
    const interrupted = start(() => Promise.reject(new Error('killed')));
    await codeOf(interrupted.lock.setPassphrase(PASSPHRASE, null));
    const { lock, read } = start();
    await lock.unlock(PASSPHRASE);
    expect(read()).toBe('plain token');
  });

  it('is removed only after every entry is plain again', async () => {
    const first = start();
    await first.lock.setPassphrase(PASSPHRASE, null);
    const failing = start(() => Promise.reject(new Error('keychain locked')));
    await failing.lock.unlock(PASSPHRASE);
    expect(await codeOf(failing.lock.removePassphrase(PASSPHRASE))).not.toBe('done');
    expect(start().lock.isLocked()).toBe(true);

    expect(await codeOf(first.lock.removePassphrase('wrong'))).toBe('wrongPassphrase');
    await first.lock.removePassphrase(PASSPHRASE);
    expect(entries.get('token:1')).toBe('plain token');
    expect(start().lock.status().state).toBe('off');
  });

  it('stays locked when its file is damaged, and says what to do', async () => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    writeFileSync(join(home, 'lock.json'), '{"version":1}');
    const { lock } = start();
    expect(lock.isLocked()).toBe(true);
    const problem = await lock.unlock(PASSPHRASE).then(() => null, toProblem);
    expect(problem?.code).toBe('storeDamaged');
    expect(problem?.next).toContain('Restore it from a backup');
  });

  it.each([
    ['a cost that would take all memory', { cost: { N: 2 ** 40, r: 8, p: 1 } }],
    ['a cost that is no power of two', { cost: { N: 1000, r: 8, p: 1 } }],
    ['a cost of minutes', { cost: { N: 2 ** 17, r: 8, p: 100_000 } }],
    ['costs that are large together', { cost: { N: 2 ** 20, r: 16, p: 8 } }],
    ['a salt that was cut off', { salt: 'AAAA' }],
    ['a key that was cut off', { sealed: 'sealed:v1:AAAA' }],
  ])('calls a file damaged that has %s, without a guess', async (_what, wrong) => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    const file = readLockFile(home);
    const damaged = { ...file, recovery: { ...file?.recovery, ...wrong } };
    writeFileSync(join(home, 'lock.json'), JSON.stringify(damaged));
    const { lock } = start();
    expect(lock.damage()?.message).toBe(`The file ${join(home, 'lock.json')} is damaged.`);
    const problem = await lock.unlock('wrong guess').then(() => null, toProblem);
    expect(problem?.code).toBe('storeDamaged');
  });
});

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
    now += 2_000;
    expect(await codeOf(other.lock.unlock(PASSPHRASE))).toBe('done');
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
    expect(readLockFile(home)?.failures).toBe(5);
    // None of them takes the right one either, whatever it read before.
    for (const { lock } of guessers)
      expect(await codeOf(lock.unlock(PASSPHRASE))).toBe('wrongPassphrase');
    now += 2_000;
    expect(await Promise.all(guessers.map(({ lock }) => codeOf(lock.unlock(PASSPHRASE))))).toEqual(
      guessers.map(() => 'done'),
    );
    expect(readLockFile(home)?.failures).toBe(0);
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
    expect(entries.get('token:1')).not.toContain('new token');
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
    expect(entries.get('token:1')).toBe('new token');
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
    rmSync(join(home, 'lock.json'));
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
