/** How often main calls the store. Each call is a message to another thread and back. */
import { afterEach, expect, it, vi } from 'vitest';
import { StoreWorkerHost } from '../../src/main/store';
import { sampleBench } from '../support/sample';

const { service, domo, key, profileId } = sampleBench();

afterEach(() => {
  vi.restoreAllMocks();
});

/** The methods that were called while `work` ran, in order. */
async function storeCalls(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(StoreWorkerHost.prototype, 'call');
  await work();
  const methods = spy.mock.calls.map(([method]) => method);
  spy.mockRestore();
  return methods;
}

const rename = (displayName: string) =>
  service().done('account.rename', { ...key('account', 102), displayName });

it('a rename calls the store at most 5 times', async () => {
  // The first call creates the client, which needs the profile.
  await service().done('account.get', key('account', 102));
  const calls = await storeCalls(() => rename('Renamed'));
  expect(calls).toEqual([
    'getProfile',
    'beginActivity',
    // What Latchkey wrote in it may depend on its time.
    'listWrittenSecrets',
    'saveAccount',
    'endActivity',
  ]);
});

it('a full sync calls the store twice for each account, for its config and its access list, and once for each provider', async () => {
  const calls = await storeCalls(() => service().done('inventory.sync', { depth: 'full' }));
  const count = (method: string) => calls.filter((call) => call === method).length;
  const [accounts, providers] = [9, 5];
  expect(count('saveReadFailure')).toBe(2);
  expect(count('getProvider')).toBe(providers);
  expect(count('saveConfig') + count('saveAccessList') + count('saveReadFailure')).toBe(
    2 * accounts,
  );
  // The lists and the details share one client; lists that start together may each look for the profile.
  expect(count('getProfile')).toBeLessThanOrEqual(3);
});

it('a profile that another program removed is not found, although its client is cached', async () => {
  await service().done('account.get', key('account', 102));
  await (await service().workspace.store()).removeProfile(profileId());
  domo().log.clear();
  expect(
    (await service().refused('account.rename', { ...key('account', 102), displayName: 'X' })).code,
  ).toBe('notFound');
  expect(domo().log.count()).toBe(0);
  for (const operation of ['account.get', 'account.config', 'account.accessList'] as const) {
    expect((await service().refused(operation, key('account', 102))).code, operation).toBe(
      'notFound',
    );
  }
});
