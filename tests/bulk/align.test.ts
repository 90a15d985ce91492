/** Aligning accounts of other instances to a baseline: what is planned for each, and what is written. */
import { describe, expect, it } from 'vitest';
import type { BulkRun, ConfigValues } from '../../src/contract';
import { family, type Member } from '../support/family';
import { canaryMark } from '../domo/company/canaries';

const { service, domo, profileId, key, writes } = family();

const SECRET = `${canaryMark}-typed`;

interface Wanted {
  readonly to?: readonly Member[];
  readonly create?: boolean;
  readonly update?: boolean;
  readonly names?: boolean;
  readonly access?: boolean;
  readonly withoutSecrets?: boolean;
}

const plan = (
  ids: readonly number[],
  { to = ['one'], ...wanted }: Wanted = {},
  kind: 'account' | 'oauth' = 'account',
): Promise<BulkRun> =>
  service().done('bulk.plan', {
    wanted: { change: 'align', to: to.map(profileId), ...wanted },
    accounts: ids.map((id) => key(kind, id)),
  });
const run = (id: string, secrets: ConfigValues = {}) => service().done('bulk.run', { id, secrets });
const ends = ({ items }: BulkRun) =>
  items.map(({ label, account, state, problem }) =>
    [label, account.id, state, problem?.code ?? ''].join(' ').trim(),
  );
const lines = ({ items }: BulkRun) =>
  items.map(({ values }) =>
    values.map(({ what, secret, before, after, asked }) =>
      secret
        ? `${what}${asked === true ? ' (asked)' : ' (secret)'}`
        : `${what}: ${before} > ${after}`,
    ),
  );
const bodies = (member: Member): unknown[] =>
  writes(member).map(({ body }): unknown => JSON.parse(body));

/** Account 125 of the sample, put into an instance with other settings. */
function place(member: Member, id: number, config: Record<string, string>, name = 'sudo_demo') {
  const own = domo('sample').state.accounts.get(125) ?? expect.fail('no account 125');
  const placed = { ...structuredClone(own), id, displayName: name };
  placed.config = { ...placed.config, ...config };
  domo(member).state.accounts.set(id, placed);
  return placed;
}
const baseline = () => domo('sample').state.accounts.get(125) ?? expect.fail('no account 125');

describe('the plan of an alignment', () => {
  it('has each chosen account in each instance, and writes nothing', async () => {
    baseline().config['username'] = 'ada';
    place('one', 7, { username: 'grace' });
    const planned = await plan([125], { to: ['one', 'two', 'sample'], create: true });
    expect(ends(planned)).toEqual(['one 7 waiting', 'two 0 waiting']);
    expect(planned.items[0]?.subject).toMatchObject({
      type: 'baseline',
      id: 125,
      name: 'sudo_demo',
      label: 'sample',
    });
    expect(lines(planned)).toEqual([
      ['username: grace > ada'],
      [
        'displayName: null > sudo_demo',
        'credentialsType: null > fields',
        'domoAccessToken (secret)',
        'username: null > ada',
        'password: null > ',
        'allowExternalUse: null > true',
      ],
    ]);
    for (const member of ['sample', 'one', 'two'] as const) expect(writes(member)).toEqual([]);
    expect(JSON.stringify(planned)).not.toContain(canaryMark);
  });

  it('says of each why nothing is written: the same, missing, there already, several, read-only, dead', async () => {
    place('one', 7, {});
    expect(ends(await plan([125], { to: ['one', 'two'] }))).toEqual([
      'one 7 nothing duplicate',
      'two 0 nothing noMatch',
    ]);
    const onlyMissing = await plan([125], { update: false });
    expect(onlyMissing.items[0]?.problem?.message).toBe('This instance has the account already.');
    place('one', 8, {});
    const several = await plan([125]);
    expect(several.items[0]?.problem?.message).toBe('It could be 2 accounts there: 7, 8.');
    await service().done('profile.update', { profileId: profileId('one'), guard: 'read-only' });
    await domo('two').playUnknown('refused');
    expect(ends(await plan([125], { to: ['one', 'two'], create: true }))).toEqual([
      'one 0 nothing readOnly',
      'two 0 nothing offline',
    ]);
  });

  it('leaves what nobody can compare, and never calls it the same', async () => {
    place('one', 7, { domoAccessToken: '********' });
    const planned = await plan([125]);
    expect(ends(planned)).toEqual(['one 7 nothing duplicate']);
    expect(planned.items[0]?.problem?.message).toBe(
      'What can be compared is already the same. Domo hides domoAccessToken: whether it is the same is not known, and it stays.',
    );
  });

  it('refuses accounts that sign in another way', async () => {
    place('one', 7, { username: 'x' }).credentialsType = 'apikey_header';
    const planned = await plan([125]);
    expect(planned.items[0]?.problem?.message).toContain('It signs in as apikey_header');
  });

  it('never writes what an external vault holds, on either side', async () => {
    baseline().config['username'] = 'ada';
    place('one', 7, { username: 'grace' }).secretManagerAccountId = 5;
    place('two', 7, { username: 'grace' }).secretId = 'vault/1';
    const there = await plan([125], { to: ['one', 'two'] });
    expect(ends(there)).toEqual(['one 7 nothing hiddenByDomo', 'two 7 nothing hiddenByDomo']);
    baseline().secretManagerAccountId = 5;
    domo('one').state.accounts.delete(7);
    const missing = await plan([125], { create: true });
    expect(ends(missing)).toEqual(['one 0 nothing hiddenByDomo']);
    expect(missing.items[0]?.problem?.message).toContain('a copy would not be');
  });

  it('does not guess which of two accounts of the baseline is meant', async () => {
    const twin = { ...structuredClone(baseline()), id: 126 };
    domo('sample').state.accounts.set(126, twin);
    place('one', 7, { username: 'x' });
    const planned = await plan([125]);
    expect(planned.items[0]?.problem?.message).toContain('125, 126');
  });
});

