/** Moving what a person owns: the new owner first, then the person away; a break between leaves two owners, never none. */
import { describe, expect, it } from 'vitest';
import type { BulkRun, BulkRunItem } from '../../src/contract';
import { planGapTexts } from '../../src/contract/plan-gaps';
import { MAX_BULK_ACCOUNTS } from '../../src/contract/zod-free';
import { giveDatasets } from '../support/stream-samples';
import { group, LABEL, outsider, owner, sampleBench, viewer } from '../support/sample';

const { service, domo, profileId, key, writes } = sampleBench();

const mail = (id: string) => `user${id}@example.com`;
const jae = '1893952720';
const all = () =>
  [71, 102, 1, 45, 124, 125].map((id) => key('account', id)).concat(key('oauth', 5));

const plan = (who: string, newOwner: string, accounts = all()): Promise<BulkRun> =>
  service().done('bulk.plan', {
    wanted: { change: 'transfer', who: mail(who), newOwner: mail(newOwner) },
    accounts,
  });
const run = (id: string) => service().done('bulk.run', { id });
const ends = ({ items }: BulkRun) =>
  items.map(({ account, state, problem }) =>
    [account.kind, account.id, state, problem?.code ?? ''].join(' ').trim(),
  );
const rank = ({ account }: BulkRunItem) => (account.id === 1 ? 0 : 1);
const shares = () => writes().map(({ body }) => body);
const levels = (id: number) =>
  Object.fromEntries(
    (domo().state.accounts.get(id)?.access ?? []).map((one) => [one.id, one.accessLevel]),
  );
const owners = (id: number) => Object.values(levels(id)).filter((level) => level === 'OWNER');

