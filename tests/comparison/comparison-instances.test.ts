/** Whole instances side by side: from what was read, without asking Domo, and without a secret. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountKey, InstanceRow, RequestFor } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { createStandIn, sampleInstance, type Instance, type StandIn } from '../domo';
import { account, config, oauth } from '../store/rows';
import { Service } from '../support/service';

let standIn: StandIn<'one' | 'two'>;
let read: Service;
let service: Service;
const ids: string[] = [];

/** The sample twice, under two names. */
beforeAll(async () => {
  standIn = await createStandIn({
    instances: [
      { ...sampleInstance('few'), name: 'one' },
      { ...sampleInstance('few'), name: 'two' },
    ],
  });
  read = new Service();
  for (const name of ['one', 'two'] as const) {
    const { origin } = standIn.instances[name];
    const token = standIn.instances[name].token('admin');
    const { profile } = await read.done('profile.add', { instance: origin, token, label: name });
    ids.push(profile.id);
  }
  await read.done('inventory.sync', { depth: 'full' });
  await read.workspace.close();
});
beforeEach(() => {
  service = new Service(null, read);
});
afterEach(async () => {
  expect(service.unexpected).toEqual([]);
  await service.close();
});
afterAll(async () => {
  read.forget();
  await standIn.close();
});

type Request = RequestFor<'comparison.instances'>;
const compare = (changes: Partial<Request> = {}) =>
  service.done('comparison.instances', { profileIds: ids, ...changes });

const domos = (): Instance[] => [standIn.instances.one, standIn.instances.two];

const states = (rows: readonly InstanceRow[], name: string) =>
  rows
    .filter(({ displayName }) => displayName === name)
    .map(({ verdict, cells }) => [verdict, ...cells.map(({ state }) => state)]);

const key = (place: number, id: AccountKey['id']): AccountKey => ({
  profileId: ids[place] ?? '',
  kind: 'account',
  id,
});

/** An account and its config, as if they had been read. */
async function keep(place: number, id: number, displayName: string, value: string | null) {
  const store = await service.workspace.store();
  const { profileId } = key(place, id);
  await store.saveAccount(profileId, account(id, { displayName, name: displayName }), 5);
  if (value !== null) await store.saveConfig(key(place, id), config(id, value), 5);
}

describe('comparison.prepare', () => {
  it('prepares what was read without asking Domo, and changes no answer, not even a later one', async () => {
    const asked = domos().map(({ log }) => log.count());
    expect(await service.done('comparison.prepare', { profileIds: [...ids, 'gone'] })).toEqual({});
    await keep(0, 9001, 'Alike', 'x');
    await keep(1, 9002, 'alike', 'x');
    const { rows } = await compare();
    expect(states(rows, 'Alike')).toEqual([['same', 'same', 'same']]);
    expect(domos().map(({ log }) => log.count())).toEqual(asked);
  });
});

