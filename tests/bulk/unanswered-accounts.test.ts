/** bulk.run: what one account, one instance or Latchkey itself fails to do stops nothing else. */
import { describe, expect, it } from 'vitest';
import { createProblem, fail } from '../../src/contract';
import type { BulkFlow } from '../../src/main/bulk/bulk-flow';
import { sendItem } from '../../src/main/bulk/send-item';
import type { CallContext } from '../../src/main/call-context';
import { sampleBench } from '../support/sample';

const { service, domo, key } = sampleBench();

const IDS = [102, 124, 125, 71] as const;
const states = (items: readonly { state: string }[]) => items.map(({ state }) => state);
const plan = () =>
  service().done('bulk.plan', {
    wanted: { change: 'rename', template: '{name} (old)' },
    accounts: IDS.map((id) => key('account', id)),
  });
const garbageFrom = (skip: number, times: number) =>
  domo().faults.add({
    kind: 'body',
    contentType: 'text/plain',
    text: 'no JSON',
    route: 'accounts.get',
    skip,
    times,
  });

describe('a run over accounts of which some cannot be read', () => {
  it('leaves one that Domo answers with garbage, and makes the others', async () => {
    const { id } = await plan();
    garbageFrom(0, 1);
    const run = await service().done('bulk.run', { id });
    expect(states(run.items)).toEqual(['waiting', 'done', 'done', 'done']);
    expect(run.items[0]?.problem?.code).toBe('badResponse');
    const rest = await service().done('bulk.run', { id });
    expect(states(rest.items)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('tries no more of an instance after two of its accounts in a row', async () => {
    const { id } = await plan();
    garbageFrom(0, 99);
    domo().log.clear();
    const run = await service().done('bulk.run', { id });
    expect(states(run.items)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(domo().log.count({ route: 'accounts.get' })).toBe(2);
  });

  it('is not stopped by an instance that answers nothing when it stops at errors', async () => {
    const { id } = await plan();
    garbageFrom(0, 1);
    const run = await service().done('bulk.run', { id, stopOnError: true });
    expect(states(run.items)).toEqual(['waiting', 'done', 'done', 'done']);
  });
});

describe('an item whose write fails inside Latchkey', () => {
  const send = (make: BulkFlow['send']) => {
    const caller = {
      source: 'commandLine',
      signal: new AbortController().signal,
      progress: () => undefined,
      call: () => Promise.resolve({ ok: false, problem: createProblem('getFailed', 'No.') }),
    } satisfies CallContext;
    const item = { account: key('account', 71), subject: null, label: 'One', guard: null } as const;
    return sendItem({ send: make, inspect: () => fail('unexpected', 'Not used.') }, caller, {
      item: { ...item, name: 'A', dataProviderType: 'b', values: [], notes: [], stamp: '' },
      confirm: undefined,
      secrets: {},
      runNotes: [],
    });
  };

  it('waits when nothing was sent yet', async () => {
    const end = await send(async (caller) => {
      await caller.call('account.accessList', key('account', 71));
      return fail('keychainLocked', 'The keychain is locked.');
    });
    expect(end).toMatchObject({ state: 'waiting', problem: { code: 'keychainLocked' } });
  });

  it('is unknown once a write was called', async () => {
    const end = await send(async (caller) => {
      await caller.call('account.rename', { ...key('account', 71), displayName: 'x' });
      return fail('storeDamaged', 'The store is damaged.');
    });
    expect(end).toMatchObject({ state: 'unknown', problem: { code: 'outcomeUnknown' } });
  });

  it('is unknown, and not being sent for ever, when its end cannot be kept', async () => {
    const { id } = await plan();
    const store = await service().workspace.store();
    await store.beginBulkRun(id, Date.now(), 4);
    expect(await store.claimBulkItem(id, 0, Date.now())).toBe(true);
    await store.endBulkRun(id, Date.now());
    const { items } = await service().done('bulk.read', { id });
    expect(states(items)).toEqual(['unknown', 'waiting', 'waiting', 'waiting']);
    expect(items[0]?.problem?.message).toBe('What Domo answered could not be kept.');
  });
});