describe('the plan of a transfer', () => {
  it('looks at more accounts than a plan may change', async () => {
    const many = Array.from({ length: MAX_BULK_ACCOUNTS + 1_000 }, (_, at) =>
      key('account', 1_000_000 + at),
    );
    domo().log.clear();
    const { items } = await plan('404', outsider, many);
    expect(items).toHaveLength(1);
    // Nobody is searched for once more for each account, where there is no such person.
    expect(domo().log.all().length).toBeLessThan(50);
    expect(items[0]?.problem).toMatchObject({ code: 'noMatch' });
    const rename = { change: 'rename', template: '{name}' } as const;
    const refused = await service().refused('bulk.plan', { wanted: rename, accounts: many });
    expect(refused).toMatchObject({ code: 'invalidRequest' });
    expect(refused.next).toBe(
      `Plan them in parts of at most ${MAX_BULK_ACCOUNTS}, such as some instances at a time.`,
    );
  });

  it('has the accounts that the person owns or may use, and shows sole owners, groups and datasets', async () => {
    const planned = await plan(jae, outsider);
    // The caller may not see who may use this one.
    const [hidden, ...items] = planned.items.sort((one, other) => rank(one) - rank(other));
    expect(hidden).toMatchObject({
      account: { id: 1 },
      state: 'nothing',
      problem: { status: 403 },
    });
    expect(items.map(({ account }) => [account.kind, account.id])).toEqual([
      ['account', 71],
      ['account', 102],
      ['account', 45],
      ['account', 124],
      ['account', 125],
      ['oauth', 5],
    ]);
    const [used, owned] = items;
    expect(used?.values).toEqual([
      { what: 'access of Jae Wilson1', secret: false, before: 'CAN_VIEW', after: null },
    ]);
    expect(used?.notes.join(' ')).toBe(
      'Domo lists no dataset that uses it. Through the group Admin Test they keep CAN_VIEW. Jae Wilson1 may use it and does not own it.',
    );
    expect(owned?.values.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['access of Share Target', null, 'OWNER'],
      ['access of Jae Wilson1', 'OWNER', null],
    ]);
    expect(owned?.notes).toContain('Jae Wilson1 is its only owner.');
    expect(writes()).toEqual([]);
  });

  it('names the first datasets that use it, and counts the rest', async () => {
    const note = async () => (await plan(jae, outsider, [key('account', 71)])).items[0]?.notes[0];
    giveDatasets(domo(), 71, 1);
    expect(await note()).toBe('One dataset uses it: Dataset d-71-0.');
    giveDatasets(domo(), 71, 4);
    expect(await note()).toBe(
      '5 datasets use it: Dataset d-71-0, Dataset d-71-1, Dataset d-71-2 and 2 more.',
    );
  });

  it('shows access through a group alone, and leaves it', async () => {
    const account = domo().state.accounts.get(71);
    if (account) account.access = account.access.filter(({ id }) => id !== viewer);
    const planned = await plan(viewer, outsider, [key('account', 71)]);
    expect(ends(planned)).toEqual(['account 71 nothing alreadyShared']);
    expect(planned.items[0]?.problem?.message).toContain('Through the group Admin Test');
    expect(account?.access.some(({ id }) => id === group)).toBe(true);
  });

  it('names a group that cannot be read, and counts the account among what was not looked at', async () => {
    const account = domo().state.accounts.get(71);
    if (account) account.access = account.access.filter(({ id }) => id !== viewer);
    domo().faults.add({ kind: 'status', status: 403, route: 'groups.get' });
    const { items } = await plan(viewer, outsider, [key('account', 71)]);
    expect(items[0]?.problem?.message).toMatch(
      /Whether they are in the group \S.* could not be read/u,
    );
    expect(planGapTexts(items)).toHaveLength(1);
  });

  it('takes away what they have of their own beside a group that cannot be read, and says that they may keep access', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'groups.get' });
    const planned = await plan(jae, outsider, [key('account', 71)]);
    expect(ends(planned)).toEqual(['account 71 waiting', 'account 71 nothing forbidden']);
    expect(planGapTexts(planned.items)).toEqual([
      `${LABEL}: 1 account was not looked at: They may keep access through a group. Whether they are in the group Admin Test could not be read`,
    ]);
    const done = await run(planned.id);
    expect(ends(done)).toEqual(['account 71 done', 'account 71 nothing forbidden']);
    // It still says so: nobody has looked at the group since.
    expect(planGapTexts(done.items)).toHaveLength(1);
  });

  it('says once for each instance that it has no such person', async () => {
    expect(ends(await plan('404', outsider))).toEqual(['account 0 nothing noMatch']);
  });

  it('gives another new owner in an instance that names one, and looks for no other there', async () => {
    const one = [key('account', 102)];
    const planned = await service().done('bulk.plan', {
      wanted: {
        change: 'transfer',
        who: mail(jae),
        newOwner: mail('404'),
        newOwners: [{ profileId: profileId(), newOwner: mail(outsider) }],
      },
      accounts: one,
    });
    expect(planned.items[0]?.values[0]?.what).toBe('access of Share Target');
    expect((await run(planned.id)).items[0]?.state).toBe('done');
    expect(levels(102)[outsider]).toBe('OWNER');
  });

  it('refuses a new owner who is not there, or is the person who leaves', async () => {
    const one = [key('account', 102)];
    expect(ends(await plan(jae, '404', one))).toEqual(['account 102 nothing notOnePerson']);
    expect(ends(await plan(jae, jae, one))).toEqual(['account 102 nothing invalidRequest']);
  });
});

