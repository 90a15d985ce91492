/** Then and now: syncs leave snapshots, which are compared, kept for as long as is set, and exported. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Comparison } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';
import { temporaryFolder } from '../support/temporary-folder';

const { service, profileId, key } = sampleBench();

async function snapshots(): Promise<number[]> {
  const { snapshots: all } = await service().done('snapshot.list', { profileId: profileId() });
  return all.map(({ takenAt }) => takenAt);
}

async function synced(): Promise<number> {
  const { results } = await service().done('inventory.sync', { depth: 'full' });
  const [newest = 0] = await snapshots();
  expect(results[0]?.endedAt).toBe(newest);
  return newest;
}

describe('snapshots', () => {
  it('are taken at every sync, are listed newest first, and survive a restart', async () => {
    const before = await snapshots();
    expect(before).toHaveLength(1);
    const newest = await synced();
    expect(await snapshots()).toEqual([newest, ...before]);
    await service().reopen();
    expect(await snapshots()).toEqual([newest, ...before]);
  });

  it('of a clock that was ahead do not say when a later sync ended', async () => {
    // The store's thread keeps the clock that is an hour ahead.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 60 * 60 * 1000 });
    try {
      const { results } = await service().done('inventory.sync', { depth: 'full' });
      expect(results[0]?.endedAt).toBeLessThanOrEqual(Date.now());
    } finally {
      vi.useRealTimers();
    }
  });

  it('show an account that was created and deleted, and refuse an unknown time', async () => {
    const [first = 0] = await snapshots();
    const { id } = await service().done('account.create', {
      profileId: profileId(),
      kind: 'account',
      name: 'One',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: 'x1' },
    });
    const second = await synced();
    const account = key('account', id);
    const matrix = await service().done('comparison.accountThenAndNow', {
      ...account,
      then: first,
      now: second,
    });
    expect(matrix.columns[0]?.parts.metadata).toMatchObject({
      state: 'notRead',
      problem: { code: 'notFound' },
    });
    expect(matrix.tallies.all.verdict).not.toBe('same');
    const instance = await service().done('comparison.instanceThenAndNow', {
      profileId: profileId(),
      then: first,
      filter: { differencesOnly: true },
    });
    expect(instance.rows.map(({ cells }) => cells.map(({ state }) => state))).toEqual([
      ['missing', 'extra'],
    ]);
    expect((await service().done('snapshot.ofAccount', account)).snapshots).toEqual([
      { takenAt: second, parts: ['appeared'] },
    ]);
    expect(
      await service().refused('comparison.accountThenAndNow', { ...account, then: 5 }),
    ).toMatchObject({ code: 'notFound' });
  });

  it('show that a secret changed, but never its value', async () => {
    const { id } = await service().done('account.create', {
      profileId: profileId(),
      kind: 'account',
      name: 'Secret',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: `${canaryMark}then`, username: 'ada' },
    });
    const account = key('account', id);
    const then = await synced();
    await service().done('account.updateConfig', {
      ...account,
      changes: { domoAccessToken: `${canaryMark}now` },
    });
    const now = await synced();
    const matrix = await service().done('comparison.accountThenAndNow', { ...account, then, now });
    const row = matrix.rows.find(({ key: field }) => field === 'domoAccessToken');
    expect(row?.cells).toEqual([
      { state: 'secret', letter: 'A', against: null },
      { state: 'secret', letter: 'B', against: 'different' },
    ]);
    expect(matrix.tallies.config).toMatchObject({ verdict: 'different', different: 1 });
    expect((await service().done('snapshot.ofAccount', account)).snapshots[0]).toEqual({
      takenAt: now,
      parts: ['config'],
    });
    expect(JSON.stringify(matrix)).not.toContain(canaryMark);
  });

  it('show which accounts of an instance were renamed, even if no config changed', async () => {
    const { id } = await service().done('account.create', {
      profileId: profileId(),
      kind: 'account',
      name: 'Old name',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: 'x1' },
    });
    const account = key('account', id);
    const then = await synced();
    const changed = async (): Promise<unknown> => {
      const request = { profileId: profileId(), then, filter: { differencesOnly: true } };
      const { rows } = await service().done('comparison.instanceThenAndNow', request);
      return rows.map(({ displayName, cells }) => [displayName, cells[1]]);
    };
    expect(await changed()).toEqual([]);
    await service().done('account.rename', { ...account, displayName: 'New name' });
    await synced();
    const drifted = { state: 'drifted', id, valid: expect.anything() as boolean };
    expect(await changed()).toEqual([
      ['Old name', { ...drifted, fields: 1, unknownFields: expect.any(Number) as number }],
    ]);
    // As the account itself then and now tells it.
    const matrix = await service().done('comparison.accountThenAndNow', { ...account, then });
    expect(matrix.tallies.all.different).toBe(1);
  });

  it('show that an account was deleted, and its earlier content', async () => {
    const { id } = await service().done('account.create', {
      profileId: profileId(),
      kind: 'account',
      name: 'Short',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: 'x1' },
    });
    const account = key('account', id);
    const then = await synced();
    await service().done('account.delete', account);
    const now = await synced();
    const { snapshots: told } = await service().done('snapshot.ofAccount', account);
    expect(told[0]).toEqual({ takenAt: now, parts: ['gone'] });
    const matrix = await service().done('comparison.accountThenAndNow', { ...account, then, now });
    expect(matrix.columns[0]).toMatchObject({ displayName: 'Short' });
    expect(matrix.columns[1]?.parts.metadata).toMatchObject({ problem: { code: 'notFound' } });
  });

  it('are kept for the chosen time, except the newest of each instance', async () => {
    expect(await service().done('settings.get', {})).toEqual({
      keepSnapshotsDays: 365,
      verifyDays: 7,
      notifyAfterJobs: true,
    });
    await synced();
    expect(await service().done('settings.update', { keepSnapshotsDays: null })).toEqual({
      keepSnapshotsDays: null,
      verifyDays: 7,
      notifyAfterJobs: true,
    });
    expect(await snapshots()).toHaveLength(2);
    await service().reopen();
    expect(await service().done('settings.get', {})).toMatchObject({ keepSnapshotsDays: null });
  });
});

describe('saved comparisons', () => {
  it('are replaced by one with the same name, in upper or lower case', async () => {
    const comparison = { view: 'instanceThenAndNow', profileId: profileId(), then: 1 } as const;
    await service().done('comparison.save', { name: 'Mine', comparison });
    const { saved } = await service().done('comparison.save', { name: 'MINE', comparison });
    expect(saved).toMatchObject([{ name: 'MINE', comparison }]);
    const id = saved[0]?.id ?? '';
    expect(await service().done('comparison.forget', { id })).toEqual({ saved: [] });
  });
});

describe('comparison.export', () => {
  it.each([
    ['accounts', () => ({ accounts: [key('account', 125), key('account', 102)] })],
    ['accountThenAndNow', (then: number) => ({ ...key('account', 125), then })],
  ] as const)('writes %s as Markdown, and of its rows those that are shown', async (view, what) => {
    const [then = 0] = await snapshots();
    const file = join(temporaryFolder('exported'), 'out.md');
    const comparison = { view, ...what(then) } as Comparison;
    const request = { comparison, format: 'markdown', file } as const;
    const all = await service().done('comparison.export', request);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^\| Part \| Field \|/);
    expect(text).not.toContain(canaryMark);
    for (const show of ['different', 'unknown'] as const) {
      const { rows } = await service().done('comparison.export', { ...request, show });
      expect(rows, show).toBeLessThan(all.rows);
      const shown = readFileSync(file, 'utf8').split('\n').slice(2, -1);
      const told = shown.filter((line) => !line.includes('(read at)'));
      expect(told, show).toHaveLength(rows);
      for (const line of told) expect(line).toMatch(new RegExp(`\\| ${show} \\|$`, 'u'));
    }
  });

  it('writes two times with their ages, without a secret or anything similar', async () => {
    const [then = 0] = await snapshots();
    await synced();
    const file = join(temporaryFolder('exported'), 'out.csv');
    const { rows } = await service().done('comparison.export', {
      format: 'csv',
      file,
      comparison: { view: 'instanceThenAndNow', profileId: profileId(), then },
    });
    const text = readFileSync(file, 'utf8');
    expect(text.split('\r\n').length).toBe(rows + 5);
    expect(text).toContain('Then,Now');
    expect(text).toMatch(/accounts read at.*\d{4}-\d\d-\d\dT/);
    expect(text).not.toContain(canaryMark);
  });
});
