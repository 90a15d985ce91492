/** A program that is killed between saving the token of a new instance and storing its profile. Argument: the id. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { compose } from '../../src/main/compose';
import { nodeKeychainHost } from '../../src/main/keychain/node-host';

async function dieWhileAdding(profileId: string): Promise<void> {
  const { workspace } = compose({
    codeFolder: resolve('out', 'main'),
    keychainHost: nodeKeychainHost,
    about: { version: '0', electron: null, evaluation: false, platform: process.platform },
    desktop: null,
    announce: () => undefined,
    onUnexpected: () => undefined,
    onUndeclared: () => undefined,
  });
  const store = await workspace.store();
  await store.beginActivity({
    id: randomUUID(),
    at: Date.now(),
    operation: 'profile.add',
    source: 'commandLine',
    profileId,
    label: 'acme',
    instance: 'acme',
    kind: null,
    accountId: null,
    changes: [],
  });
  await workspace.vault.saveToken(profileId, 'canary-token-of-a-killed-add', 'keychain');
  process.kill(process.pid, 'SIGKILL');
}

void dieWhileAdding(process.argv[2] ?? '');
