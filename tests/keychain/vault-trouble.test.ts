/**
 * Tests promise P6 (no plaintext): a missing, locked, hanging or crashed keychain is reported as such, and nothing is
 * kept in plain text.
 */
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { KeychainFailure } from '../../src/main/keychain/keychain-failure';
import { type KeychainHost } from '../../src/main/keychain/keychain-client';
import type { KeychainRequest } from '../../src/main/keychain/keychain-protocol';
import { codeOf, LIMIT, reason, vaultBench } from './vault-bench';

const { desktop, children, sent, hostOn, vaultOn, vaultWith } = vaultBench();

/** Leaves a keyring behind that has a token in it and is locked. */
async function lockedWithToken(): Promise<void> {
  await desktop().startKeyring('unlocked');
  const vault = vaultOn(desktop().env);
  await vault.open();
  await vault.saveToken('p1', 'canary-kept', 'keychain');
  vault.close();
  await desktop().stopKeyring();
  await desktop().startKeyring('locked');
}

/** As a keychain on a desktop: locked, it hides and keeps everything; a write makes it ask, and the user unlocks it. */
function promptingKeychain(): {
  host: KeychainHost;
  entries: Map<string, string>;
  lock: () => void;
} {
  const entries = new Map<string, string>();
  let locked = false;
  const answer = (request: KeychainRequest): string | null => {
    if (request.method === 'set') {
      locked = false;
      entries.set(request.account, request.value);
    }
    if (locked) return null;
    if (request.method === 'delete') entries.delete(request.account);
    return request.method === 'get' ? (entries.get(request.account) ?? null) : null;
  };
  const host: KeychainHost = () => {
    let tell: (message: unknown) => void = () => undefined;
    return {
      send: (message) => {
        const request = message as KeychainRequest;
        queueMicrotask(() => tell({ id: request.id, ok: true, value: answer(request) }));
      },
      onMessage: (listener) => {
        tell = listener;
      },
      onExit: () => undefined,
      kill: () => undefined,
    };
  };
  return { host, entries, lock: () => (locked = true) };
}

describe.skipIf(reason !== null)('a keychain in trouble', () => {
  it('is reported as missing when the system has none', async () => {
    const vault = vaultOn({ ...desktop().env, DBUS_SESSION_BUS_ADDRESS: '' });
    expect(await vault.open()).toMatchObject({
      state: 'missing',
      problem: { code: 'keychainMissing' },
    });
    expect(await codeOf(vault.getToken('p1', 'keychain'))).toBe('keychainMissing');
    expect(await codeOf(vault.saveToken('p1', 'canary', 'keychain'))).toBe('keychainMissing');
  });

  it('is reported as locked, not as empty, when it is locked', async () => {
    await lockedWithToken();
    const vault = vaultOn(desktop().env);
    expect(await vault.open()).toMatchObject({
      state: 'locked',
      problem: { code: 'keychainLocked' },
    });
    expect(await codeOf(vault.getToken('p1', 'keychain'))).toBe('keychainLocked');
    // A new key for a store whose key is only locked away would make the store unreadable.
    expect(await codeOf(vault.getOrCreateKey('store'))).toBe('keychainLocked');
  });

  it('opens on a second try once it is unlocked, and still holds the token', async () => {
    await lockedWithToken();
    const vault = vaultOn(desktop().env);
    await vault.open();
    await desktop().stopKeyring();
    await desktop().startKeyring('unlocked');
    expect((await vault.open()).state).toBe('unlocked');
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-kept');
  });

  it('is reported as locked at the next call when it is locked while Latchkey runs', async () => {
    await desktop().startKeyring('unlocked');
    const vault = vaultOn(desktop().env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    desktop().lockKeyring();
    expect(await codeOf(vault.getToken('p1', 'keychain'))).toBe('keychainLocked');
    expect(vault.status().state).toBe('locked');
  });

  it('keeps a token that cannot be removed while it is locked, and reports the lock', async () => {
    await desktop().startKeyring('unlocked');
    const vault = vaultOn(desktop().env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    desktop().lockKeyring();
    expect(await codeOf(vault.removeToken('p1', 'keychain'))).toBe('keychainLocked');
    expect(vault.getTokenPlace('p1', 'keychain')).toBe('keychain');

    await desktop().stopKeyring();
    await desktop().startKeyring('unlocked');
    await vault.open();
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-kept');
    await vault.removeToken('p1', 'keychain');
    expect(await codeOf(vault.getToken('p1', 'keychain'))).toBe('noToken');
    // There is nothing to forget any more, which is what was wanted.
    expect(await codeOf(vault.removeToken('p1', 'keychain'))).toBe('no problem');
  });

  it('is found again after its service was restarted', async () => {
    await desktop().startKeyring('unlocked');
    const vault = vaultOn(desktop().env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    await desktop().stopKeyring();
    await desktop().startKeyring('unlocked');
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-kept');
    expect(vault.status().state).toBe('unlocked');
  });

  it('that prompts for its password prompts again at the next call, and still holds its entries', async () => {
    const { host, entries, lock } = promptingKeychain();
    const vault = vaultWith(host);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    lock();
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-kept');
    lock();
    await vault.removeToken('p1', 'keychain');
    expect([...entries.keys()]).toEqual(['sentinel']);
  });

  it('is given up after the time limit when it hangs, and its late answer is reported', async () => {
    await desktop().startKeyring('unlocked');
    let late = 0;
    const vault = vaultOn(desktop().env, () => (late += 1));
    desktop().freezeKeyring();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const opening = vault.open();
    await expect.poll(sent).toBe(1);
    vi.advanceTimersByTime(LIMIT);
    expect(await opening).toMatchObject({
      state: 'hanging',
      problem: { code: 'keychainHanging' },
    });
    vi.useRealTimers();
    desktop().thawKeyring();
    await expect.poll(() => late).toBeGreaterThan(0);
    expect((await vault.open()).state).toBe('unlocked');
  });

  it('fails only the current call when its process crashes, and starts a new process for the next one', async () => {
    await desktop().startKeyring('unlocked');
    const vault = vaultOn(desktop().env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    desktop().freezeKeyring();
    const sentBefore = sent();
    const asked = codeOf(vault.getToken('p1', 'keychain'));
    await expect.poll(sent).toBe(sentBefore + 1);
    children.at(-1)?.kill('SIGSEGV');
    expect(await asked).toBe('keychainCrashed');
    desktop().thawKeyring();
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-kept');
  });

  it('is reported as unavailable because Latchkey was replaced when its process can no longer be started', async () => {
    await desktop().startKeyring('unlocked');
    let replaced = false;
    const host = hostOn(desktop().env);
    const vault = vaultWith((file) => {
      if (replaced) throw new KeychainFailure('replaced');
      return host(file);
    });
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    replaced = true;
    const [child] = children.slice(-1);
    if (!child) throw new Error('No process was started.');
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    expect(await codeOf(vault.getToken('p1', 'keychain'))).toBe('latchkeyReplaced');
    expect(await vault.open()).toMatchObject({ state: 'replaced' });
  });
});
