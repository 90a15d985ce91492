/** Access tokens and API clients of a person who leaves, as items of the plan that moves what they own. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { BulkRun } from '../../src/contract';
import { instanceKey } from '../../src/contract/instance-key';
import { LABEL, outsider, sampleBench, viewer } from '../support/sample';

const { service, domo, profileId, writes } = sampleBench();

const mail = (id: string) => `user${id}@example.com`;
const jae = '1893952720';
const plan = (who: string): Promise<BulkRun> =>
  service().done('bulk.plan', {
    wanted: { change: 'transfer', who: mail(who), newOwner: mail(outsider) },
    accounts: [instanceKey(profileId())],
  });
const run = (id: string) => service().done('bulk.run', { id });
const ends = ({ items }: BulkRun) =>
  items.map(({ subject, state, problem }) =>
    [subject?.type ?? '-', state, problem?.code ?? ''].join(' ').trim(),
  );
const revoke = (more: { type?: 'token' | 'apiClient'; id?: string } = {}) =>
  service().refused('tokens.revoke', {
    profileId: profileId(),
    type: 'token',
    id: '186001',
    ...more,
  });

beforeEach(() => {
  domo().state.apiClients.set(7, { id: 7, name: 'nightly', userId: Number(viewer) });
});

describe('the keys of a person who leaves', () => {
  it('are items of the plan, and are revoked one by one', async () => {
    const planned = await plan(viewer);
    expect(planned.items.map(({ subject, values }) => [subject?.type, values[0]?.before])).toEqual([
      ['token', 'token 2, until 2100-01-01 00:00 UTC'],
      ['apiClient', 'nightly'],
    ]);
    expect(writes()).toEqual([]);
    expect(ends(await run(planned.id))).toEqual(['token done', 'apiClient done']);
    expect(domo().state.tokens.has(domo().token('viewer'))).toBe(false);
    expect(domo().state.apiClients.size).toBe(0);
    const { operation, changes } = await service().newest();
    expect([operation, changes[0]?.before]).toEqual(['tokens.revoke', 'nightly (7)']);
  });

  it('are left where the token may be the one that Latchkey uses', async () => {
    expect(ends(await plan(jae))).toEqual(['token nothing invalidRequest']);
    await service().done('tokens.renew', { profileId: profileId() });
    const own = [...domo().state.tokens.values()].find(({ userId }) => String(userId) === jae);
    if (own) domo().state.tokens.set('canary-second', { ...own, id: 9, name: 'second' });
    // After a renewal it is known which one it is.
    expect(ends(await plan(jae))).toEqual(['token nothing invalidRequest', 'token waiting']);
  });

  it('are said to be not read where Domo does not list them, or not whose they are', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'apiClients.list' });
    expect(ends(await plan(viewer))).toEqual(['token waiting', '- nothing forbidden']);
    domo().faults.clear();
    domo().faults.add({
      kind: 'body',
      contentType: 'application/json',
      text: '[{"id": 8, "name": "somebody"}]',
      route: 'apiClients.list',
    });
    expect(ends(await plan(viewer))).toEqual(['token waiting', '- nothing badResponse']);
  });

  it('are not revoked when they are gone since, and need the label where the guard asks for it', async () => {
    const { id } = await plan(viewer);
    domo().state.apiClients.clear();
    await service().done('profile.update', { profileId: profileId(), guard: 'confirm' });
    const again = await plan(viewer);
    expect(ends(await run(id))).toEqual([
      'token refused changedSinceRead',
      'apiClient refused noMatch',
    ]);
    expect(ends(await run(again.id))).toEqual(['token waiting notConfirmed']);
    const confirmed = [{ profileId: profileId(), label: LABEL }];
    const done = await service().done('bulk.run', { id: again.id, confirmed });
    expect(ends(done)).toEqual(['token done']);
  });
});

describe('tokens.revoke', () => {
  it('says that a token is gone, and what Domo refuses', async () => {
    const request = { profileId: profileId(), type: 'token', id: '404' } as const;
    expect(await service().done('tokens.revoke', request)).toEqual({ became: 'gone' });
    domo().faults.add({ kind: 'status', status: 403, route: 'tokens.revoke', times: 1 });
    expect(await revoke()).toMatchObject({ code: 'forbidden' });
    domo().faults.add({ kind: 'status', status: 500, route: 'apiClients.revoke', times: 1 });
    expect(await revoke({ type: 'apiClient', id: '7' })).toMatchObject({ code: 'crudFailed' });
  });

  it('reads the list after a lost answer, and says what it shows', async () => {
    domo().faults.add({ kind: 'status', status: 504, route: 'tokens.revoke', times: 1 });
    const problem = await revoke();
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('it is still there');
  });

  it('needs the label where the guard asks for it', async () => {
    await service().done('profile.update', { profileId: profileId(), guard: 'confirm' });
    expect(await revoke()).toMatchObject({ code: 'notConfirmed' });
    expect(writes()).toEqual([]);
  });

  it('is recorded as refused where the instance is read-only', async () => {
    await service().done('profile.update', { profileId: profileId(), guard: 'read-only' });
    expect(await revoke()).toMatchObject({ code: 'readOnly' });
    expect(await service().newest()).toMatchObject({ operation: 'tokens.revoke', kind: null });
  });
});
