/** Accounts that hold a token of another instance: finding them, trying tokens, and giving them the renewed one. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountKey } from '../../src/contract';
import { instanceKey } from '../../src/contract/instance-key';
import { createStandIn, sampleInstance, type Instance, type StandIn } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';

const { service, domo, key, writes } = sampleBench();

const OLD = `${canaryMark}token-other-admin`;
const COPY = { dataProviderType: 'dataset-copy' };
const TOKEN = { dataProviderType: 'domo-access-token' };
let standIn: StandIn<'sample'>;
let otherId = '';
const other = (): Instance => standIn.instances.sample;

beforeAll(async () => {
  const like = sampleInstance('few');
  const [own] = Object.values(like.data.tokens);
  const data = { ...like.data, tokens: own ? { [OLD]: own } : {} };
  standIn = await createStandIn({ instances: [{ ...like, tokens: { admin: OLD }, data }] });
});
afterAll(() => standIn.close());

/** One of each kind, in another instance than the one whose token they hold. */
beforeEach(async () => {
  await other().reset();
  const there = other().origin;
  const [like] = domo().state.accounts.values();
  if (!like) throw new Error('no account');
  const add = (
    id: number,
    more: { dataProviderType: string; config: object; readable?: boolean },
  ) =>
    domo().state.accounts.set(id, {
      ...like,
      id,
      name: `A${id}`,
      displayName: `A${id}`,
      readable: true,
      ...(more as Partial<typeof like>),
    });
  add(301, { ...COPY, config: { accessToken: OLD, instance: there } });
  add(302, { ...TOKEN, config: { domoAccessToken: OLD, username: '', password: '' } });
  add(303, { ...COPY, config: { accessToken: OLD, instance: there }, readable: false });
  add(304, { ...COPY, config: { accessToken: `${canaryMark}foreign`, instance: 'nowhere' } });
  add(305, { ...COPY, config: { accessToken: `${canaryMark}person`, instance: there } });
  add(306, { ...TOKEN, config: { domoAccessToken: OLD }, readable: false });
  const { profile } = await service().done('profile.add', {
    instance: other().origin,
    token: OLD,
    label: 'Other',
  });
  otherId = profile.id;
});

const accounts = (...ids: number[]): AccountKey[] => ids.map((id) => key('account', id));
const plan = (of: AccountKey[], tokenOf?: string) =>
  service().done('bulk.plan', {
    wanted: { change: 'giveToken', ...(tokenOf === undefined ? {} : { tokenOf }) },
    accounts: of,
  });
const renew = async () => {
  const wanted = { change: 'renew' as const };
  const { id } = await service().done('bulk.plan', { wanted, accounts: [instanceKey(otherId)] });
  const { items } = await service().done('bulk.run', { id });
  expect(items[0]).toMatchObject({ state: 'done' });
};
const find = async () => {
  await service().done('inventory.sync', {
    depth: 'full',
    profileIds: [key('account', 0).profileId],
  });
  const found = await service().done('tokenAccounts.find', {});
  const added = found.accounts.filter(({ name }) => /^A30\d$/u.test(name));
  return added
    .map(({ name, pointsAt, token }) => `${name} ${pointsAt?.label ?? 'nowhere'} ${token}`)
    .sort();
};
const tokenOfAccount = (id: number): unknown => {
  const config = domo().state.accounts.get(id)?.config as Record<string, unknown> | undefined;
  return config?.['accessToken'] ?? config?.['domoAccessToken'];
};
const newToken = (): string => [...other().state.tokens.keys()].at(-1) ?? '';

describe('tokenAccounts.find', () => {
  it('says which instance each account points at, and after a renewal which of them hold the old token', async () => {
    const rest = [
      'A303 Other hidden',
      'A304 nowhere other',
      'A305 Other other',
      'A306 nowhere hidden',
    ];
    expect(await find()).toEqual(['A301 Other inUse', 'A302 Other inUse', ...rest]);
    await renew();
    expect(await find()).toEqual(['A301 Other replaced', 'A302 Other replaced', ...rest]);
    const { counts, accounts: found, unread } = await service().done('tokenAccounts.find', {});
    expect(counts).toMatchObject({ replaced: 2, inUse: 0 });
    expect([found[0]?.token, unread]).toEqual(['replaced', []]);
    expect(JSON.stringify(found)).not.toContain(canaryMark);
  });
});

