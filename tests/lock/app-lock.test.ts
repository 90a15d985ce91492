/** Setting, locking, unlocking and removing, with the real file and the real key derivation. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toProblem } from '../../src/contract';
import { readLockFile } from '../../src/main/lock/lock-file';
import { codeOf, lockBench, PASSPHRASE } from './lock-bench';

const bench = lockBench();
const { start } = bench;

describe('the lock', () => {
  it('is off until a passphrase is set, and cannot lock before', () => {
    const { lock } = start();
    expect(lock.status()).toEqual({
      state: 'off',
      idleMinutes: 10,
      systemPrompt: false,
      retryAfterMs: 0,
      sealsAll: true,
      recoveryUnseen: false,
    });
    expect(() => {
      lock.lock();
    }).toThrow(/no passphrase/u);
  });

  it('seals every entry, and a new start is locked until the passphrase opens them', async () => {
    const first = start();
    await first.lock.setPassphrase(PASSPHRASE, null);
    expect(first.lock.status().state).toBe('unlocked');
    expect(bench.entries.get('token:1')).not.toContain('plain token');
    expect(readFileSync(join(bench.home, 'lock.json'), 'utf8')).not.toContain(PASSPHRASE);

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

  it('accepts the recovery code in letters, digits and hyphens of full width', async () => {
    const code = await start().lock.setPassphrase(PASSPHRASE, null);
    const { lock } = start();
    await lock.unlock(
      code.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    );
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
    bench.now -= 1_000_000;
    expect(restarted.lock.status().retryAfterMs).toBe(2_000);
    bench.now += 1_002_000;
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
    const interrupted = start(0);
    await codeOf(interrupted.lock.setPassphrase(PASSPHRASE, null));
    const { lock, read } = start();
    await lock.unlock(PASSPHRASE);
    expect(read()).toBe('plain token');
  });

  it('is removed only after every entry is plain again', async () => {
    const first = start();
    await first.lock.setPassphrase(PASSPHRASE, null);
    const failing = start(0);
    await failing.lock.unlock(PASSPHRASE);
    expect(await codeOf(failing.lock.removePassphrase(PASSPHRASE))).not.toBe('done');
    expect(start().lock.isLocked()).toBe(true);

    expect(await codeOf(first.lock.removePassphrase('wrong'))).toBe('wrongPassphrase');
    await first.lock.removePassphrase(PASSPHRASE);
    expect(bench.entries.get('token:1')).toBe('plain token');
    expect(start().lock.status().state).toBe('off');
  });

  it('stays locked when its file is damaged, and says what to do', async () => {
    await start().lock.setPassphrase(PASSPHRASE, null);
    writeFileSync(join(bench.home, 'lock.json'), '{"version":1}');
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
    const file = readLockFile(bench.home);
    const damaged = { ...file, recovery: { ...file?.recovery, ...wrong } };
    writeFileSync(join(bench.home, 'lock.json'), JSON.stringify(damaged));
    const { lock } = start();
    expect(lock.damage()?.message).toBe(`The file ${join(bench.home, 'lock.json')} is damaged.`);
    const problem = await lock.unlock('wrong guess').then(() => null, toProblem);
    expect(problem?.code).toBe('storeDamaged');
  });
});