describe('comparison.instances', () => {
  it('shows accounts as same, drifted, missing, ambiguous or unknown, without asking Domo', async () => {
    const asked = domos().map(({ log }) => log.count());
    await keep(0, 9001, 'Alike', 'x');
    await keep(1, 9002, 'alike', 'x');
    await keep(0, 9003, 'Drifted', 'x');
    await keep(1, 9003, 'Drifted', 'y');
    await keep(0, 9004, 'Lonely', 'x');
    await keep(0, 9005, 'Twice', 'x');
    await keep(1, 9005, 'Twice', 'x');
    await keep(1, 9006, 'Twice', 'x');
    await keep(0, 9007, 'Unread', 'x');
    await keep(1, 9007, 'Unread', null);
    const { rows, summary, total, instances } = await compare();
    expect(states(rows, 'Alike')).toEqual([['same', 'same', 'same']]);
    expect(states(rows, 'Drifted')).toEqual([['different', 'same', 'drifted']]);
    expect(states(rows, 'Lonely')).toEqual([['different', 'same', 'missing']]);
    expect(states(rows, 'Twice')).toEqual([['unknown', 'same', 'ambiguous']]);
    expect(states(rows, 'Unread')).toEqual([['unknown', 'same', 'unknown']]);
    expect(summary).toMatchObject({ rows: rows.length, shown: total });
    expect(instances).toMatchObject([
      { label: 'one', problem: null, oldestConfigReadAt: 5 },
      { label: 'two', problem: null, oldestConfigReadAt: 5 },
    ]);
    expect(instances[0]?.accountsReadAt).toBeGreaterThan(5);
    expect(domos().map(({ log }) => log.count())).toEqual(asked);
    expect(JSON.stringify(rows)).not.toContain(canaryMark);
  });

  it('never reports an account as same with a mask, with ciphertext or without any reading', async () => {
    const store = await service.workspace.store();
    await keep(0, 9010, 'Masked', 'x');
    await keep(1, 9010, 'Masked', 'x');
    for (const [place, state] of (['hidden', 'encrypted'] as const).entries()) {
      const field = { name: 'password', secret: true, state, value: null, fingerprint: null };
      const masked = { ...config(9010, 'x'), fields: [field] };
      await store.saveConfig(key(place, 9010), masked, 6);
    }
    const { rows } = await compare();
    expect(states(rows, 'Masked')).toEqual([['unknown', 'unknown', 'unknown']]);
    // Of the sample too: whatever Domo hid there.
    for (const { cells, kind } of rows) {
      for (const [place, cell] of cells.entries()) {
        if (cell.state !== 'same') continue;
        const detail = await store.getAccountDetail({ ...key(place, cell.id), kind });
        expect(detail.config).not.toBeNull();
        const seen = detail.config?.fields.map(({ state }) => state) ?? [];
        expect(seen.filter((state) => state === 'hidden' || state === 'encrypted')).toEqual([]);
      }
    }
    const said = new Set(rows.flatMap(({ cells }) => cells.map(({ state }) => state)));
    expect([...said].sort()).toEqual(['same', 'unknown']);
  });

  it('reports nothing as missing in an instance whose lists were never read', async () => {
    const { origin } = standIn.instances.one;
    const other = origin.replace('127.0.0.1', 'localhost');
    const { profile } = await service.done('profile.add', {
      instance: other,
      token: 'canary-unused',
      label: 'unread',
      check: false,
    });
    const { rows, instances } = await compare({ profileIds: [ids[0] ?? '', profile.id] });
    expect(instances[1]).toMatchObject({ accountsReadAt: null, oauthReadAt: null, accounts: 0 });
    expect(rows.length).toBeGreaterThan(0);
    for (const { cells, verdict } of rows) {
      expect(cells[1]).toMatchObject({ state: 'unknown', why: 'notListed', id: null });
      expect(verdict).not.toBe('same');
    }
  });

  it('filters by provider, attention and difference, and matches by the rule', async () => {
    const store = await service.workspace.store();
    const odd = { dataProviderType: 'odd', valid: false, displayName: 'Prod - Odd', name: '' };
    await store.saveAccount(ids[0] ?? '', account(9020, odd), 5);
    await store.saveAccount(ids[1] ?? '', oauth(9021, { ...odd, kind: 'oauth', valid: null }), 5);
    const only = { dataProviderTypes: ['odd'] };
    expect((await compare({ filter: only })).rows).toHaveLength(2);
    const invalid = await compare({ filter: { ...only, invalidOnly: true } });
    expect(invalid.rows).toMatchObject([{ kind: 'account', displayName: 'Prod - Odd' }]);
    await keep(0, 9022, 'Prod - S', 'x');
    await keep(1, 9022, 'Dev - S', 'x');
    const names = async (rule: Request['rule']) =>
      states((await compare({ rule })).rows, 'Prod - S');
    expect(await names({})).toEqual([['different', 'same', 'missing']]);
    expect(await names({ environmentWords: ['prod', 'dev'] })).toEqual([['same', 'same', 'same']]);
    expect(states((await compare({ filter: { differencesOnly: true } })).rows, 'Alike')).toEqual(
      [],
    );
  });

  it('is updated when something was read, renamed or described differently', async () => {
    await keep(0, 9001, 'Alike', 'x');
    await keep(1, 9001, 'Alike', 'x');
    expect(states((await compare()).rows, 'Alike')).toEqual([['same', 'same', 'same']]);
    await keep(1, 9001, 'Alike', 'y');
    expect(states((await compare()).rows, 'Alike')).toEqual([['different', 'same', 'drifted']]);
    await service.done('profile.update', { profileId: ids[1] ?? '', label: 'Second' });
    expect((await compare()).instances[1]?.label).toBe('Second');
    const store = await service.workspace.store();
    await store.saveConfig(key(1, 9001), { ...config(9001, 'x'), fields: [] }, 6);
    const field = {
      name: 'username',
      type: null,
      text: null,
      tooltipText: null,
      defaultValue: 'x',
      required: false,
      encrypted: false,
      more: {},
    };
    const [snowflake] = (await store.listProviders(ids[1] ?? '')).providers.filter(
      ({ key: type }) => type === 'snowflake',
    );
    if (!snowflake) throw new Error('The sample has no such provider.');
    expect(states((await compare()).rows, 'Alike')).toEqual([['different', 'same', 'drifted']]);
    await store.saveProviders(ids[1] ?? '', [{ ...snowflake, fields: [field] }], 7);
    expect(states((await compare()).rows, 'Alike')).toEqual([['same', 'same', 'same']]);
  });

  it('answers page by page, immediately when it need not be complete, and equally after a restart', async () => {
    const all = await compare({ limit: 500 });
    expect(all.rows.length).toBeGreaterThan(3);
    const rows: InstanceRow[] = [];
    while (rows.length < all.total) {
      rows.push(...(await compare({ offset: rows.length, limit: 3, wait: false })).rows);
    }
    expect(rows).toEqual(all.rows);
    await service.reopen();
    expect(await compare({ limit: 500 })).toEqual(all);
    expect((await compare({ offset: all.total + 5 })).rows).toEqual([]);
  });

  it('can be cancelled by its call, and the next comparison works', async () => {
    const call = service.call('comparison.instances', { profileIds: ids }, 'one that is cancelled');
    service.dispatcher.cancel('one that is cancelled');
    expect(await call).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect((await compare()).summary).not.toBeNull();
  });

  it.each([
    ['one twice', () => ({ profileIds: [ids[0] ?? '', ids[0] ?? ''] }), 'invalidRequest'],
    ['no such baseline', () => ({ profileIds: ids, baseline: 2 }), 'invalidRequest'],
    ['one that is not there', () => ({ profileIds: [ids[0] ?? '', 'nobody'] }), 'notFound'],
    ['one alone', () => ({ profileIds: ids.slice(0, 1) }), 'invalidRequest'],
  ] as const)('refuses %s', async (_what, request, code) => {
    expect(await service.refused('comparison.instances', request())).toMatchObject({ code });
  });
});

