/** Vaults on a private desktop, one for each test, with the keychain's real process. */
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { ProblemError } from '../../src/contract';
import type { KeychainHost } from '../../src/main/keychain/keychain-client';
import { KeychainVault } from '../../src/main/keychain/keychain-vault';
import { keychainHostOn } from '../harness/keychain-host';
import { cannotRun, PrivateDesktop } from '../harness/private-desktop';

export const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/keychain: ${reason}`);

/** Milliseconds. Only a keychain that hangs reaches it; a busy machine does not. */
export const LIMIT = 30_000;
/** As it is compiled: `npx electron-vite build` makes it. */
export const processFile = resolve('out', 'main', 'keychain-process.js');
export const VAULT_ID = '00000000-0000-4000-8000-000000000000';

export interface VaultBench {
  readonly desktop: () => PrivateDesktop;
  /** The processes that were started in this test, in order. */
  readonly children: ChildProcess[];
  /** How many requests went to them. */
  readonly sent: () => number;
  readonly hostOn: (env: NodeJS.ProcessEnv) => KeychainHost;
  readonly vaultOn: (env: NodeJS.ProcessEnv, onLateAnswer?: () => void) => KeychainVault;
  readonly vaultWith: (host: KeychainHost, onLateAnswer?: () => void) => KeychainVault;
}

export function vaultBench(): VaultBench {
  let desktop: PrivateDesktop;
  let sent = 0;
  const children: ChildProcess[] = [];
  const vaults: KeychainVault[] = [];

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

  const hostOn = (env: NodeJS.ProcessEnv): KeychainHost =>
    keychainHostOn(env, {
      started: (child) => children.push(child),
      sent: () => {
        sent += 1;
      },
    });
  const vaultWith = (host: KeychainHost, onLateAnswer?: () => void): KeychainVault => {
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
  };
  return {
    desktop: () => desktop,
    children,
    sent: () => sent,
    hostOn,
    vaultWith,
    vaultOn: (env, onLateAnswer) => vaultWith(hostOn(env), onLateAnswer),
  };
}

/** The code of the Problem that the work fails with, or `no problem`. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no problem';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
};
