/**
 * Tests promise P6 (no plaintext): a missing, locked, hanging or crashed keychain is reported as such, and nothing is
 * kept in plain text.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../src/contract';
import { KeychainFailure } from '../../src/main/keychain/keychain-failure';
import { type KeychainHost, KeychainClient } from '../../src/main/keychain/keychain-client';
import type { KeychainRequest } from '../../src/main/keychain/keychain-protocol';
import { KeychainVault } from '../../src/main/keychain/keychain-vault';
import { cannotRun, PrivateDesktop } from '../harness/private-desktop';

const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/keychain: ${reason}`);

/** Milliseconds. Only a keychain that hangs reaches it; a busy machine does not. */
const LIMIT = 30_000;
/** As it is compiled: `npx electron-vite build` makes it. */
const processFile = resolve('out', 'main', 'keychain-process.js');
const VAULT_ID = '00000000-0000-4000-8000-000000000000';
const SERVICE = `Latchkey ${VAULT_ID}`;
let desktop: PrivateDesktop;
const children: ChildProcess[] = [];
const vaults: KeychainVault[] = [];
let sent = 0;

beforeEach(async () => {
  if (reason !== null) return;
  sent = 0;
  desktop = new PrivateDesktop();
  await desktop.startBus();
});

afterEach(async () => {
  if (reason !== null) return;
  vi.useRealTimers();
  for (const vault of vaults.splice(0)) vault.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await desktop.close();
});