describe('the run of a transfer', () => {
  it('gives the new owner OWNER, and then removes the person', async () => {
    const done = await run((await plan(jae, outsider)).id);
    expect(done.items.map(({ state }) => state).sort()).toEqual([
      ...Array<string>(6).fill('done'),
      'nothing',
    ]);
    expect(levels(102)).toEqual({ [outsider]: 'OWNER' });
    expect(levels(71)).not.toHaveProperty(jae);
    expect(levels(71)[owner]).toBe('OWNER');
    // Where they only used it, nobody gets anything.
    expect(levels(71)).not.toHaveProperty(outsider);
    expect(shares()).toHaveLength(11);
    expect(ends(await plan(jae, outsider))).toEqual([
      'account 71 nothing alreadyShared',
      'account 1 nothing getFailed',
    ]);
  });

  it('takes nothing away when the new owner was refused, or Domo does not show them', async () => {
    const one = [key('account', 102)];
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.share', times: 1 });
    expect(ends(await run((await plan(jae, outsider, one)).id))).toEqual([
      'account 102 refused shareFailed',
    ]);
    // Another owner stays, so that nothing but the look at the new one keeps the person.
    const account = domo().state.accounts.get(102);
    account?.access.push({ type: 'USER', id: owner, accessLevel: 'OWNER' });
    domo().faults.add({ kind: 'empty', route: 'accounts.share', times: 1 });
    // Domo took the first write, so that nobody may say that nothing was made.
    expect(ends(await run((await plan(jae, outsider, one)).id))).toEqual([
      'account 102 partly shareFailed',
    ]);
    expect(levels(102)).toEqual({ [jae]: 'OWNER', [owner]: 'OWNER' });
    expect(writes()).toHaveLength(2);
  });

  it('says that both are owners when the person was not removed, and a new plan finishes', async () => {
    const one = [key('account', 102)];
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.share', skip: 1, times: 1 });
    const done = await run((await plan(jae, outsider, one)).id);
    expect(ends(done)).toEqual(['account 102 partly shareFailed']);
    expect(done.items[0]?.problem?.message).toContain('The new owner was added');
    expect(levels(102)).toEqual({ [jae]: 'OWNER', [outsider]: 'OWNER' });
    const rest = await plan(jae, outsider, one);
    expect(rest.items[0]?.values).toHaveLength(1);
    expect(ends(await run(rest.id))).toEqual(['account 102 done']);
    expect(levels(102)).toEqual({ [outsider]: 'OWNER' });
  });

  it('says that the new owner was added when the access list is not read after that, and stops there if wanted', async () => {
    const two = [key('account', 102), key('account', 45)];
    const { id } = await plan(jae, outsider, two);
    // After the looks of the run and of the first write.
    domo().faults.add({ kind: 'status', status: 403, route: 'accounts.access', skip: 3, times: 1 });
    const done = await service().done('bulk.run', { id, stopOnError: true });
    expect(ends(done)).toEqual(['account 102 partly getFailed', 'account 45 waiting']);
    const said = done.items[0]?.problem;
    expect(said?.message).toContain('The new owner was added, and Jae Wilson1 was not removed: ');
    expect(said?.next).toBe('Make a new plan: it removes them.');
    expect(levels(102)).toEqual({ [jae]: 'OWNER', [outsider]: 'OWNER' });
    expect((await service().done('bulk.list', {})).runs[0]?.counts).toMatchObject({
      partly: 1,
      waiting: 1,
      refused: 0,
    });
  });

  it('leaves two owners and never none when it is stopped between the writes', async () => {
    const one = [key('account', 102)];
    domo().faults.add({ kind: 'silent', route: 'accounts.share', skip: 1, times: 1 });
    const { id } = await plan(jae, outsider, one);
    const running = service().call('bulk.run', { id }, 'run');
    await expect.poll(() => writes().length).toBe(2);
    expect(owners(102)).toHaveLength(2);
    service().dispatcher.cancel('run');
    await running;
    expect((await service().done('bulk.read', { id })).items[0]?.state).toBe('unknown');
    expect(ends(await run((await plan(jae, outsider, one)).id))).toEqual(['account 102 done']);
    expect(levels(102)).toEqual({ [outsider]: 'OWNER' });
  });

  it('writes nothing where the person lost the access, or somebody changed it, since the plan', async () => {
    const one = [key('account', 102)];
    const { id } = await plan(jae, outsider, one);
    const account = domo().state.accounts.get(102);
    if (account)
      account.access = [...account.access, { type: 'USER', id: outsider, accessLevel: 'CAN_VIEW' }];
    expect(ends(await run(id))).toEqual(['account 102 refused changedSinceRead']);
    expect(writes()).toEqual([]);
  });
});
