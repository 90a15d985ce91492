/** bulk changeSecret: new values for secret fields, which no plan, store or activity holds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountKey } from '../../src/contract';
import { stampedChange } from '../../src/main/bulk/stamped-change';
import { canaryMark } from '../domo/company/canaries';
import { LABEL, sampleBench } from '../support/sample';

const { service, domo, key, writes } = sampleBench();

const IDS = [125, 124, 102] as const;
const FIELD = 'domoAccessToken';
const secret = `${canaryMark}rotated`;
const secrets = { [FIELD]: secret };

const accountOf = (id: number) => {
  const account = domo().state.accounts.get(id);
  if (!account) throw new Error(`no account ${id}`);
  return account;
};
/** All of one provider, each with another secret, which Domo hides. */
beforeEach(() => {
  domo().modes.plainSecrets = 'masked';
  for (const id of IDS) {
    Object.assign(accountOf(id), {
      dataProviderType: 'domo-access-token',
      config: { [FIELD]: `${canaryMark}old-${id}`, username: 'ada', password: '' },
    });
  }
});
const plan = (ids: readonly number[] = IDS, fields: string[] = [FIELD]) =>
  service().done('bulk.plan', {
    wanted: { change: 'changeSecret', fields },
    accounts: ids.map((id) => key('account', id)),
  });
const states = (items: readonly { state: string }[]) => items.map(({ state }) => state);

