/** A store with two instances whose access was read in part, and reviews of it. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { reviewOperations, type AccessEntry } from '../../src/contract';
import { summariseReview, verifyReview, writeReview } from '../../src/main/review/reviews';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { THREAD_FILE } from '../store/constants';
import { account, oauth, profile } from '../store/rows';
import { temporaryFolder } from '../support/temporary-folder';

export const listed = (
  type: 'USER' | 'GROUP',
  id: string,
  accessLevel: string,
  name = `${type} ${id}`,
): AccessEntry => ({ type, id, accessLevel, name, more: {} });

const address = (id: string, email: string | null) =>
  ({ type: 'USER', id, readAt: 5, data: { name: `User ${id}`, email, active: true } }) as const;

async function fill(store: Store): Promise<void> {
  await store.addProfile(profile('acme'));
  await store.addProfile(profile('beta'));
  await store.saveAccountList('acme', 'account', [account(1), account(2), account(10)], 1);
  await store.saveAccountList('acme', 'oauth', [oauth(1)], 1);
  await store.saveAccountList('beta', 'account', [account(1)], 1);
  await store.saveAccountList('beta', 'oauth', [], 1);
  const read = (profileId: string, kind: 'account' | 'oauth', id: number, list: AccessEntry[]) =>
    store.saveAccessList({ profileId, kind, id }, list, 7);
  await read('acme', 'account', 1, [
    listed('USER', '11', 'OWNER'),
    listed('GROUP', '50', 'CAN_VIEW', 'Analysts'),
    listed('GROUP', '51', 'CAN_EDIT', 'Secret'),
  ]);
  await read('acme', 'account', 2, [
    listed('USER', '12', 'OWNER'),
    listed('USER', '13', 'CAN_VIEW'),
  ]);
  await read('acme', 'oauth', 1, [listed('GROUP', '52', 'CAN_VIEW', 'Everyone')]);
  await read('beta', 'account', 1, [listed('USER', '11', 'OWNER')]);
  await store.saveDirectory('acme', [
    { type: 'GROUP', id: '50', readAt: 5, data: { members: ['12', '13'], everyone: false } },
    { type: 'GROUP', id: '51', readAt: 5, data: null },
    { type: 'GROUP', id: '52', readAt: 5, data: { members: ['11'], everyone: true } },
    address('11', 'ann@acme.com'),
    address('12', 'bob@mail.acme.com'),
    address('13', 'eve@other.org'),
    address('14', 'joe@acme.com'),
  ]);
}

/** Registers what happens before and after the tests of a file. */
export function reviewedStore() {
  let store: Store | undefined;
  let folder = '';
  beforeAll(async () => {
    store = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
    await fill(store);
  });
  afterAll(() => store?.close());
  beforeEach(() => {
    folder = temporaryFolder('review');
  });
  const opened = (): Store => {
    if (!store) throw new Error('The store is not open yet.');
    return store;
  };
  const { signal } = new AbortController();
  return {
    get store() {
      return opened();
    },
    fileOf: (name: string) => `${folder}/${name}`,
    review: (request: object = {}) =>
      summariseReview(opened(), reviewOperations['review.summary'].request.parse(request), signal),
    write: (file: string, request: object = {}) =>
      writeReview(opened(), reviewOperations['review.write'].request.parse({ ...request, file }), {
        file,
        signal,
        storeProblem: null,
      }),
    verify: (file: string) => verifyReview(opened(), file, signal),
  };
}
