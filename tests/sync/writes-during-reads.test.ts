/** An answer that Domo gave before a write, and that comes after it, does not undo the write in the inventory. */
import { describe, expect, it } from 'vitest';
import type {
  AccountKey,
  DomoId,
  OperationName,
  RequestFor,
  ResponseFor,
} from '../../src/contract';
import { outsider, sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

/** Domo makes the answer to this question, and holds it back until `meanwhile` is over. */
async function answeredBefore<N extends OperationName>(
  route: string,
  [operation, request]: [N, RequestFor<N>],
  meanwhile: () => Promise<unknown>,
): Promise<ResponseFor<N>> {
  domo().faults.add({ kind: 'hold', when: 'after', route, times: 1 });
  const before = domo().log.count({ route });
  const held = () => domo().log.all({ route })[before];
  const answer = service().done(operation, request);
  await expect.poll(() => held()?.outcome).toBe('answered');
  await meanwhile();
  // Else the test shows nothing.
  expect(held()?.endedAt).toBeNull();
  domo().faults.release();
  return answer;
}

const newAccount = () => ({
  profileId: profileId(),
  kind: 'account' as const,
  displayName: 'Made meanwhile',
  name: 'Made meanwhile',
  dataProviderType: 'domo-access-token',
  configurations: { domoAccessToken: 'x1' },
});
const kept = (account: AccountKey) => service().done('inventory.detail', account);
const syncing = (): ['inventory.sync', RequestFor<'inventory.sync'>] => ['inventory.sync', {}];
const found = async (text: string): Promise<number> =>
  (await service().done('inventory.search', { filter: { text } })).total;

describe('a list that is read while an account is written', () => {
  it('does not remove an account that was created meanwhile', async () => {
    let id: DomoId = 0;
    const { results } = await answeredBefore('accounts.list', syncing(), async () => {
      ({ id } = await service().done('account.create', newAccount()));
    });
    expect(results[0]).toMatchObject({ outcome: 'done', added: 0, removed: 0 });
    expect((await kept(key('account', id))).account.displayName).toBe('Made meanwhile');
  });

  it('does not remove an account whose creation has an unknown outcome', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'accounts.create' });
    const { results } = await answeredBefore('accounts.list', syncing(), async () => {
      const { code } = await service().refused('account.create', newAccount());
      expect(code).toBe('outcomeUnknown');
      expect(await found('Made meanwhile')).toBe(1);
    });
    expect(results[0]).toMatchObject({ outcome: 'done', added: 0, removed: 0 });
    expect(await found('Made meanwhile')).toBe(1);
  });

  it('does not bring back an account that was deleted meanwhile', async () => {
    const { results } = await answeredBefore('accounts.list', syncing(), () =>
      service().done('account.delete', { ...key('account', 124), confirm: 'The sample' }),
    );
    expect(results[0]).toMatchObject({ outcome: 'done', added: 0, removed: 0 });
    const refusal = await service().refused('inventory.detail', key('account', 124));
    expect(refusal.code).toBe('notFound');
  });

  it('does not bring back an account that was deleted while the search was read', async () => {
    const { results } = await answeredBefore('search', syncing(), () =>
      service().done('account.delete', { ...key('account', 124), confirm: 'The sample' }),
    );
    expect(results[0]).toMatchObject({ outcome: 'done', added: 0, removed: 0 });
    const refusal = await service().refused('inventory.detail', key('account', 124));
    expect(refusal.code).toBe('notFound');
  });

  it('does not bring back an old name, but updates everything that was not written', async () => {
    domo().state.accounts.delete(102);
    const { results } = await answeredBefore('accounts.list', syncing(), () =>
      service().done('account.rename', { ...key('account', 124), displayName: 'New name' }),
    );
    expect(results[0]).toMatchObject({ outcome: 'done', added: 0, removed: 1 });
    expect((await kept(key('account', 124))).account.displayName).toBe('New name');
  });

  it('is trusted again at the next sync', async () => {
    await service().done('account.rename', { ...key('account', 124), displayName: 'New name' });
    const account = domo().state.accounts.get(124);
    if (account) account.displayName = 'Newer name';
    await service().done('inventory.sync', {});
    expect((await kept(key('account', 124))).account.displayName).toBe('Newer name');
  });
});

describe('an answer about one account that is written meanwhile', () => {
  const account = (): AccountKey => key('account', 125);

  it('does not bring back its old name', async () => {
    const { account: read } = await answeredBefore('accounts.get', ['account.get', account()], () =>
      service().done('account.rename', { ...account(), displayName: 'New name' }),
    );
    expect(read.displayName).toBe('New name');
    expect((await kept(account())).account.displayName).toBe('New name');
  });

  it('does not bring back its old config', async () => {
    const changes = { domoAccessToken: 'a new one' };
    let saved: ResponseFor<'account.updateConfig'>['config'] = null;
    const { config } = await answeredBefore(
      'accounts.config',
      ['account.config', account()],
      async () => {
        ({ config: saved } = await service().done('account.updateConfig', {
          ...account(),
          changes,
        }));
      },
    );
    expect(saved).not.toBeNull();
    expect(config).toEqual(saved);
    expect((await kept(account())).config).toEqual(saved);
  });

  it('does not bring back its old access list', async () => {
    const principal = { type: 'USER', id: outsider } as const;
    const { entries } = await answeredBefore(
      'accounts.access',
      ['account.accessList', account()],
      () => service().done('account.share', { ...account(), principal, accessLevel: 'CAN_VIEW' }),
    );
    expect(entries.map(({ id }) => id)).toContain(outsider);
    expect((await kept(account())).access?.map(({ id }) => id)).toContain(outsider);
  });

  it('is dropped when the account was deleted', async () => {
    const route = 'accounts.get';
    domo().faults.add({ kind: 'hold', when: 'after', route, times: 1 });
    const answer = service().refused('account.get', account());
    await expect.poll(() => domo().log.all({ route })[0]?.outcome).toBe('answered');
    await service().done('account.delete', { ...account(), confirm: 'The sample' });
    domo().faults.release();
    expect((await answer).code).toBe('noMatch');
    expect((await service().refused('inventory.detail', account())).code).toBe('notFound');
  });
});