describe('accounts that are paired by hand', () => {
  it('share one row until the pairing is removed, even after a restart', async () => {
    await keep(0, 9030, 'North', 'x');
    await keep(1, 9031, 'South', 'x');
    await compare();
    const accounts = [key(0, 9030), key(1, 9031)];
    expect(await service.done('comparison.pair', { accounts })).toEqual({
      pairings: [{ accounts }],
    });
    await service.reopen();
    const { rows } = await compare();
    expect(states(rows, 'North')).toEqual([['same', 'same', 'same']]);
    expect(rows.find(({ paired }) => paired)?.displayName).toBe('North');
    expect((await compare({ remembered: false })).rows.filter(({ paired }) => paired)).toEqual([]);
    expect(await service.done('comparison.unpair', key(0, 9030))).toEqual({ pairings: [] });
    expect(states((await compare()).rows, 'North')).toEqual([['different', 'same', 'missing']]);
  });

  it('are refused for an instance that does not exist', async () => {
    const nobody = { ...key(0, 1), profileId: 'nobody' };
    const request = { accounts: [key(0, 1), nobody] };
    expect(await service.refused('comparison.pair', request)).toMatchObject({ code: 'notFound' });
    expect(await service.done('comparison.pairings', {})).toEqual({ pairings: [] });
  });
});
