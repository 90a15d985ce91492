/** Writes that came at the same time share a transaction, and each has its own outcome. */
import { expect, it, vi } from 'vitest';
import { toStoreProblem } from '../../src/main/store/db/store-errors';
import { runGroup } from '../../src/main/store/worker/write-groups';
import type { RpcRequest, RpcResponse } from '../../src/main/store/worker-protocol';
import { account, storeWith, type Opened } from './store-in-process';
import { open } from './store-in-thread';
import { profile } from './rows';
import { temporaryFolder } from '../support/temporary-folder';

const saving = (id: number, profileId = 'acme'): RpcRequest => ({
  id,
  method: 'saveAccount',
  args: [profileId, account(id), 1],
});

function answer({ id }: RpcRequest, work: () => unknown): RpcResponse {
  try {
    return { id, ok: true, value: work() };
  } catch (error) {
    return { id, ok: false, problem: toStoreProblem(error) };
  }
}

const call = ({ methods }: Opened, { args }: RpcRequest): unknown =>
  methods.saveAccount(...(args as Parameters<typeof methods.saveAccount>));
const keptIn = ({ methods }: Opened) => methods.listAccountKeys('acme').map(({ id }) => id);

it('three writes are committed once', () => {
  const store = storeWith('acme');
  const exec = vi.spyOn(store.database, 'exec');
  const group = [saving(1), saving(2), saving(3)];
  const responses = runGroup(store.database, group, (request) => call(store, request), answer);
  expect(responses.map(({ id, ok }) => [id, ok])).toEqual([1, 2, 3].map((id) => [id, true]));
  expect(exec.mock.calls.filter(([sql]) => sql === 'COMMIT')).toHaveLength(1);
  expect(keptIn(store)).toEqual([1, 2, 3]);
});

it('a write that fails keeps its own failure, and the others are kept', () => {
  const store = storeWith('acme');
  const group = [saving(1), saving(2, 'nobody'), saving(3)];
  const responses = runGroup(store.database, group, (request) => call(store, request), answer);
  expect(responses).toMatchObject([
    { id: 1, ok: true },
    { id: 2, ok: false, problem: { code: 'notFound' } },
    { id: 3, ok: true },
  ]);
  expect(keptIn(store)).toEqual([1, 3]);
});

it('a transaction that the database ended is repeated write by write', () => {
  const store = storeWith('acme');
  let ends = 1;
  const callEnding = (request: RpcRequest): unknown => {
    if (request.id === 2 && ends-- > 0) {
      store.database.exec('ROLLBACK');
      throw new Error('The disk is full, for example.');
    }
    return call(store, request);
  };
  const group = [saving(1), saving(2), saving(3)];
  const responses = runGroup(store.database, group, callEnding, answer);
  expect(responses.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(keptIn(store)).toEqual([1, 2, 3]);
});

it('the thread answers each of many requests at once, in whatever groups they were', async () => {
  const store = await open(temporaryFolder('store'));
  await store.addProfile(profile('acme'));
  const ends = await Promise.allSettled(
    Array.from({ length: 200 }, (_, id) =>
      store.saveAccount(id % 10 === 0 ? 'nobody' : 'acme', account(id), 1),
    ),
  );
  const failed = ends.flatMap(({ status }, id) => (status === 'rejected' ? [id] : []));
  expect(failed).toEqual(Array.from({ length: 20 }, (_, index) => index * 10));
  expect((await store.getProfile('acme'))?.counts.accounts).toBe(180);
});
