/** Renewing tokens as a bulk change: what the plan shows, and what a run does to each instance. */
import { describe, expect, it } from 'vitest';
import { instanceKey } from '../../src/contract/instance-key';
import type { BulkRun, RequestFor } from '../../src/contract';
import { sampleBench } from '../support/sample';

const { service, domo, profileId, key, writes } = sampleBench();

type Wanted = Omit<Extract<RequestFor<'bulk.plan'>['wanted'], { change: 'renew' }>, 'change'>;

const plan = (more: Wanted = {}, accounts = [instanceKey(profileId())]): Promise<BulkRun> =>
  service().done('bulk.plan', { wanted: { change: 'renew', ...more }, accounts });
const run = (id: string) => service().done('bulk.run', { id });
const addToken = (name: string, id: number) => {
  const token = domo().state.tokens.get(domo().token('admin'));
  if (token) domo().state.tokens.set(name, { ...token, id, name });
};

describe('the plan of a renewal', () => {
  it('shows the old token and the life of the new one, and writes nothing', async () => {
    const { items } = await plan({ days: 90 });
    expect(items[0]).toMatchObject({
      name: 'token of Jae Wilson1',
      state: 'waiting',
      subject: null,
    });
    expect(items[0]?.values.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['access token', 'token 1', 'a new one for 90 days'],
      ['old access token', 'token 1', null],
    ]);
    expect(writes()).toEqual([]);
  });

  it('names the tokens of which one is in use, and takes the one that a person names', async () => {
    addToken('another', 9);
    const [item] = (await plan()).items;
    expect(item?.values.map(({ what }) => what)).toEqual(['access token']);
    expect(item?.notes.join(' ')).toContain('186000 (token 1), 9 (another)');
    const [named] = (await plan({ old: [{ profileId: profileId(), tokenId: '186000' }] })).items;
    expect(named?.values.map(({ what }) => what)).toEqual(['access token', 'old access token']);
    const [wrong] = (await plan({ old: [{ profileId: profileId(), tokenId: '404' }] })).items;
    expect(wrong).toMatchObject({ state: 'nothing', problem: { code: 'noMatch' } });
  });

  it('refuses an account, which has no token, and an instance that is read-only', async () => {
    const [account] = (await plan({}, [key('account', 71)])).items;
    expect(account?.problem).toMatchObject({ code: 'invalidRequest' });
    await service().done('profile.update', { profileId: profileId(), guard: 'read-only' });
    expect((await plan()).items[0]?.problem).toMatchObject({ code: 'readOnly' });
  });
});

describe('the run of a renewal', () => {
  it('renews the token, says what it is called, and a second run does nothing', async () => {
    const { id } = await plan();
    const [item] = (await run(id)).items;
    expect(item).toMatchObject({ state: 'done', problem: null });
    expect(item?.runNotes?.join(' ')).toContain('The old token no longer works.');
    expect(item?.runNotes?.join(' ')).toMatch(/lives until \d{4}-\d\d-\d\d \d\d:\d\d UTC\./u);
    expect((await service().call('profile.check', { profileId: profileId() })).ok).toBe(true);
    expect(domo().state.tokens.has(domo().token('admin'))).toBe(false);
    await run(id);
    expect(writes().filter(({ route }) => route === 'tokens.create')).toHaveLength(1);
  });

  it('writes nothing where the tokens of the user changed since the plan', async () => {
    const { id } = await plan();
    addToken('another', 9);
    expect((await run(id)).items[0]).toMatchObject({
      state: 'refused',
      problem: { code: 'changedSinceRead' },
    });
    expect(writes()).toEqual([]);
  });

  it('shows that a new plan goes on with an interrupted renewal, and finishes it', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'tokens.revoke', times: 1 });
    const [first] = (await run((await plan()).id)).items;
    expect(first).toMatchObject({ state: 'partly', problem: { code: 'crudFailed' } });
    const rest = await plan();
    expect(rest.items[0]?.values.map(({ what }) => what)).toEqual(['old access token']);
    expect(rest.items[0]?.notes.join(' ')).toContain('goes on with a renewal');
    expect((await run(rest.id)).items[0]).toMatchObject({ state: 'done', problem: null });
    expect(writes().filter(({ route }) => route === 'tokens.create')).toHaveLength(1);
  });

  it('is done in part where the new token is there and not in use, and goes on with it', async () => {
    domo().faults.add({ kind: 'status', status: 400, route: 'users.me', skip: 3, times: 1 });
    const first = await plan();
    const [half] = (await run(first.id)).items;
    expect(half).toMatchObject({ state: 'partly', problem: { code: 'getFailed' } });
    expect(half?.problem?.message).toContain('is kept and not tried; the old token stays in use');
    expect(half?.problem?.next).toBe('Make a new plan: it goes on where this one ended.');
    const rest = await plan();
    expect(rest.items[0]?.values[0]?.after).toContain('which was made already');
    expect((await run(rest.id)).items[0]).toMatchObject({ state: 'done', problem: null });
    expect(writes().filter(({ route }) => route === 'tokens.create')).toHaveLength(1);
  });

  it('is done in part where only the token of an interrupted renewal was revoked', async () => {
    domo().faults.add({ kind: 'truncated', route: 'tokens.create', times: 1 });
    expect((await run((await plan()).id)).items[0]?.state).toBe('unknown');
    domo().faults.add({ kind: 'status', status: 403, route: 'tokens.create', times: 1 });
    const [item] = (await run((await plan()).id)).items;
    expect(item).toMatchObject({ state: 'partly', problem: { code: 'forbidden' } });
    expect(item?.runNotes?.join(' ')).toContain('left by an interrupted renewal, was revoked.');
    expect(item?.problem?.message).toContain('No new token is there');
  });

  it('is refused where the instance creates no token in this way, and the CSV has no account', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'tokens.create' });
    const { id } = await plan();
    const [item] = (await run(id)).items;
    expect(item).toMatchObject({ state: 'refused', problem: { code: 'forbidden' } });
    expect((await service().call('profile.check', { profileId: profileId() })).ok).toBe(true);
  });
});
