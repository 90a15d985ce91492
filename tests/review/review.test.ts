/** A review of access: who can use which account, what is marked, and what was not read. */
import { describe, expect, it } from 'vitest';
import { reviewedStore } from './reviewed-store';

const bench = reviewedStore();

describe('a review of access', () => {
  it('lists users of access lists and of groups whose members were read, account by account', async () => {
    const { entries, matching } = await bench.review();
    expect(matching).toBe(entries.length);
    expect(
      entries.map((entry) => [
        entry.instance,
        `${entry.kind} ${entry.id}`,
        `${entry.principalType} ${entry.principalId}`,
        entry.level,
        entry.viaName,
        entry.members,
      ]),
    ).toEqual([
      ['acme', 'account 1', 'GROUP 50', 'CAN_VIEW', null, 2],
      ['acme', 'account 1', 'GROUP 51', 'CAN_EDIT', null, null],
      ['acme', 'account 1', 'USER 11', 'OWNER', null, null],
      ['acme', 'account 1', 'USER 12', 'CAN_VIEW', 'Analysts', null],
      ['acme', 'account 1', 'USER 13', 'CAN_VIEW', 'Analysts', null],
      ['acme', 'account 2', 'USER 12', 'OWNER', null, null],
      ['acme', 'account 2', 'USER 13', 'CAN_VIEW', null, null],
      ['acme', 'oauth 1', 'GROUP 52', 'CAN_VIEW', null, 1],
      ['acme', 'oauth 1', 'USER 11', 'CAN_VIEW', 'Everyone', null],
      ['beta', 'account 1', 'USER 11', 'OWNER', null, null],
    ]);
  });

  it('counts and names accounts whose access was not read, and groups without members', async () => {
    const { totals } = await bench.review();
    expect(totals).toMatchObject({ accounts: 5, entries: 10, accountsNotRead: 1 });
    expect(totals.notRead).toEqual(['acme: account 10 Account 10']);
    expect(totals.instances).toMatchObject([
      {
        instance: 'acme',
        accounts: 4,
        groupsNotRead: 1,
        emailsNotRead: 0,
        ownDomains: ['acme.com'],
      },
      // Nothing of the users of the other instance was read.
      { instance: 'beta', accounts: 1, groupsNotRead: 0, emailsNotRead: 1, ownDomains: [] },
    ]);
    // No sync compared list and search.
    expect(totals.gaps.map(({ label }) => label)).toEqual([]);
  });

  it('marks users of other domains, groups of everyone and accounts with too many users', async () => {
    const { totals, entries, matching } = await bench.review({ mark: 'external' });
    expect(entries.map(({ email, id }) => [email, id])).toEqual([
      ['eve@other.org', 1],
      ['eve@other.org', 2],
    ]);
    expect(matching).toBe(2);
    expect(totals.marks).toEqual({ external: 2, everyone: 1, overShared: 0 });
    const everyone = await bench.review({ mark: 'everyone' });
    expect(everyone.entries.map(({ principal }) => principal)).toEqual(['Everyone']);
    // User 11, the members 12 and 13, and the group that nobody could read.
    const shared = await bench.review({ mark: 'overShared', overSharedAbove: 3 });
    expect(shared.totals.marks.overShared).toBe(1);
    expect(new Set(shared.entries.map(({ id, kind }) => `${kind} ${id}`))).toEqual(
      new Set(['account 1']),
    );
    const own = await bench.review({ ownDomains: ['@Other.org'], mark: 'external' });
    expect(own.entries.map(({ email }) => email)).not.toContain('eve@other.org');
    expect(own.matching).toBe(6 - 2);
  });

  it('has only the accounts of its filter, and returns no more entries than asked for', async () => {
    const { entries, totals, matching } = await bench.review({
      filter: { profileIds: ['beta'] },
      limit: 0,
    });
    expect([entries.length, matching, totals.accounts]).toEqual([0, 1, 1]);
  });
});
