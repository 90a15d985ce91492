/** hygiene.find: every duplicate and default name, and no account that only looks like one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResponseFor } from '../../src/contract';
import { whyDefaultName } from '../../src/main/bulk/hygiene/default-names';
import { Service } from '../support/service';
import {
  fillUntidy,
  UNTIDY_EACH,
  UNTIDY_UNREAD,
  untidyDefaultNames,
  untidyDuplicates,
} from '../support/untidy-accounts';

const INSTANCES = 20;

let service: Service;

beforeAll(async () => {
  service = new Service();
  await fillUntidy(await service.workspace.store(), INSTANCES);
});
afterAll(() => service.close());

const setsOf = ({ kinds }: ResponseFor<'hygiene.find'>, profileId: string): string[][] => {
  const groups = new Map<number | null, string[]>();
  for (const { account, group, name } of kinds.duplicate.accounts) {
    if (account.profileId !== profileId) continue;
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups.values()];
};

describe('hygiene.find', () => {
  it('finds the duplicates of each instance and no account that only looks like one', async () => {
    const found = await service.done('hygiene.find', {});
    expect(found).toMatchObject({
      checked: INSTANCES * UNTIDY_EACH,
      configNotRead: INSTANCES * UNTIDY_UNREAD,
      duplicateGroups: INSTANCES * 2,
    });
    expect(found.kinds.duplicate.count).toBe(INSTANCES * 4);
    for (let at = 0; at < INSTANCES; at++)
      expect(setsOf(found, `instance-${String(at)}`)).toEqual(untidyDuplicates());
    const [first] = found.kinds.duplicate.accounts;
    expect(first?.why).toBe('same config as 1 other (svc)');
  });

  it('finds the names that nobody thought of, in the instances that were asked about', async () => {
    const found = await service.done('hygiene.find', { profileIds: ['instance-3'] });
    expect(found.checked).toBe(UNTIDY_EACH);
    expect(found.kinds.defaultName.accounts.map(({ name }) => name)).toEqual(untidyDefaultNames);
    expect(found.kinds.defaultName.accounts[0]?.why).toBe('its name is that of its provider');
  });

  it('calls no account unused of which nothing says how many datasets use it', async () => {
    const found = await service.done('hygiene.find', { profileIds: ['instance-3'] });
    expect(found.kinds.unused).toEqual({ count: 0, accounts: [] });
    expect(found.useUnknown).toBe(UNTIDY_EACH);
  });

  it('names no more than it was asked for, and counts all', async () => {
    const { kinds } = await service.done('hygiene.find', { limit: 3 });
    expect(kinds.duplicate.accounts).toHaveLength(3);
    expect(kinds.defaultName.accounts).toHaveLength(3);
    expect(kinds.defaultName.count).toBe(INSTANCES * untidyDefaultNames.length);
  });
});

describe('a default name', () => {
  it.each([
    ['Untitled', 'snowflake'],
    ['New Account 3', 'snowflake'],
    ['  ', 'snowflake'],
    ['---', 'snowflake'],
    ['Domo Access Token Account (2)', 'domo-access-token'],
    ['Fennwick Time', 'fennwick-time-6fb6d093-300a-44e0-a37e-3697247e9d5d'],
  ])('is %j of %s', (name, type) => {
    expect(whyDefaultName(name, [type])).not.toBeNull();
  });
  it.each([
    ['Snowflake warehouse', 'snowflake'],
    ['Accounting', 'snowflake'],
    ['Testing of May', 'snowflake'],
    ['0012 reports', 'snowflake'],
  ])('is not %j of %s', (name, type) => {
    expect(whyDefaultName(name, [type])).toBeNull();
  });
});
