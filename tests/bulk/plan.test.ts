/** bulk.plan: what a change would write, and that it writes nothing. */
import { describe, expect, it } from 'vitest';
import type { BulkRunItem } from '../../src/contract';
import { MAX_BULK_ACCOUNTS } from '../../src/contract/zod-free';
import { outsider, owner, sampleBench } from '../support/sample';

const { service, domo, profileId, key, writes } = sampleBench();

const texts = ({ values, state, problem }: BulkRunItem) => [
  state,
  ...values.map(({ what, before, after }) => `${what}: ${before ?? '-'} > ${after ?? '-'}`),
  ...(problem === null ? [] : [problem.code]),
];

describe('bulk.plan', () => {
  it('shows the new name of each account by a template, and writes nothing', async () => {
    const run = await service().done('bulk.plan', {
      wanted: { change: 'rename', template: '{instance} {n} {name} ({id}, {unknown})' },
      accounts: [key('account', 102), key('oauth', 5), key('account', 102)],
    });
    expect(run).toMatchObject({ startedAt: null, endedAt: null });
    const [first, second] = run.items;
    expect(run.items).toHaveLength(2);
    expect(first?.values[0]?.after).toBe(`The sample 1 ${first?.name ?? ''} (102, {unknown})`);
    expect(second?.values[0]?.after).toContain('The sample 2 ');
    // Most often it is misspelled.
    const notes = ['{unknown} stands for nothing and stays in the name as it is'];
    expect(run.items.map((item) => item.notes.map((note) => note.split(':')[0]))).toEqual([
      notes,
      notes,
    ]);
    expect(writes()).toEqual([]);
    expect(await service().done('bulk.read', { id: run.id })).toEqual(run);
  });

  it('refuses more than a plan may have, says by how many, and looks at none', async () => {
    const accounts = Array.from({ length: MAX_BULK_ACCOUNTS + 3 }, (_none, id) =>
      key('account', id + 1),
    );
    const wanted = { change: 'delete' } as const;
    const problem = await service().refused('bulk.plan', { wanted, accounts });
    expect(problem).toMatchObject({ code: 'invalidRequest' });
    expect(problem.message).toContain(
      `${MAX_BULK_ACCOUNTS + 3} things at once, 3 more than a plan may have`,
    );
    expect(problem.next).toContain(`in parts of at most ${MAX_BULK_ACCOUNTS}`);
    expect(domo().log.all()).toEqual([]);
  });

  it('replaces a part of the names, and leaves out those that stay as they are', async () => {
    const { items } = await service().done('bulk.plan', {
      wanted: { change: 'rename', find: 'dp24', template: 'prod' },
      accounts: [key('account', 102), key('account', 71)],
    });
    expect(items.map(texts)).toEqual([
      [
        'waiting',
        'displayName: dp24 - update 2025-03-11 17:27:21.566530 > prod - update 2025-03-11 17:27:21.566530',
      ],
      expect.arrayContaining(['nothing', 'duplicate']),
    ]);
  });

  it('does not send a name that would be empty', async () => {
    const { items } = await service().done('bulk.plan', {
      wanted: { change: 'rename', find: 'zzz', template: '{provider}'.padEnd(495, 'x') },
      accounts: [key('account', 124)],
    });
    expect(items[0]).toMatchObject({ state: 'nothing', problem: { code: 'invalidRequest' } });
  });

  it('says why an account cannot be read, and plans the others', async () => {
    const { items } = await service().done('bulk.plan', {
      wanted: { change: 'delete' },
      accounts: [
        key('account', 999_999),
        key('account', 102),
        { ...key('account', 1), profileId: 'gone' },
      ],
    });
    expect(items.map(({ state, problem }) => [state, problem?.code])).toEqual([
      ['nothing', 'noMatch'],
      ['waiting', undefined],
      ['nothing', 'notFound'],
    ]);
  });

  it('says before a delete how many datasets use it, what depends on them, and what was not checked', async () => {
    const used = domo().state.accounts.get(102) ?? expect.fail('no account 102');
    const feed = { state: 'SUCCESS', endedAt: 1, accounts: 1, cards: 2, alerts: 1 };
    used.datasets = ['a', 'b'].map((name) => ({
      id: `${name.repeat(8)}-0000-4000-8000-000000000001`,
      name,
      feed,
    }));
    const { items } = await service().done('bulk.plan', {
      wanted: { change: 'delete' },
      accounts: [key('account', 102)],
    });
    expect(items[0]?.notes.join(' ')).toMatch(
      /dataset.*What depends on .* of its datasets: 4 cards.*2 alerts.*Jupyter workspaces.*not checked/u,
    );
  });

  it('finds a person by e-mail address in each instance, and shows the level before and after', async () => {
    const { principals } = await service().done('principal.search', {
      profileId: profileId(),
      text: 'a',
      limit: 50,
    });
    const person = principals.find(({ id }) => id === outsider);
    const run = await service().done('bulk.plan', {
      wanted: {
        change: 'share',
        type: 'USER',
        who: (person?.detail ?? '').toUpperCase(),
        accessLevel: 'CAN_VIEW',
      },
      accounts: [key('account', 71)],
    });
    expect(run.items.map(texts)).toEqual([
      ['waiting', `access of ${person?.name ?? ''}: - > CAN_VIEW`],
    ]);
  });

  it('refuses to take the only owner away, and a person who is not there', async () => {
    const { entries } = await service().done('account.accessList', key('account', 71));
    const only = entries.find(({ id }) => id === owner);
    const users = await service().done('principal.search', {
      profileId: profileId(),
      text: only?.name ?? '',
    });
    const email = users.principals.find(({ id }) => id === owner)?.detail ?? '';
    const share = (who: string) =>
      service().done('bulk.plan', {
        wanted: { change: 'share', type: 'USER', who, accessLevel: 'NONE' },
        accounts: [key('account', 71)],
      });
    expect((await share(email)).items.map(texts)[0]?.at(-1)).toBe('shareFailed');
    expect((await share('nobody@example.com')).items.map(texts)[0]).toEqual(['nothing', 'noMatch']);
  });

  it('plans nothing for an instance that is read-only', async () => {
    await service().done('profile.update', { profileId: profileId(), guard: 'read-only' });
    const { items } = await service().done('bulk.plan', {
      wanted: { change: 'delete' },
      accounts: [key('account', 102)],
    });
    expect(items[0]).toMatchObject({
      state: 'nothing',
      problem: { code: 'readOnly' },
    });
    expect(items[0]?.name).toContain('dp24');
  });
});
