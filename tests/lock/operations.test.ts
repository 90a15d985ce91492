/** The operations of the lock: what they answer, and which Problems they end with. */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperationName, RequestFor, ResponseFor, Result } from '../../src/contract';
import { NetworkSettings } from '../../src/main/network/network-settings';
import { createWorkspaceDispatcher } from '../../src/main/compose';
import { AppLock } from '../../src/main/lock/app-lock';
import { EntrySeal } from '../../src/main/lock/entry-seal';
import { memoryProxyLogins } from '../support/proxy-logins';
import { Service } from '../support/service';
import { removeTemporaryFolder, temporaryFolder } from '../support/temporary-folder';

const PASSPHRASE = 'correct horse battery';
let service: Service;
let home: string;
let lock: AppLock;
const undeclared: string[] = [];

const createLock = (): AppLock => {
  const seal = new EntrySeal();
  return new AppLock({
    home,
    seal,
    rewriteEntries: () => Promise.resolve(),
    readFirstSealedEntry: () => Promise.resolve(seal.seal('key:store', 'key')),
    cost: { N: 2 ** 10, r: 8, p: 1 },
  });
};

beforeEach(() => {
  service = new Service();
  home = temporaryFolder('lock');
  lock = createLock();
  undeclared.length = 0;
});

afterEach(async () => {
  await service.close();
  removeTemporaryFolder(home);
});

async function call<N extends OperationName>(
  operation: N,
  request: RequestFor<N>,
): Promise<Result<ResponseFor<N>>> {
  const dispatcher = createWorkspaceDispatcher(service.workspace, {
    about: { version: '0', electron: null, evaluation: false, platform: 'linux' },
    desktop: null,
    announce: () => undefined,
    comparingFile: '',
    onUnexpected: () => undefined,
    onUndeclared: (name, code) => undeclared.push(`${name} ${code}`),
    lock,
    network: new NetworkSettings({ home, vault: memoryProxyLogins() }),
  });
  const result = await dispatcher.dispatch(
    { callId: randomUUID(), operation, request },
    { source: 'window' },
  );
  expect(undeclared).toEqual([]);
  return result as Result<ResponseFor<N>>;
}

/** The code of the Problem, or `done`. */
async function refused<N extends OperationName>(
  operation: N,
  request: RequestFor<N>,
): Promise<string> {
  const result = await call(operation, request);
  return result.ok ? 'done' : result.problem.code;
}

describe('the lock', () => {
  it('locks on request, and then every other operation is refused', async () => {
    expect(await refused('lock.now', {})).toBe('invalidRequest');
    const set = await call('lock.setPassphrase', { passphrase: PASSPHRASE, current: null });
    expect(set.ok && set.value.recoveryCode).toMatch(/^[A-Z0-9-]{35}$/u);
    expect(await refused('lock.setIdleMinutes', { idleMinutes: 5 })).toBe('done');
    expect(await call('lock.now', {})).toMatchObject({
      ok: true,
      value: { state: 'locked', idleMinutes: 5 },
    });
    expect(await refused('profile.list', {})).toBe('locked');
    expect(await refused('lock.removePassphrase', { current: PASSPHRASE })).toBe('locked');
    expect(await refused('lock.setIdleMinutes', { idleMinutes: 6 })).toBe('locked');
    expect(await refused('lock.status', {})).toBe('done');
    expect(await refused('lock.unlock', { passphrase: PASSPHRASE })).toBe('done');
    expect(await refused('profile.list', {})).toBe('done');
  });

  it('refuses a wrong passphrase wherever it is asked for', async () => {
    await call('lock.setPassphrase', { passphrase: PASSPHRASE, current: null });
    expect(await refused('lock.setPassphrase', { passphrase: PASSPHRASE, current: 'no' })).toBe(
      'wrongPassphrase',
    );
    expect(await refused('lock.removePassphrase', { current: 'no' })).toBe('wrongPassphrase');
    await call('lock.now', {});
    expect(await refused('lock.unlock', { passphrase: 'no' })).toBe('wrongPassphrase');
    expect(await refused('lock.unlock', { passphrase: null })).toBe('wrongPassphrase');
  });

  it('says that its file is damaged, and stays locked', async () => {
    await call('lock.setPassphrase', { passphrase: PASSPHRASE, current: null });
    writeFileSync(join(home, 'lock.json'), 'not JSON');
    lock = createLock();
    expect(await refused('lock.status', {})).toBe('storeDamaged');
    expect(await refused('lock.unlock', { passphrase: PASSPHRASE })).toBe('storeDamaged');
    expect(await refused('profile.list', {})).toBe('locked');
  });

  it('says that its file cannot be written', async () => {
    await call('lock.setPassphrase', { passphrase: PASSPHRASE, current: null });
    rmSync(home, { recursive: true });
    expect(await refused('lock.setIdleMinutes', { idleMinutes: 7 })).toBe('cannotWriteFile');
    await call('lock.now', {});
    expect(await refused('lock.unlock', { passphrase: 'no' })).toBe('cannotWriteFile');
  });

  it('is refused with needsWindow where there is none', async () => {
    expect((await service.refused('lock.status', {})).code).toBe('needsWindow');
    expect((await service.refused('lock.now', {})).code).toBe('needsWindow');
    expect((await service.refused('lock.unlock', { passphrase: 'x' })).code).toBe('needsWindow');
    expect((await service.refused('lock.setIdleMinutes', { idleMinutes: 5 })).code).toBe(
      'needsWindow',
    );
    expect((await service.refused('lock.removePassphrase', { current: 'x' })).code).toBe(
      'needsWindow',
    );
    expect(
      (await service.refused('lock.setPassphrase', { passphrase: PASSPHRASE, current: null })).code,
    ).toBe('needsWindow');
  });
});
