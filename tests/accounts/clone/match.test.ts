import { describe, expect, it } from 'vitest';
import { matchRuleSchema, type Account, type MatchRule } from '../../../src/contract';
import { findSameAccounts } from '../../../src/main/accounts/clone/find-same-accounts';
import { account, oauth } from '../../store/rows';

const source = account(71, { displayName: 'Sales prod', name: 'sales' });

const same = (
  accounts: readonly Account[],
  displayName = 'Sales prod',
  rule: Partial<MatchRule> = {},
) =>
  findSameAccounts(
    { account: source, profileId: 'source', displayName },
    { profileId: 'target', accounts },
    matchRuleSchema.parse(rule),
  );

describe('the same account in another instance', () => {
  it('has the same kind, provider and name, by the rule', async () => {
    const accounts = [
      account(1, { displayName: 'SALES  PROD' }),
      account(2, { displayName: 'Sales prod', dataProviderType: 'aws-athena' }),
      oauth(3, { displayName: 'Sales prod' }),
      account(4, { displayName: 'Sales dev' }),
      account(5, { displayName: '', name: 'Sales prod' }),
    ];
    expect(await same(accounts)).toEqual([1, 5]);
    expect(await same(accounts, undefined, { ignoreCase: false })).toEqual([5]);
    const rule = { environmentWords: ['dev', 'prod'] };
    expect(await same(accounts, undefined, rule)).toEqual([1, 4, 5]);
  });

  it('is also the account with the name that the new account will get', async () => {
    const accounts = [account(1, { displayName: 'sales staging' })];
    expect(await same(accounts)).toEqual([]);
    expect(await same(accounts, 'Sales staging')).toEqual([1]);
  });

  it('is the account that the user paired, whatever its name is', async () => {
    const pairing = {
      accounts: [
        { profileId: 'source', kind: 'account' as const, id: 71 },
        { profileId: 'target', kind: 'account' as const, id: 9 },
      ],
    };
    const accounts = [
      account(9, { displayName: 'quite another' }),
      account(10, { displayName: 'Sales prod' }),
    ];
    expect(await same(accounts)).toEqual([10]);
    expect(await same(accounts, undefined, { pairings: [pairing] })).toEqual([9]);
    // An account that no longer exists decides nothing.
    expect(await same(accounts.slice(1), undefined, { pairings: [pairing] })).toEqual([10]);
  });
});
