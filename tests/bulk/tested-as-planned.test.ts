/** bulk changeSecret: a test of a new secret leaves Latchkey only for an account that may be written. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createStandIn, refusedSecret, sampleInstance } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import { LABEL, sampleBench } from '../support/sample';

const { service, domo, profileId, key, writes } = sampleBench();

const FIELD = 'password';
const good = { [FIELD]: `${canaryMark}rotated` };
const bad = { [FIELD]: refusedSecret };
const IDS = [201, 202, 203] as const;

const accountOf = (id: number) => domo().state.accounts.get(id) ?? fail(id);
const fail = (id: number): never => {
  throw new Error(`no account ${id}`);
};

beforeEach(() => {
  const [like] = domo().state.accounts.values();
  if (!like) throw new Error('no account');
  for (const id of IDS) {
    domo().state.accounts.set(id, {
      ...like,
      id,
      displayName: `A${id}`,
      dataProviderType: 'snowflake',
      config: { account: 'kestrel', username: 'svc', [FIELD]: `${canaryMark}old` },
    });
  }
});

const plan = (ids: readonly number[] = IDS) =>
  service().done('bulk.plan', {
    wanted: { change: 'changeSecret', fields: [FIELD], test: true },
    accounts: ids.map((id) => key('account', id)),
  });
const states = (items: readonly { state: string }[]) => items.map(({ state }) => state);
const tests = () => domo().log.count({ route: 'accounts.validate' });
const configWrites = () => writes().length - tests();
const setGuard = (guard: 'normal' | 'confirm' | 'read-only') =>
  service().done('profile.update', { profileId: profileId(), guard });

describe('the test of a new secret', () => {
  it('is not sent to a host that somebody entered since the plan', async () => {
    const { id } = await plan([201]);
    accountOf(201).config = { ...accountOf(201).config, account: 'elsewhere' };
    const run = await service().done('bulk.run', { id, secrets: good });
    expect(states(run.items)).toEqual(['refused']);
    expect(run.items[0]?.problem?.code).toBe('changedSinceRead');
    expect(tests()).toBe(0);
  });

  it('is made on the next account of the provider when the first one changed', async () => {
    const { id } = await plan();
    accountOf(201).config = { ...accountOf(201).config, username: 'somebody' };
    const run = await service().done('bulk.run', { id, secrets: bad });
    expect(states(run.items)).toEqual(['refused', 'refused', 'waiting']);
    expect([tests(), configWrites()]).toEqual([1, 0]);
  });

  it('is not sent before the label of a guarded instance was given', async () => {
    await setGuard('confirm');
    const { id } = await plan();
    const left = await service().done('bulk.run', { id, secrets: good });
    expect(states(left.items)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(writes()).toEqual([]);
    const confirmed = [{ profileId: profileId(), label: LABEL }];
    const done = await service().done('bulk.run', { id, secrets: good, confirmed });
    expect(states(done.items)).toEqual(['done', 'done', 'done']);
    expect(tests()).toBe(3);
  });

  it('is not sent to an instance that is read-only since the plan', async () => {
    const { id } = await plan();
    await setGuard('read-only');
    const run = await service().done('bulk.run', { id, secrets: good });
    expect(states(run.items)).toEqual(['refused', 'refused', 'refused']);
    expect(writes()).toEqual([]);
  });
});

describe('a system that does not answer', () => {
  it('keeps its account waiting, and not the other accounts of the instance', async () => {
    // As the first of its provider, and again at its own turn, after another one was tested.
    for (const skip of [0, 2])
      domo().faults.add({
        kind: 'status',
        status: 504,
        route: 'accounts.validate',
        skip,
        times: 1,
      });
    const { id } = await plan();
    const run = await service().done('bulk.run', { id, secrets: good });
    expect(states(run.items)).toEqual(['waiting', 'done', 'done']);
    expect(run.items[0]?.problem?.message).toMatch(
      /^Nothing was written: the new value could not/u,
    );
    const rest = await service().done('bulk.run', { id, secrets: good });
    expect(states(rest.items)).toEqual(['done', 'done', 'done']);
  });

  it('is not waited for again and again', async () => {
    for (const id of [204, 205, 206, 207])
      domo().state.accounts.set(id, { ...accountOf(201), id, displayName: `A${id}` });
    const { id } = await plan([...IDS, 204, 205, 206, 207]);
    domo().faults.add({ kind: 'status', status: 504, route: 'accounts.validate', times: 99 });
    const run = await service().done('bulk.run', { id, secrets: good });
    expect(new Set(states(run.items))).toEqual(new Set(['waiting']));
    expect(tests()).toBe(3);
    expect(configWrites()).toBe(0);
  });

  it('does not let a wrong value go to every account when the first ones say nothing', async () => {
    for (const id of [204, 205, 206, 207])
      domo().state.accounts.set(id, { ...accountOf(201), id, displayName: `A${id}` });
    const { id } = await plan([...IDS, 204, 205, 206, 207]);
    domo().faults.add({ kind: 'status', status: 504, route: 'accounts.validate', times: 2 });
    const run = await service().done('bulk.run', { id, secrets: bad });
    const expected = ['waiting', 'waiting', 'refused', 'waiting', 'waiting', 'waiting', 'waiting'];
    expect(states(run.items)).toEqual(expected);
    expect([tests(), configWrites()]).toEqual([3, 0]);
  });
});

describe('the first test of several instances', () => {
  it('asks an instance that answers nothing no more than twice', async () => {
    const standIn = await createStandIn({ instances: [sampleInstance('few')] });
    try {
      const other = standIn.instances.sample;
      const added = await service().done('profile.add', {
        instance: other.origin,
        token: other.token('admin'),
        label: 'The other',
      });
      for (const id of IDS) other.state.accounts.set(id, { ...accountOf(id) });
      await service().done('provider.list', { profileId: added.profile.id });
      const accounts = [
        ...IDS.map((id) => key('account', id)),
        ...IDS.map((id) => ({ ...key('account', id), profileId: added.profile.id })),
      ];
      const wanted = { change: 'changeSecret' as const, fields: [FIELD], test: true };
      const { id } = await service().done('bulk.plan', { wanted, accounts });
      domo().faults.add({ kind: 'body', contentType: 'text/plain', text: 'no JSON' });
      domo().log.clear();
      const run = await service().done('bulk.run', { id, secrets: good });
      expect(states(run.items)).toEqual(['waiting', 'waiting', 'waiting', 'done', 'done', 'done']);
      expect(domo().log.count({ route: 'accounts.get' })).toBeLessThanOrEqual(3);
    } finally {
      await standIn.close();
    }
  });
});
