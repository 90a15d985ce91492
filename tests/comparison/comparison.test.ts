/** Accounts side by side: from what was read, without asking Domo, and without a secret. */
import { describe, expect, it } from 'vitest';
import type { AccountKey } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

async function made(name: string, secret: string): Promise<AccountKey> {
  const { id } = await service().done('account.create', {
    profileId: profileId(),
    kind: 'account',
    name,
    dataProviderType: 'domo-access-token',
    configurations: { domoAccessToken: secret, username: 'ada' },
  });
  await service().done('account.config', key('account', id));
  return key('account', id);
}

const compare = (accounts: AccountKey[], baseline: number | null = null) =>
  service().done('comparison.accounts', { accounts, baseline });

describe('comparison.accounts', () => {
  it('distinguishes secrets by letters, without showing them and without asking Domo', async () => {
    const secret = `${canaryMark}shared`;
    const accounts = [
      await made('One', secret),
      await made('Two', `${canaryMark}other`),
      await made('Three', secret),
    ];
    const asked = domo().log.count();
    const matrix = await compare(accounts, 0);
    expect(domo().log.count()).toBe(asked);
    expect(JSON.stringify(matrix)).not.toContain(canaryMark);
    const row = matrix.rows.find(({ key: field }) => field === 'domoAccessToken');
    expect(row).toMatchObject({ group: 'config', secret: true, verdict: 'different' });
    expect(row?.cells).toEqual([
      { state: 'secret', letter: 'A', against: null },
      { state: 'secret', letter: 'B', against: 'different' },
      { state: 'secret', letter: 'A', against: 'same' },
    ]);
    const user = matrix.rows.find(({ key: field }) => field === 'username');
    expect(user?.verdict).toBe('same');
    expect(matrix.tallies.config).toMatchObject({ verdict: 'different', different: 1 });
  });

  it('is undecided about parts that were not read, and marks values that Domo hides', async () => {
    const { id } = await service().done('account.create', {
      profileId: profileId(),
      kind: 'account',
      name: 'Unread',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: 'x1' },
    });
    const { columns, tallies } = await compare([key('account', 125), key('account', id)]);
    expect(columns[1]?.parts.config).toMatchObject({ state: 'notRead', readAt: null });
    expect(columns[0]?.parts.config.readAt).toBeGreaterThan(0);
    expect(tallies.config.verdict).not.toBe('same');
  });

  it.each([
    ['one twice', () => [key('account', 125), key('account', 125)], null, 'invalidRequest'],
    ['no such baseline', () => [key('account', 125), key('account', 102)], 2, 'invalidRequest'],
    ['one that is not there', () => [key('account', 125), key('account', 9)], null, 'notFound'],
    ['one alone', () => [key('account', 125)], null, 'invalidRequest'],
  ] as const)('refuses %s', async (_what, accounts, baseline, code) => {
    const request = { accounts: accounts(), baseline };
    expect(await service().refused('comparison.accounts', request)).toMatchObject({ code });
  });
});
