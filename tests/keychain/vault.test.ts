/** What a keychain keeps, finds and forgets. */
import { describe, expect, it } from 'vitest';
import { KeychainClient } from '../../src/main/keychain/keychain-client';
import { codeOf, LIMIT, processFile, reason, VAULT_ID, vaultBench } from './vault-bench';

const { desktop, hostOn, vaultOn } = vaultBench();
const SERVICE = `Latchkey ${VAULT_ID}`;

describe.skipIf(reason !== null)('a keychain', () => {
  it('without any keyring is a state of its own, and says how to create one', async () => {
    await desktop().startKeyring('locked');
    const { state, problem } = await vaultOn(desktop().env).open();
    expect(state).toBe('withoutKeyring');
    expect(problem?.code).toBe('keychainWithoutKeyring');
    expect(problem?.next).toContain('Create a keyring');
  });

  it('keeps, finds and forgets tokens and keys across processes', async () => {
    await desktop().startKeyring('unlocked');
    const first = vaultOn(desktop().env);
    expect((await first.open()).state).toBe('unlocked');
    await first.saveToken('p1', 'canary-kept', 'keychain');
    const key = await first.getOrCreateKey('store');
    expect(key.fresh).toBe(true);

    const second = vaultOn(desktop().env);
    await second.open();
    expect(await second.getToken('p1', 'keychain')).toBe('canary-kept');
    expect(await second.getOrCreateKey('store')).toEqual({ hex: key.hex, fresh: false });
    expect(await codeOf(second.getToken('p2', 'keychain'))).toBe('noToken');
    expect(second.getTokenPlace('p2', 'keychain')).toBe('none');

    await second.removeToken('p1', 'keychain');
    expect(await codeOf(first.getToken('p1', 'keychain'))).toBe('noToken');
  });

  it('is not asked for a token that was saved for one session only', async () => {
    await desktop().startKeyring('unlocked');
    const vault = vaultOn(desktop().env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    expect(await codeOf(vault.getToken('p1', 'session'))).toBe('noToken');
    await vault.saveToken('p1', 'canary-session', 'session');
    expect(await vault.getToken('p1', 'session')).toBe('canary-session');
  });

  it('keeps a key that another program changed, and reports that it is damaged', async () => {
    await desktop().startKeyring('unlocked');
    const vault = vaultOn(desktop().env);
    await vault.open();
    await vault.saveToken('p1', 'canary-kept', 'keychain');
    const line = new KeychainClient({
      host: hostOn(desktop().env),
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

  it('is not needed for a session token, and never receives it', async () => {
    const vault = vaultOn({ ...desktop().env, DBUS_SESSION_BUS_ADDRESS: '' });
    await vault.open();
    await vault.saveToken('p1', 'canary-session', 'session');
    expect(vault.getTokenPlace('p1', 'session')).toBe('session');
    expect(await vault.getToken('p1', 'keychain')).toBe('canary-session');
    await vault.removeToken('p1', 'session');
    expect(vault.getTokenPlace('p1', 'session')).toBe('none');
  });
});
