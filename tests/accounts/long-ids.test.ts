/** Accounts and users with ids beyond 2^53: no operation takes one for the other, and none loses a digit. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountKey } from '../../src/contract';
import {
  FIRST,
  FIRST_DIGITS,
  giveLongIds,
  LONG_USER,
  SECOND,
  SECOND_DIGITS,
} from '../support/long-ids';
import { outsider, sampleBench } from '../support/sample';

const { service, domo, key, writes } = sampleBench();

const inner = { first: 124, second: 125 };
const first = () => key('account', FIRST);
const second = () => key('account', SECOND);
const inDomo = (id: number) => domo().state.accounts.get(id);
const found = async (text: string) =>
  (await service().done('inventory.search', { filter: { text } })).rows.map(({ id }) => id);

beforeEach(async () => {
  giveLongIds(domo(), { ...inner, user: Number(outsider) });
  await service().done('inventory.sync', { depth: 'full' });
});

describe('two accounts whose ids are one number for JavaScript', () => {
  it('are both listed, in the order of their ids, and found by all digits of their id', async () => {
    const sort = { field: 'id', direction: 'descending' } as const;
    const { rows } = await service().done('inventory.search', {
      filter: { kind: 'account' },
      sort,
    });
    expect(rows.map(({ id }) => id).slice(0, 3)).toEqual([SECOND, FIRST, 102]);
    expect(await found(SECOND_DIGITS)).toEqual([SECOND]);
    expect(await found(FIRST_DIGITS)).toEqual([FIRST]);
  });

  it('are each read from Domo and from the inventory', async () => {
    for (const [account, name] of [
      [first(), 'zzz'],
      [second(), 'sudo_demo'],
    ] as const) {
      const { account: read } = await service().done('account.get', account);
      expect(read).toMatchObject({ id: account.id, displayName: name });
      const detail = await service().done('inventory.detail', account);
      expect(detail).toMatchObject({ account: { displayName: name }, configProblem: null });
      expect(detail.config?.id).toBe(account.id);
      expect(await service().done('account.accessList', account)).toMatchObject({
        setAsideCount: 0,
      });
    }
  });

  it('are renamed one by one, and the activity has all digits', async () => {
    await service().done('account.rename', { ...second(), displayName: 'Second' });
    expect(inDomo(inner.second)?.displayName).toBe('Second');
    expect(inDomo(inner.first)?.displayName).toBe('zzz');
    expect(writes().map(({ path }) => path)).toContain(
      `/api/data/v1/accounts/${SECOND_DIGITS}/name`,
    );
    expect(await service().newest()).toMatchObject({ accountId: SECOND, account: 'sudo_demo' });
    expect(await found('Second')).toEqual([SECOND]);
  });

  it('are changed one by one', async () => {
    const changes = { username: 'grace' };
    await service().done('account.updateConfig', { ...second(), changes });
    expect(inDomo(inner.second)?.config['username']).toBe('grace');
    expect(inDomo(inner.first)?.config['username']).toBeUndefined();
  });

  it('are compared with each other', async () => {
    const { columns, tallies } = await service().done('comparison.accounts', {
      accounts: [first(), second()],
    });
    expect(columns.map(({ id }) => id)).toEqual([FIRST, SECOND]);
    expect(tallies.all.verdict).toBe('different');
  });

  it('are deleted one by one', async () => {
    await service().done('account.delete', second());
    expect(inDomo(inner.second)).toBeUndefined();
    expect(inDomo(inner.first)).toBeDefined();
    expect(await found(SECOND_DIGITS)).toEqual([]);
    expect(await found(FIRST_DIGITS)).toEqual([FIRST]);
  });

  it('are paired one by one', async () => {
    await service().done('comparison.pair', { accounts: [second(), key('account', 102)] });
    const { pairings } = await service().done('comparison.pairings', {});
    expect(pairings).toEqual([{ accounts: [second(), key('account', 102)] }]);
  });

  it('are versions of their own in snapshots', async () => {
    await service().done('account.rename', { ...second(), displayName: 'Later' });
    await service().done('inventory.sync', {});
    const partsOf = async (account: AccountKey) =>
      (await service().done('snapshot.ofAccount', account)).snapshots.map(({ parts }) => parts);
    expect((await partsOf(second()))[0]).toEqual(['metadata']);
    expect((await partsOf(first()))[0]).not.toEqual(['metadata']);
  });

  it('stay as they are when the list is read again', async () => {
    const { results } = await service().done('inventory.sync', {});
    expect(results[0]).toMatchObject({ added: 0, removed: 0, unreadCount: 0 });
  });
});

describe('a user with such an id', () => {
  it('is given access with all digits', async () => {
    const principal = { type: 'USER', id: LONG_USER } as const;
    const request = { ...second(), principal, accessLevel: 'CAN_VIEW' } as const;
    const { entries } = await service().done('account.share', request);
    expect(entries).toContainEqual(
      expect.objectContaining({ id: LONG_USER, name: 'Share Target', accessLevel: 'CAN_VIEW' }),
    );
    expect(inDomo(inner.second)?.access.map(({ id }) => id)).toContain(outsider);
    expect(inDomo(inner.first)?.access.map(({ id }) => id)).not.toContain(outsider);
  });

  it('is found by name', async () => {
    const { profileId } = first();
    const { principals } = await service().done('principal.search', { profileId, text: 'Share' });
    expect(principals.map(({ id }) => id)).toEqual([LONG_USER]);
  });
});

it('sets an account aside whose id has more than 64 bits, and names it', async () => {
  const digits = '9223372036854775808';
  domo().modes.longIds = { [digits]: inner.second };
  const { results } = await service().done('inventory.sync', {});
  // The list and the search both have it.
  expect(results[0]?.unread).toMatchObject([{ id: null }, { id: null }]);
  for (const { problem } of results[0]?.unread ?? [])
    expect(problem.message).toContain('9223372036854775807');
});