describe('the run of an alignment', () => {
  it('writes the settings that differ, and only those', async () => {
    baseline().config['username'] = 'ada';
    place('one', 7, { username: 'grace', domoAccessToken: 'another' }, 'SUDO_demo');
    const planned = await plan([125], { names: true });
    expect(lines(planned)).toEqual([
      ['domoAccessToken (secret)', 'username: grace > ada', 'displayName: SUDO_demo > sudo_demo'],
    ]);
    expect(ends(await run(planned.id))).toEqual(['one 7 done']);
    const there = domo('one').state.accounts.get(7);
    expect(there?.config).toEqual(baseline().config);
    expect(there?.displayName).toBe('sudo_demo');
    expect(ends(await plan([125], { names: true }))).toEqual(['one 7 nothing duplicate']);
    expect(writes('two')).toEqual([]);
  });

  it('creates an account as the baseline has it, with its way to sign in', async () => {
    baseline().credentialsType = 'apikey_header';
    const done = await run((await plan([125], { create: true })).id);
    expect(ends(done)).toEqual(['one 0 done']);
    const [made] = [...domo('one').state.accounts.values()];
    expect(done.items[0]?.runNotes).toEqual([`Its id is ${made?.id}.`]);
    expect(bodies('one')).toEqual([
      {
        name: 'sudo_demo',
        displayName: 'sudo_demo',
        dataProviderType: 'domo-access-token',
        credentialsType: 'apikey_header',
        configurations: {
          domoAccessToken: baseline().config['domoAccessToken'],
          username: '',
          password: '',
        },
        allowExternalUse: true,
      },
    ]);
    expect(ends(await plan([125], { create: true }))).toEqual([
      `one ${made?.id} nothing duplicate`,
    ]);
  });

  it('waits for the secrets that Domo hides, each entered once for all instances', async () => {
    const planned = await plan([71], { to: ['one', 'two'], create: true });
    expect(lines(planned)[0]).toContain('credentials (asked)');
    expect(ends(await run(planned.id))).toEqual([
      'one 0 waiting createParams',
      'two 0 waiting createParams',
    ]);
    expect(writes('one')).toEqual([]);
    const done = await run(planned.id, { 'sample:71 credentials': SECRET });
    expect(ends(done)).toEqual(['one 0 done', 'two 0 done']);
    for (const member of ['one', 'two'] as const) {
      const [made] = [...domo(member).state.accounts.values()];
      expect(made?.config['credentials']).toBe(SECRET);
    }
    expect(JSON.stringify(await service().done('bulk.read', { id: planned.id }))).not.toContain(
      canaryMark,
    );
  });

  it('creates without hidden secrets when that is planned, and says so', async () => {
    const planned = await plan([71], { create: true, withoutSecrets: true });
    expect(planned.items[0]?.notes.join(' ')).toContain('it is created without');
    expect(ends(await run(planned.id))).toEqual(['one 0 done']);
    const [made] = [...domo('one').state.accounts.values()];
    expect(made?.config).not.toHaveProperty('credentials');
  });

  it('writes nothing where the account, the baseline or the instance changed since', async () => {
    baseline().config['username'] = 'ada';
    const there = place('one', 7, { username: 'grace' });
    const planned = await plan([125], { to: ['one', 'two'], create: true });
    there.config['username'] = 'edsger';
    place('two', 9, {});
    expect(ends(await run(planned.id))).toEqual([
      'one 7 refused changedSinceRead',
      'two 0 refused duplicate',
    ]);
    const second = await plan([125]);
    baseline().config['username'] = 'alan';
    expect(ends(await run(second.id))).toEqual(['one 7 refused changedSinceRead']);
    for (const member of ['one', 'two'] as const) expect(writes(member)).toEqual([]);
  });

  it('gives access by e-mail address and group, takes none away, and finishes what failed', async () => {
    const there = place('one', 7, { username: 'x' });
    there.access = [{ type: 'USER', id: '1893952720', accessLevel: 'OWNER' }];
    baseline().access = [
      { type: 'USER', id: '1893952720', accessLevel: 'CAN_VIEW' },
      { type: 'USER', id: '929336557', accessLevel: 'CAN_EDIT' },
      { type: 'GROUP', id: '1814479647', accessLevel: 'CAN_VIEW' },
    ];
    domo('one').faults.add({
      kind: 'status',
      status: 403,
      route: 'accounts.share',
      skip: 1,
      times: 1,
    });
    const planned = await plan([125], { access: true });
    expect(lines(planned)[0]?.slice(-2)).toEqual([
      'access of Share Target, user929336557@example.com: null > CAN_EDIT',
      'access of Admin Test, Admin Test: null > CAN_VIEW',
    ]);
    const done = await run(planned.id);
    expect(ends(done)).toEqual(['one 7 partly shareFailed']);
    expect(done.items[0]?.problem?.message).toContain('Share Target got access; Admin Test got no');
    const rest = await plan([125], { access: true });
    expect(lines(rest)).toEqual([['access of Admin Test, Admin Test: null > CAN_VIEW']]);
    expect(ends(await run(rest.id))).toEqual(['one 7 done']);
    expect(there.access.map(({ id, accessLevel }) => [id, accessLevel])).toEqual([
      ['1893952720', 'OWNER'],
      ['929336557', 'CAN_EDIT'],
      ['1814479647', 'CAN_VIEW'],
    ]);
  });

  it('leads to an account that was created when its access was refused, or is unknown', async () => {
    baseline().access = [{ type: 'GROUP', id: '1814479647', accessLevel: 'CAN_VIEW' }];
    const create = { create: true, access: true };
    domo('one').faults.add({ kind: 'status', status: 403, route: 'accounts.share', times: 1 });
    domo('two').faults.add({ kind: 'loseAnswer', route: 'accounts.share', times: 1 });
    const { items } = await run((await plan([125], { ...create, to: ['one', 'two'] })).id);
    for (const [at, member] of (['one', 'two'] as const).entries()) {
      const [made] = domo(member).state.accounts.keys();
      expect(items[at]?.created).toBe(made);
      expect(items[at]?.runNotes).toEqual([`Its id is ${String(made)}.`]);
      expect(items[at]?.problem?.message).toContain(`It was created with the id ${String(made)}; `);
    }
    expect(items.map(({ state }) => state)).toEqual(['partly', 'unknown']);
  });

  it('aligns OAuth accounts too', async () => {
    expect(ends(await run((await plan([5], { create: true }, 'oauth')).id))).toEqual([
      'one 0 done',
    ]);
    const [made] = [...domo('one').state.oauthAccounts.values()];
    expect(made?.config).toEqual(domo('sample').state.oauthAccounts.get(5)?.config);
  });

  it('leaves the accounts of an instance that does not answer for the next run', async () => {
    baseline().config['username'] = 'ada';
    place('one', 7, { username: 'x' });
    const planned = await plan([125], { to: ['one', 'two'], create: true });
    domo('one').faults.add({ kind: 'status', status: 503, route: 'accounts.get' });
    expect(ends(await run(planned.id))).toEqual(['one 7 waiting unavailable', 'two 0 done']);
    domo('one').faults.clear();
    expect(ends(await run(planned.id))).toEqual(['one 7 done', 'two 0 done']);
    expect(writes('two')).toHaveLength(1);
  });
});
