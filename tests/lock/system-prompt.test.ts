/** Unlocking without a passphrase: the system asks for a finger, and opens nothing that no passphrase opened before. */
import { expect, it, vi } from 'vitest';
import { failureOf } from '../support/failure';
import { lockBench, PASSPHRASE } from './lock-bench';

const { touchId } = vi.hoisted(() => ({
  touchId: { can: true, ask: vi.fn<(reason: string) => Promise<void>>() },
}));
vi.mock('electron', () => ({
  systemPreferences: { canPromptTouchID: () => touchId.can, promptTouchID: touchId.ask },
}));
const { systemPrompt } = await import('../../src/main/desktop/lock-window');

const { start } = lockBench();

/** A locked Latchkey that a passphrase has opened before. */
async function locked(ask: (() => Promise<void>) | null) {
  const program = start(undefined, ask);
  await program.lock.setPassphrase(PASSPHRASE, null);
  program.lock.lock();
  program.changes.length = 0;
  return program;
}

it('opens with the finger of its user, asked once', async () => {
  const ask = vi.fn(() => Promise.resolve());
  const { lock, changes, read } = await locked(ask);
  expect(lock.status()).toMatchObject({ state: 'locked', systemPrompt: true });
  await lock.unlock(null);
  expect(lock.status().state).toBe('unlocked');
  expect(read()).toBe('plain token');
  expect(changes).toEqual([false]);
  // It is open: nobody is asked again.
  await lock.unlock(null);
  expect(ask).toHaveBeenCalledTimes(1);
});

it('stays locked when the system does not accept the finger', async () => {
  const { lock, changes } = await locked(() => Promise.reject(new Error('canary-of-the-system')));
  const found = await failureOf(lock.unlock(null));
  expect(found).toMatchObject({
    code: 'wrongPassphrase',
    message: 'The system did not accept the fingerprint.',
  });
  expect(JSON.stringify(found)).not.toContain('canary');
  expect(lock.isLocked()).toBe(true);
  expect(changes).toEqual([]);
  // A finger that was not recognised costs no wait before the passphrase.
  expect(lock.status().retryAfterMs).toBe(0);
  await lock.unlock(PASSPHRASE);
  expect(lock.isLocked()).toBe(false);
});

it('asks nobody before a passphrase opened the key, and stays locked', async () => {
  await locked(null);
  const ask = vi.fn(() => Promise.resolve());
  const next = start(undefined, ask);
  expect(next.lock.status()).toMatchObject({ state: 'locked', systemPrompt: false });
  expect(await failureOf(next.lock.unlock(null))).toMatchObject({
    code: 'wrongPassphrase',
    next: 'Type the passphrase.',
  });
  expect(ask).not.toHaveBeenCalled();
  expect(next.lock.isLocked()).toBe(true);
});

it('stays locked where the system cannot ask', async () => {
  const { lock } = await locked(null);
  expect(lock.status().systemPrompt).toBe(false);
  expect((await failureOf(lock.unlock(null))).code).toBe('wrongPassphrase');
  expect(lock.isLocked()).toBe(true);
});

it('asks by Touch ID on a Mac that has it, and nowhere else', async () => {
  touchId.ask.mockResolvedValue();
  expect(systemPrompt('linux')).toBeNull();
  expect(systemPrompt('win32')).toBeNull();
  const { lock } = await locked(systemPrompt('darwin'));
  await lock.unlock(null);
  expect(touchId.ask.mock.calls).toEqual([['unlock Latchkey']]);
  touchId.can = false;
  expect(systemPrompt('darwin')).toBeNull();
});
