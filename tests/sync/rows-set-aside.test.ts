/** A row that cannot be understood this time is an account that is still there: what is kept of it stays. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountKind, SyncResult } from '../../src/contract';
import { sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

type Row = Record<string, unknown>;

const lists = {
  account: { route: 'accounts.list', path: '/api/data/v1/accounts', id: 71 },
  oauth: { route: 'oauth.list', path: '/api/data/v1/accounts/templates/user/extended', id: 5 },
} as const;

/** From now on Domo answers its list as `odd` makes it of the true one. */
async function answer(kind: AccountKind, odd: (rows: readonly Row[]) => readonly unknown[]) {
  const { route, path } = lists[kind];
  const headers = { 'x-domo-developer-token': domo().token('admin') };
  const rows = (await (await fetch(`${domo().origin}${path}`, { headers })).json()) as Row[];
  const text = JSON.stringify(odd(rows));
  domo().faults.add({ kind: 'body', route, contentType: 'application/json', text });
}

const withoutProvider = ({ dataProviderType: _provider, ...row }: Row): Row => row;

const oddOf =
  (id: number) =>
  (rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => (row['id'] === id ? withoutProvider(row) : row));

async function sync(): Promise<SyncResult> {
  const { results } = await service().done('inventory.sync', { depth: 'list' });
  const [result] = results;
  if (!result) throw new Error('Nothing was read.');
  return result;
}

const newestSnapshot = async () =>
  (await service().done('snapshot.list', { profileId: profileId() })).snapshots[0];

describe.each(['account', 'oauth'] as const)('a row of the kind %s', (kind) => {
  const { id } = lists[kind];

  it('that is set aside leaves its account and its age as they were last read', async () => {
    const before = await service().done('inventory.detail', key(kind, id));
    expect(before.config).not.toBeNull();
    expect(before.access).not.toBeNull();
    const known = await service().done('inventory.search', {});
    await answer(kind, oddOf(id));

    const result = await sync();
    expect(result).toMatchObject({ outcome: 'partial', added: 0, removed: 0 });
    expect(result.unread).toEqual([expect.objectContaining({ kind, id, what: 'row' })]);
    expect(result.accounts + result.oauth).toBe(known.total);
    // The search was read again, and says the same of it.
    const readAt = expect.any(Number) as unknown;
    const search = before.search && { ...before.search, readAt };
    const { datasetCountOrigin: origin } = before;
    const datasetCountOrigin = origin?.from === 'search' ? { ...origin, readAt } : origin;
    const kept = await service().done('inventory.detail', key(kind, id));
    expect(kept).toEqual({ ...before, search, datasetCountOrigin });
    expect(await newestSnapshot()).toMatchObject({ accounts: known.total, removed: 0, changed: 0 });

    domo().faults.clear();
    expect(await sync()).toMatchObject({ outcome: 'done', added: 0, removed: 0 });
    const after = await service().done('inventory.detail', key(kind, id));
    expect(after.accountReadAt).toBeGreaterThan(before.accountReadAt);
    expect(await newestSnapshot()).toMatchObject({ added: 0, removed: 0, changed: 0 });
  });

  it('whose id cannot be read keeps every account of its list from being removed', async () => {
    await answer(kind, (rows) => [...rows.filter((row) => row['id'] !== id), 'odd']);
    expect(await sync()).toMatchObject({ outcome: 'partial', removed: 0 });
    await service().done('inventory.detail', key(kind, id));

    domo().faults.clear();
    domo().state.family(kind).delete(id);
    expect(await sync()).toMatchObject({ outcome: 'done', removed: 1 });
    expect((await service().refused('inventory.detail', key(kind, id))).code).toBe('notFound');
  });
});

describe('an OAuth account', () => {
  beforeEach(() => answer('oauth', oddOf(5)));

  it('whose row cannot be understood is not reported as deleted', async () => {
    expect((await service().refused('account.get', key('oauth', 5))).code).toBe('badResponse');
    expect((await service().refused('account.get', key('oauth', 999))).code).toBe('noMatch');
  });

  it('whose deletion got no answer is not taken for deleted', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'oauth.delete' });
    const problem = await service().refused('account.delete', key('oauth', 5));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).not.toContain('it is gone');
    await service().done('inventory.detail', key('oauth', 5));
  });
});