describe('account.testDomoToken', () => {
  const ask = (id: number, token: 'stored' | 'inUse', dataProviderType = 'dataset-copy') =>
    service().call('account.testDomoToken', { ...key('account', id), dataProviderType, token });

  it('asks the instance that the account points at, with the token that it has or the one in use', async () => {
    expect(await ask(301, 'stored')).toMatchObject({
      value: { pointsAt: { label: 'Other' }, works: true, user: 'Jae Wilson1' },
    });
    await renew();
    expect(await ask(301, 'stored')).toMatchObject({ value: { works: false, user: null } });
    expect(await ask(303, 'inUse')).toMatchObject({ value: { works: true } });
  });

  it('sends no token to an instance that is not in Latchkey, and tries none that Domo hides', async () => {
    domo().log.clear();
    other().log.clear();
    expect(await ask(304, 'stored')).toMatchObject({ problem: { code: 'noMatch' } });
    expect(await ask(303, 'stored')).toMatchObject({ problem: { code: 'hiddenByDomo' } });
    expect(await ask(306, 'inUse', 'domo-access-token')).toMatchObject({
      problem: { code: 'noMatch' },
    });
    expect(await ask(71, 'stored', 'snowflake')).toMatchObject({ problem: { code: 'noMatch' } });
    expect(other().log.all()).toEqual([]);
    domo().faults.add({ kind: 'status', status: 400, route: 'accounts.config' });
    expect(await ask(301, 'stored')).toMatchObject({ problem: { code: 'getFailed' } });
  });
});

describe('bulk giveToken', () => {
  it('plans only what holds a replaced or a hidden token, and says what of each is known', async () => {
    await renew();
    const { items } = await plan(accounts(301, 302, 303, 304, 305, 306));
    expect(items.map(({ state }) => state)).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'nothing',
      'nothing',
      'nothing',
    ]);
    expect(items[0]?.notes.at(-1)).toBe('Other refuses the token that it has.');
    expect(items[2]?.notes.join(' ')).toContain('Domo hides the token that it has');
    expect(items[3]?.problem?.message).toContain('points at nowhere, which is not in Latchkey');
    expect(items[4]?.problem?.message).toContain('a token of Other that Latchkey does not know');
    expect(items[5]?.problem?.message).toContain('It names no instance');
    const [named] = (await plan(accounts(306), otherId)).items;
    expect(named).toMatchObject({ state: 'waiting' });
    expect(writes().filter(({ route }) => route?.startsWith('accounts.') === true)).toEqual([]);
  });

  it('tries the new token in its instance, writes it once, and keeps it nowhere', async () => {
    await renew();
    const planned = await plan(accounts(301, 302, 303));
    other().log.clear();
    const { items } = await service().done('bulk.run', { id: planned.id });
    expect(items.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(items[0]?.runNotes?.[0]).toBe(
      'Tried before the write: Other takes the token, as Jae Wilson1.',
    );
    const token = newToken();
    expect([301, 302, 303].map(tokenOfAccount)).toEqual([token, token, token]);
    // The old one of two accounts, and the new one once for all.
    expect(other().log.count({ route: 'users.me' })).toBe(3);
    expect(JSON.stringify(items)).not.toContain(token);
    expect(JSON.stringify(await service().aboutAccounts())).not.toContain(token);
    expect((await find()).slice(0, 3)).toEqual([
      'A301 Other inUse',
      'A302 Other inUse',
      'A303 Other inUse',
    ]);
    const again = await plan(accounts(301));
    expect(again.items[0]).toMatchObject({ state: 'nothing', problem: { next: 'Nothing to do.' } });
  });

  it('writes nothing while the instance cannot be asked or refuses the token, and goes on later', async () => {
    await renew();
    const { id } = await plan(accounts(301, 302));
    other().faults.add({ kind: 'status', status: 500, route: 'users.me', times: 99 });
    const down = await service().done('bulk.run', { id });
    expect(down.items.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(down.items[0]?.problem?.message).toContain('Nothing was written: Other could not');
    other().faults.clear();
    const token = newToken();
    const kept = other().state.tokens.get(token);
    other().state.tokens.delete(token);
    const refused = await service().done('bulk.run', { id });
    expect(refused.items[0]?.problem?.message).toBe(
      'Nothing was written: Other refuses the token.',
    );
    expect(tokenOfAccount(301)).toBe(OLD);
    if (kept) other().state.tokens.set(token, kept);
    const done = await service().done('bulk.run', { id });
    expect(done.items.map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('writes nothing where the token was renewed once more since the plan', async () => {
    await renew();
    const { id } = await plan(accounts(301));
    await renew();
    const { items } = await service().done('bulk.run', { id });
    expect(items[0]).toMatchObject({ state: 'refused', problem: { code: 'changedSinceRead' } });
    expect(tokenOfAccount(301)).toBe(OLD);
  });
});
