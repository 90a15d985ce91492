/** What the user does to an instance while it is read: a new token, and its removal. */
import { describe, expect, it, vi } from 'vitest';
import { createProblem, ProblemError, type SyncResult } from '../../src/contract';
import type { Instance } from '../domo';
import { family } from '../support/family';

const { service, domo, profileId } = family();

async function syncAll(depth: 'list' | 'full'): Promise<ReadonlyMap<string, SyncResult>> {
  const { results } = await service().done('inventory.sync', { depth });
  return new Map(results.map((result) => [result.label, result]));
}

const LISTS = ['accounts.list', 'oauth.list', 'providers.list'];

/** Leaves so many requests of each of these routes without an answer. */
function silence(instance: Instance, routes: readonly string[], times: number): void {
  for (const route of routes) instance.faults.add({ kind: 'silent', route, times });
}

const asked = (instance: Instance, route: string) =>
  expect.poll(() => instance.log.count({ route }));

async function replaceToken(): Promise<void> {
  const token = domo('sample').token('admin');
  await service().done('profile.update', { profileId: profileId('sample'), token });
}

describe('a sync whose token is replaced while the instance is read', () => {
  it('reads the lists with the new token', async () => {
    silence(domo('sample'), LISTS, 1);
    const syncing = syncAll('list');
    for (const route of LISTS) await asked(domo('sample'), route).toBe(1);
    await replaceToken();
    expect((await syncing).get('sample')).toMatchObject({ outcome: 'done', accounts: 6, oauth: 3 });
    for (const route of LISTS) {
      expect(domo('sample').log.count({ route, status: 200 }), route).toBe(1);
    }
  });

  it('repeats with the new token the readings of accounts that were under way', async () => {
    silence(domo('sample'), ['accounts.config', 'oauth.access'], 2);
    const began = Date.now();
    const syncing = syncAll('full');
    await asked(domo('sample'), 'accounts.config').toBeGreaterThanOrEqual(2);
    await asked(domo('sample'), 'oauth.access').toBeGreaterThanOrEqual(2);
    await replaceToken();
    const result = (await syncing).get('sample');
    // One account is closed to everybody but its owner.
    expect(new Set(result?.unread.map(({ kind, id }) => `${kind} ${id}`))).toEqual(
      new Set(['account 1']),
    );
    const { rows } = await service().done('inventory.search', {
      filter: { profileIds: [profileId('sample')] },
    });
    for (const { kind, id } of rows) {
      if (kind === 'account' && id === 1) continue;
      const key = { profileId: profileId('sample'), kind, id };
      const detail = await service().done('inventory.detail', key);
      expect(detail, `${kind} ${id}`).toMatchObject({ configProblem: null, accessProblem: null });
      expect(detail.configReadAt, `${kind} ${id}`).toBeGreaterThanOrEqual(began);
      expect(detail.accessReadAt, `${kind} ${id}`).toBeGreaterThanOrEqual(began);
    }
  });

  it('fails when the token is replaced again and again and nothing was read', async () => {
    silence(domo('sample'), LISTS, 2);
    const syncing = syncAll('list');
    for (const times of [1, 2]) {
      for (const route of LISTS) await asked(domo('sample'), route).toBe(times);
      await replaceToken();
    }
    const result = (await syncing).get('sample');
    expect(result).toMatchObject({ outcome: 'failed', problem: { code: 'cancelled' } });
    expect(result?.unread).toHaveLength(3);
    const { profiles } = await service().done('profile.list', {});
    const { lastSync } = profiles.find(({ id }) => id === profileId('sample')) ?? {};
    expect(lastSync?.problem).toMatchObject({ code: 'cancelled' });
  });

  it('is cancelled only when the user cancels it', async () => {
    silence(domo('sample'), LISTS, 1);
    const syncing = service().call('inventory.sync', {}, 'the sync');
    for (const route of LISTS) await asked(domo('sample'), route).toBe(1);
    service().dispatcher.cancel('the sync');
    const result = await syncing;
    expect(result.ok && result.value.results.map(({ outcome }) => outcome)).toContain('cancelled');
    expect(domo('sample').log.count({ route: 'accounts.list' })).toBe(1);
  });
});

describe('a sync of several instances', () => {
  it('reads the others to their end when one is removed meanwhile', async () => {
    domo('sample').faults.add({ kind: 'delay', ms: 40 });
    silence(domo('two'), ['providers.list'], 1);
    const syncing = syncAll('full');
    for (const route of LISTS) await asked(domo('two'), route).toBe(1);
    await expect.poll(() => domo('two').log.count({ status: 200 })).toBe(3);
    await service().done('profile.remove', { profileId: profileId('two') });
    const results = await syncing;
    expect(results.get('two')).toMatchObject({ outcome: 'failed', problem: { code: 'notFound' } });
    expect(results.get('one')).toMatchObject({ outcome: 'done' });
    expect(results.get('sample')?.unread.every(({ id }) => id === 1)).toBe(true);
    // Nothing goes on unseen: neither is anything on the way, nor does anything wait for its turn.
    expect(domo('sample').log.count({ outcome: 'open' })).toBe(0);
    expect(service().workspace.clients.rateLimiterState(profileId('sample'))).toMatchObject({
      inFlight: 0,
      queued: 0,
    });
  });

  it.each(['listDetailStates', 'getSettings', 'updateProfile'] as const)(
    'gives every instance a result of its own when the store fails in %s for one of them',
    async (method) => {
      domo('sample').faults.add({ kind: 'delay', ms: 40 });
      const store = await service().workspace.store();
      const failing = new ProblemError(createProblem('storeUnavailable', 'No.'));
      vi.spyOn(store, method).mockRejectedValueOnce(failing);
      const results = await syncAll('full');
      expect([...results.keys()].sort()).toEqual(['one', 'sample', 'two']);
      const outcomes = [...results.values()].map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(
        method === 'listDetailStates' ? 1 : 0,
      );
      expect(results.get('sample')?.unread.every(({ id }) => id === 1)).toBe(true);
    },
  );
});
