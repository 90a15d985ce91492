/** Many callers at once: the keychain is asked once, and no caller gets a state that the keychain never had. */
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeychainClient, type KeychainHost } from '../../src/main/keychain/keychain-client';
import type { KeychainRequest } from '../../src/main/keychain/keychain-protocol';
import { KeychainVault } from '../../src/main/keychain/keychain-vault';
import { openStore } from '../../src/main/store';
import { withExclusiveLockAsync } from '../../src/main/store/db/file-locks';
import { Workspace } from '../../src/main/workspace';
import { keychainHostOn } from '../harness/keychain-host';
import { cannotRun, PrivateDesktop } from '../harness/private-desktop';
import { temporaryFolder } from '../support/temporary-folder';

const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED parallel calls in tests/keychain: ${reason}`);

const processFile = resolve('out', 'main', 'keychain-process.js');
const threadFile = resolve('out', 'main', 'store-thread.js');
const LIMIT = 30_000;
const CALLERS = 300;

let desktop: PrivateDesktop;
let requests: KeychainRequest[];
let processes: number;

beforeEach(async () => {
  requests = [];
  processes = 0;
  if (reason !== null) return;
  desktop = new PrivateDesktop();
  await desktop.startBus();
  await desktop.startKeyring('unlocked');
});

afterEach(async () => {
  if (reason === null) await desktop.close();
});

/** The real process on the private desktop; what it is asked is recorded. */
const recordingHost: KeychainHost = (file) =>
  keychainHostOn(desktop.env, {
    started: () => {
      processes += 1;
    },
    sent: (message) => requests.push(message as KeychainRequest),
  })(file);

function openVault(home: string): KeychainVault {
  return new KeychainVault({
    host: recordingHost,
    processFile,
    vaultId: '00000000-0000-4000-8000-000000000000',
    limit: LIMIT,
    withExclusiveLock: (work) => withExclusiveLockAsync(home, work),
  });
}

const countOf = (method: string, account: string): number =>
  requests.filter((request) => request.method === method && request.account === account).length;

const times = <T>(make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: CALLERS }, (_, index) => make(index)));

describe.skipIf(reason !== null)('a workspace with an empty folder', () => {
  it('asks the keychain once for a key that 300 callers need first', async () => {
    const home = temporaryFolder('parallel');
    const workspace = new Workspace({
      home,
      homeProblem: null,
      vault: openVault(home),
      announce: () => undefined,
      openStore: (key) => openStore({ folder: key && home, key: key ?? '', threadFile }),
    });
    try {
      const keys = await times(() => workspace.fingerprintKey());
      expect(new Set(keys).size).toBe(1);
      // Once before the lock, and once under it, where another program may have made one.
      expect(countOf('get', 'key:fingerprint')).toBe(2);
      expect(countOf('set', 'key:fingerprint')).toBe(1);
    } finally {
      await workspace.close();
    }
  });
});

describe.skipIf(reason !== null)('a vault', () => {
  let vault: KeychainVault;
  beforeEach(() => {
    vault = openVault(temporaryFolder('parallel'));
  });
  afterEach(() => {
    vault.close();
  });

  it('asks the keychain once for a key and a token that 300 callers need at once', async () => {
    await vault.open();
    await vault.saveToken('p1', 'canary-parallel', 'keychain');
    const keys = await times(() => vault.getOrCreateKey('store'));
    expect(new Set(keys.map(({ hex }) => hex)).size).toBe(1);
    expect(countOf('set', 'key:store')).toBe(1);
    const tokens = await times(() => vault.getToken('p1', 'keychain'));
    expect(new Set(tokens)).toEqual(new Set(['canary-parallel']));
    expect(countOf('get', 'token:p1')).toBe(1);
  });

  it('gives no caller a token from before a change', async () => {
    await vault.open();
    await vault.saveToken('p1', 'canary-old', 'keychain');
    const before = vault.getToken('p1', 'keychain');
    const change = vault.saveToken('p1', 'canary-new', 'keychain');
    await Promise.all([before, change]);
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-new');
  });

  it('reads 300 tokens although the service is replaced meanwhile, and stays unlocked', async () => {
    await vault.open();
    await times((index) => vault.saveToken(`p${index}`, `canary-${index}`, 'keychain'));
    await vault.getToken('p0', 'keychain');
    await desktop.stopKeyring();
    await desktop.startKeyring('unlocked');
    const tokens = await times((index) => vault.getToken(`p${index}`, 'keychain'));
    expect(tokens).toEqual(tokens.map((_, index) => `canary-${index}`));
    expect(vault.status().state).toBe('unlocked');
  });
});

describe.skipIf(reason !== null)('a client', () => {
  const read = (client: KeychainClient, account: string) =>
    client.call({ method: 'get', service: 'Latchkey test', account });

  it('repeats calls that are under way when its process is replaced', async () => {
    const client = new KeychainClient({
      host: recordingHost,
      processFile,
      limit: LIMIT,
      onLateAnswer: () => undefined,
    });
    try {
      const reads = times((index) => read(client, `a${index}`));
      client.restart();
      expect(new Set(await reads)).toEqual(new Set([null]));
      expect(processes).toBe(2);
    } finally {
      client.close();
    }
  });

  it('calls nothing a hang that only waits for its turn', async () => {
    // Answers only what it was asked first, so the others wait for their turn until it is released.
    let answer: (message: unknown) => void = () => undefined;
    const waiting: KeychainRequest[] = [];
    const client = new KeychainClient({
      host: () => ({
        send: (message) => waiting.push(message as KeychainRequest),
        onMessage: (listener) => {
          answer = listener;
        },
        onExit: () => undefined,
        kill: () => undefined,
      }),
      processFile,
      limit: LIMIT,
      onLateAnswer: () => undefined,
    });
    const reads = times((index) => read(client, `a${index}`));
    expect(waiting.length).toBeLessThanOrEqual(8);
    for (let next = waiting.shift(); next; next = waiting.shift())
      answer({ id: next.id, ok: true, value: next.account });
    expect(await reads).toEqual(Array.from({ length: CALLERS }, (_, index) => `a${index}`));
    client.close();
  });
});