describe('bulk changeSecret', () => {
  it('writes just the named field of each account once, and says that Domo hides it', async () => {
    const planned = await plan();
    expect(planned.items[0]?.values).toEqual([
      { what: FIELD, secret: true, before: null, after: null },
    ]);
    expect(writes()).toEqual([]);
    const run = await service().done('bulk.run', { id: planned.id, secrets });
    expect(states(run.items)).toEqual(['done', 'done', 'done']);
    expect(run.items[0]?.runNotes).toEqual([
      'Not tested: the plan asks for no test.',
      `Domo hides ${FIELD} after the write too.`,
    ]);
    expect(writes()).toHaveLength(3);
    expect(accountOf(125).config).toEqual({ [FIELD]: secret, username: 'ada', password: '' });
    await service().done('bulk.run', { id: planned.id });
    expect(writes()).toHaveLength(3);
  });

  it('writes nothing in an instance whose guard asks for its label, and does with the label', async () => {
    await service().done('profile.update', {
      profileId: key('account', 0).profileId,
      guard: 'confirm',
    });
    const { id } = await plan([125]);
    const { items } = await service().done('bulk.run', { id, secrets });
    expect(items[0]).toMatchObject({ state: 'waiting', problem: { code: 'notConfirmed' } });
    expect(writes()).toEqual([]);
    const confirmed = [{ profileId: key('account', 0).profileId, label: LABEL }];
    const done = await service().done('bulk.run', { id, secrets, confirmed });
    expect(states(done.items)).toEqual(['done']);
  });

  it('keeps the new value nowhere: not in the plan, the activity or a file', async () => {
    const { id } = await plan();
    const run = await service().done('bulk.run', { id, secrets });
    expect(JSON.stringify(run)).not.toContain(secret);
    expect(JSON.stringify(await service().aboutAccounts())).not.toContain(secret);
    expect(JSON.stringify(service().events)).not.toContain(secret);
    const { folder } = service();
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes(secret), name).toBe(false);
    }
  });

  it('fails with invalidRequest before anything is written when a value is missing or a mask', async () => {
    const { id } = await plan(IDS, [FIELD, 'password']);
    const { id: good } = await plan();
    expect(await service().refused('bulk.run', { id: good })).toMatchObject({
      code: 'invalidRequest',
      message: `Nothing was written: there is no new value for ${FIELD}.`,
    });
    const masked = { [FIELD]: '*'.repeat(8) };
    const refused = await service().refused('bulk.run', { id: good, secrets: masked });
    expect(refused.code).toBe('invalidRequest');
    expect(writes()).toEqual([]);
    const { items, startedAt } = await service().done('bulk.read', { id: good });
    expect([startedAt, ...states(items)]).toEqual([null, 'waiting', 'waiting', 'waiting']);
    // Nothing of that plan can be written, so it needs no value.
    expect(states((await service().done('bulk.run', { id })).items)).toEqual([
      'nothing',
      'nothing',
      'nothing',
    ]);
  });

  it('leaves out what a vault holds, what signs in with OAuth, and what lacks the field', async () => {
    accountOf(125).secretManagerAccountId = 7;
    accountOf(124).secretId = 'vault/1';
    accountOf(102).config = { [FIELD]: '' };
    const { items, id } = await plan([125, 124, 45, 102, 71]);
    expect(items.map(({ state, problem }) => [state, problem?.code, problem?.message])).toEqual([
      ['nothing', 'hiddenByDomo', expect.stringContaining('external vault')],
      ['nothing', 'hiddenByDomo', expect.stringContaining('external vault')],
      ['nothing', 'hiddenByDomo', expect.stringContaining('signs in with OAuth')],
      ['nothing', 'noMatch', `It has no value in ${FIELD}.`],
      ['nothing', 'noMatch', `It has no value in ${FIELD}.`],
    ]);
    await service().done('bulk.run', { id, secrets });
    expect(writes()).toEqual([]);
  });

  it('writes another field where the same secret has another name, and leaves the usual one', async () => {
    Object.assign(accountOf(124), { config: { [FIELD]: 'kept', password: `${canaryMark}same` } });
    const place = { name: 'password', asked: FIELD };
    const elsewhere = [{ account: key('account', 124), fields: [place] }];
    const accounts = IDS.map((id) => key('account', id));
    const wanted = { change: 'changeSecret' as const, fields: [FIELD], elsewhere };
    const planned = await service().done('bulk.plan', { wanted, accounts });
    const names = planned.items.map(({ values }) => values.map(({ what }) => what));
    expect(names).toEqual([[FIELD], ['password'], [FIELD]]);
    await service().done('bulk.run', { id: planned.id, secrets });
    expect(accountOf(124).config).toEqual({ [FIELD]: 'kept', password: secret });
    expect(accountOf(125).config).toMatchObject({ [FIELD]: secret, password: '' });
    expect(writes()).toHaveLength(3);
  });

  it('keeps the stamps of plans that were made before places could differ', () => {
    const before = { change: 'changeSecret', fields: [FIELD], test: false } as const;
    const wanted = { ...before, fields: [FIELD], elsewhere: [], unsure: [] };
    expect(stampedChange(wanted, key('account', 124))).toEqual(before);
  });

  it('stamps an account with what is said of it alone, however many others there are', () => {
    const [one, other] = [key('account', 124), key('account', 125)];
    const places = (account: AccountKey) => ({ account, fields: [{ name: 'x', asked: FIELD }] });
    const before = { change: 'changeSecret' as const, fields: [FIELD], test: false };
    const wanted = { ...before, elsewhere: [places(one), places(other)], unsure: [other] };
    expect(stampedChange(wanted, one)).toEqual({ ...before, elsewhere: [places(one)] });
    expect(stampedChange(wanted, other)).toEqual({
      ...before,
      elsewhere: [places(other)],
      unsure: [other],
    });
    const streams = [
      { profileId: one.profileId, id: 1 },
      { profileId: 'another', id: 2 },
    ];
    const moved = {
      change: 'repoint' as const,
      to: [{ profileId: one.profileId, id: 3 }],
      streams,
    };
    expect(stampedChange(moved, one)).toEqual({ ...moved, streams: [streams[0]] });
  });

  it('plans nothing where a field is to get a value that nobody is asked for', async () => {
    const elsewhere = [
      { account: key('account', 124), fields: [{ name: 'password', asked: 'other' }] },
    ];
    const wanted = { change: 'changeSecret' as const, fields: [FIELD], elsewhere };
    const accounts = [key('account', 124)];
    expect(await service().refused('bulk.plan', { wanted, accounts })).toMatchObject({
      code: 'invalidRequest',
      message: 'No new value is asked for other, which password is to get.',
    });
  });

  it('does not write a field that is no secret', async () => {
    const { items } = await plan([125], ['username']);
    expect(items[0]?.problem).toMatchObject({
      code: 'invalidRequest',
      message: 'username is no secret there.',
    });
  });

  it('writes nothing where a value beside the secret changed since the plan', async () => {
    const { id } = await plan();
    accountOf(125).config = { ...accountOf(125).config, username: 'bob' };
    const run = await service().done('bulk.run', { id, secrets });
    expect(states(run.items)).toEqual(['refused', 'done', 'done']);
    expect(run.items[0]?.problem?.code).toBe('changedSinceRead');
  });

  it('writes nothing where Domo shows the secret and somebody changed it since', async () => {
    domo().modes.plainSecrets = 'someReadable';
    const { id } = await plan();
    accountOf(124).config = { ...accountOf(124).config, [FIELD]: `${canaryMark}somebody` };
    const run = await service().done('bulk.run', { id, secrets });
    expect(states(run.items)).toEqual(['done', 'refused', 'done']);
    expect(accountOf(124).config[FIELD]).toBe(`${canaryMark}somebody`);
  });

  it('sends nothing where Domo has the new value already', async () => {
    domo().modes.plainSecrets = 'someReadable';
    accountOf(124).config = { ...accountOf(124).config, [FIELD]: secret };
    const { id } = await plan([124]);
    const run = await service().done('bulk.run', { id, secrets });
    expect(run.items[0]).toMatchObject({
      state: 'done',
      runNotes: [
        'Not tested: the plan asks for no test.',
        'Domo had this value already: nothing was sent.',
      ],
    });
    expect(writes()).toEqual([]);
  });

  it('remembers what it wrote, so that accounts with the new secret are found later', async () => {
    const { id } = await plan([124]);
    await service().done('bulk.run', { id, secrets });
    const { config } = await service().done('inventory.detail', key('account', 124));
    expect(config?.fields.find(({ name }) => name === FIELD)?.written?.stands).toBe(true);
  });
});
