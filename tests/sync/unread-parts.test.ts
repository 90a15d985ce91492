/** A list, a row or a detail that cannot be read is listed as unread, and the rest of the instance is read. */
import { describe, expect, it } from 'vitest';
import { oddRows, type FaultSpec } from '../domo';
import { syncedCompany } from '../support/synced-company';

const { company, service, production, syncProduction, countKept } = syncedCompany();
const known = company.instances.production.data;
const all = known.accounts.length + known.oauthAccounts.length;

describe('a sync', () => {
  it('reads the other list and the providers when one list is broken', async () => {
    production().faults.add({ kind: 'status', status: 500, route: 'oauth.list' });
    const result = await syncProduction();
    expect(result).toMatchObject({
      outcome: 'partial',
      problem: null,
      accounts: known.accounts.length,
    });
    expect(result.unread).toEqual([
      expect.objectContaining({ kind: 'oauth', what: 'accounts', id: null }),
    ]);
    expect(await countKept(result.profileId)).toBe(all);
  });

  it('sets aside a row that it cannot understand, and reads the rest of the list', async () => {
    production().modes.brokenRow = { in: 'accounts', row: oddRows.text, at: 3 };
    const result = await syncProduction();
    expect(result.outcome).toBe('partial');
    expect(result.unread).toEqual([expect.objectContaining({ what: 'row' })]);
    expect(result.unread[0]?.problem.message).toContain('Row 4');
    expect(result.accounts).toBe(known.accounts.length);
  });

  const body = (text: string, route: string): FaultSpec => ({
    kind: 'body',
    status: 200,
    contentType: 'application/json',
    text,
    route,
  });

  it('sets aside a row that is nested too deeply', async () => {
    const rows = `{"id":1,"dataProviderType":"x"},{"id":99999,"odd":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    production().faults.add(body(`[${rows}]`, 'accounts.list'));
    const result = await syncProduction();
    expect(result.unread).toEqual([expect.objectContaining({ what: 'row', id: 99_999 })]);
    // The others are known by search alone.
    expect(result.coverage?.searchOnly).toBe(result.accounts - 1);
  });

  it('neither stores nor shows a secret that Domo returns outside the config', async () => {
    const secret = 'jdbc:x://db.example;password=canary-beside';
    const row = { id: 1, dataProviderType: 'x', validationReason: secret, hint: { is: secret } };
    production().faults.add(body(JSON.stringify([row]), 'accounts.list'));
    const result = await syncProduction();
    const key = { profileId: result.profileId, kind: 'account', id: 1 } as const;
    const { account } = await service().done('inventory.detail', key);
    const mark = '(not shown: it may hold a secret)';
    expect(account).toMatchObject({ validationReason: mark, more: { hint: { is: mark } } });
  });

  it('lists some of very many unreadable rows, and counts all of them', async () => {
    production().faults.add(body(`[${'0,'.repeat(99_999)}0]`, 'providers.list'));
    const result = await syncProduction();
    expect(result).toMatchObject({ outcome: 'partial', unreadCount: 100_000 });
    expect(result.unread).toHaveLength(1_000);
    expect(result.accounts).toBe(known.accounts.length);
  });

  it('sets aside an entry of an access list that it cannot understand, and reports it with the list', async () => {
    production().modes.brokenRow = { in: 'access', row: oddRows.text, at: 0 };
    const result = await syncProduction('full');
    const odd = result.unread.filter(({ what, problem }) => {
      return what === 'accessList' && problem.code === 'badResponse';
    });
    expect(odd.length).toBeGreaterThan(10);
    expect(odd[0]?.problem.message).toContain('Row 1');
    const key = {
      profileId: result.profileId,
      kind: odd[0]?.kind ?? 'account',
      id: odd[0]?.id ?? 0,
    };
    const detail = await service().done('inventory.detail', key);
    expect(detail.access?.length).toBeGreaterThan(0);
    expect(detail.accessProblem).toMatchObject({ code: 'badResponse' });
    // Once the list can be read whole again, nothing is said any more.
    production().modes.brokenRow = null;
    await service().done('account.accessList', key);
    const reread = await service().done('inventory.detail', key);
    expect(reread.accessProblem).toBeNull();
  });

  it('reports an account that may not be opened, with the reason', async () => {
    const result = await syncProduction('full');
    const closed = known.accounts.filter((account) => account.closed).map(({ id }) => id);
    expect(closed.length).toBeGreaterThan(0);
    expect(result.outcome).toBe('partial');
    expect(new Set(result.unread.map(({ id }) => id))).toEqual(new Set(closed));
    for (const { problem } of result.unread) expect(problem.next).not.toBe('');
  });

  it('keeps what was read before its token was refused', async () => {
    production().state.expireTokenAfter(production().tokens['admin'] ?? '', 60);
    const result = await syncProduction('full');
    expect(result).toMatchObject({ outcome: 'failed', problem: { code: 'unauthorized' } });
    expect(await countKept(result.profileId)).toBe(all);
    // The rest is not tried with a token that is known to be no good.
    expect(production().log.count({ status: 401 })).toBeLessThan(20);
  });

  it('has at most five requests in flight per instance', async () => {
    production().faults.add({ kind: 'delay', ms: 5 });
    await syncProduction('full');
    expect(production().log.peakInFlight({})).toBeLessThanOrEqual(5);
    expect(production().log.peakInFlight({})).toBeGreaterThan(2);
  });
});