/** The real process file in a real child, with the environment of the private desktop. */
const hostOn =
  (env: NodeJS.ProcessEnv): KeychainHost =>
  (file) => {
    const child = fork(file, { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
    children.push(child);
    return {
      send: (message) => {
        sent += 1;
        child.send(message as object);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', listener),
      kill: () => child.kill('SIGKILL'),
    };
  };

const vaultOn = (env: NodeJS.ProcessEnv, onLateAnswer?: () => void): KeychainVault =>
  vaultWith(hostOn(env), onLateAnswer);

function vaultWith(host: KeychainHost, onLateAnswer?: () => void): KeychainVault {
  const vault = new KeychainVault({
    host,
    processFile,
    vaultId: VAULT_ID,
    limit: LIMIT,
    withExclusiveLock: (work) => work(),
    ...(onLateAnswer ? { onLateAnswer } : {}),
  });
  vaults.push(vault);
  return vault;
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no problem';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
};

/** Leaves a keyring behind that has a token in it and is locked. */
async function lockedWithToken(): Promise<void> {
  await desktop.startKeyring('unlocked');
  const vault = vaultOn(desktop.env);
  await vault.open();
  await vault.saveToken('p1', 'canary-kept', 'keychain');
  vault.close();
  await desktop.stopKeyring();
  await desktop.startKeyring('locked');
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

describe.skipIf(reason !== null)('a keychain', () => {
  it('without any keyring is a state of its own, and says how to create one', async () => {
    await desktop.startKeyring('locked');
    const { state, problem } = await vaultOn(desktop.env).open();
    expect(state).toBe('withoutKeyring');
    expect(problem?.code).toBe('keychainWithoutKeyring');
    expect(problem?.next).toContain('Create a keyring');
  });

  it('keeps, finds and forgets tokens and keys across processes', async () => {
    await desktop.startKeyring('unlocked');
    const first = vaultOn(desktop.env);
    expect((await first.open()).state).toBe('unlocked');
    await first.saveToken('p1', 'canary-kept', 'keychain');
    const key = await first.getOrCreateKey('store');
    expect(key.fresh).toBe(true);

    const second = vaultOn(desktop.env);
    await second.open();
    expect(await second.getToken('p1', 'keychain')).toBe('canary-kept');
    expect(await second.getOrCreateKey('store')).toEqual({ hex: key.hex, fresh: false });
    expect(await codeOf(second.getToken('p2', 'keychain'))).toBe('noToken');
    expect(second.getTokenPlace('p2', 'keychain')).toBe('none');

    await second.removeToken('p1', 'keychain');
    expect(await codeOf(first.getToken('p1', 'keychain'))).toBe('noToken');
  });

  it('is not asked for a token that was saved for one session only', async () => {
    await desktop.startKeyring('unlocked');
    const vault = vaultOn(desktop.env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    expect(await codeOf(vault.getToken('p1', 'session'))).toBe('noToken');
    await vault.saveToken('p1', 'canary-session', 'session');
    expect(await vault.getToken('p1', 'session')).toBe('canary-session');
  });

  it('keeps a key that another program changed, and reports that it is damaged', async () => {
    await desktop.startKeyring('unlocked');
    const vault = vaultOn(desktop.env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    const line = new KeychainClient({
      host: hostOn(desktop.env),
      processFile,
      limit: LIMIT,
      onLateAnswer: () => undefined,
    });
    const entry = { service: SERVICE, account: 'key:store' };
    await line.call({ method: 'set', ...entry, value: 'garbled' });
    expect(await codeOf(vault.getOrCreateKey('store'))).toBe('storeUnavailable');
    expect(await line.call({ method: 'get', ...entry })).toBe('garbled');
    line.restart();
  });

  it('is reported as missing when the system has none', async () => {
    const vault = vaultOn({ ...desktop.env, DBUS_SESSION_BUS_ADDRESS: '' });
    expect(await vault.open()).toMatchObject({
      state: 'missing',
      problem: { code: 'keychainMissing' },
    });
    expect(await codeOf(vault.getToken('p1', 'keychain'))).toBe('keychainMissing');
    expect(await codeOf(vault.saveToken('p1', 'canary', 'keychain'))).toBe('keychainMissing');
  });

  it('is reported as locked, not as empty, when it is locked', async () => {
    await lockedWithToken();
    const vault = vaultOn(desktop.env);
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
    const vault = vaultOn(desktop.env);
    await vault.open();
    await desktop.stopKeyring();
    await desktop.startKeyring('unlocked');
    expect((await vault.open()).state).toBe('unlocked');
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-kept');
  });

  it('is reported as locked at the next call when it is locked while Latchkey runs', async () => {
    await desktop.startKeyring('unlocked');
    const vault = vaultOn(desktop.env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    desktop.lockKeyring();
    expect(await codeOf(vault.getToken('p1', 'keychain'))).toBe('keychainLocked');
    expect(vault.status().state).toBe('locked');
  });

  it('keeps a token that cannot be removed while it is locked, and reports the lock', async () => {
    await desktop.startKeyring('unlocked');
    const vault = vaultOn(desktop.env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    desktop.lockKeyring();
    expect(await codeOf(vault.removeToken('p1', 'keychain'))).toBe('keychainLocked');
    expect(vault.getTokenPlace('p1', 'keychain')).toBe('keychain');

    await desktop.stopKeyring();
    await desktop.startKeyring('unlocked');
    await vault.open();
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-kept');
    await vault.removeToken('p1', 'keychain');
    expect(await codeOf(vault.getToken('p1', 'keychain'))).toBe('noToken');
    // There is nothing to forget any more, which is what was wanted.
    expect(await codeOf(vault.removeToken('p1', 'keychain'))).toBe('no problem');
  });

  it('is found again after its service was restarted', async () => {
    await desktop.startKeyring('unlocked');
    const vault = vaultOn(desktop.env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    await desktop.stopKeyring();
    await desktop.startKeyring('unlocked');
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
    await desktop.startKeyring('unlocked');
    let late = 0;
    const vault = vaultOn(desktop.env, () => (late += 1));
    desktop.freezeKeyring();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const opening = vault.open();
    await expect.poll(() => sent).toBe(1);
    vi.advanceTimersByTime(LIMIT);
    expect(await opening).toMatchObject({
      state: 'hanging',
      problem: { code: 'keychainHanging' },
    });
    vi.useRealTimers();
    desktop.thawKeyring();
    await expect.poll(() => late).toBeGreaterThan(0);
    expect((await vault.open()).state).toBe('unlocked');
  });

  it('fails only the current call when its process crashes, and starts a new process for the next one', async () => {
    await desktop.startKeyring('unlocked');
    const vault = vaultOn(desktop.env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    desktop.freezeKeyring();
    const sentBefore = sent;
    const asked = codeOf(vault.getToken('p1', 'keychain'));
    await expect.poll(() => sent).toBe(sentBefore + 1);
    children.at(-1)?.kill('SIGSEGV');
    expect(await asked).toBe('keychainCrashed');
    desktop.thawKeyring();
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-kept');
  });

  it('is reported as unavailable because Latchkey was replaced when its process can no longer be started', async () => {
    await desktop.startKeyring('unlocked');
    let replaced = false;
    const host = hostOn(desktop.env);
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

  it('is not needed for a session token, and never receives it', async () => {
    const vault = vaultOn({ ...desktop.env, DBUS_SESSION_BUS_ADDRESS: '' });
    await vault.open();
    await vault.saveToken('p1', 'canary-session', 'session');
    expect(vault.getTokenPlace('p1', 'session')).toBe('session');
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-session');
    await vault.removeToken('p1', 'session');
    expect(vault.getTokenPlace('p1', 'session')).toBe('none');
  });
});
