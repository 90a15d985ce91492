import { describe, expect, it } from 'vitest';
import type { InstanceAge, InstanceCell } from '../../src/contract';
import {
  rowAccounts,
  accountsToOpen,
} from '../../src/renderer/features/compare/instances/row-accounts';
import {
  configsAgeLabel,
  countUnreadConfigs,
  listsAgeLabel,
  instanceCellText,
} from '../../src/renderer/features/compare/instances/instance-labels';
import {
  cleanMatchWords,
  validateMatchWords,
  validateEnvironmentWords,
} from '../../src/renderer/features/compare/instances/rule/match-words';
import { withInstances } from '../../src/renderer/state/instance-matrix';
import { defaultInstancesComparison } from '../../src/renderer/state/comparison';

const same = (id: number): InstanceCell => ({ state: 'same', id, valid: true });
const drifted = (id: number): InstanceCell => ({
  state: 'drifted',
  id,
  valid: true,
  fields: 1,
  unknownFields: 0,
});
const missing: InstanceCell = { state: 'missing' };

describe('what a cell says', () => {
  it.each<[string, InstanceCell]>([
    ['= same', same(1)],
    ['= same, ▲ invalid', { state: 'same', id: 1, valid: false }],
    ['≠ 1 field differs', drifted(1)],
    [
      '≠ 3 fields differ, 2 unknown',
      { state: 'drifted', id: 1, valid: null, fields: 3, unknownFields: 2 },
    ],
    ['∅ missing', missing],
    ['+ extra', { state: 'extra', id: 1, valid: true }],
    ['? list not read', { state: 'unknown', id: null, valid: null, why: 'notListed' }],
    ['? config not read', { state: 'unknown', id: 1, valid: true, why: 'configNotRead' }],
    ['? hidden by Domo, ▲ invalid', { state: 'unknown', id: 1, valid: false, why: 'hidden' }],
    [
      '? 4 matches, ▲ invalid',
      {
        state: 'ambiguous',
        count: 4,
        candidates: [{ id: 1, valid: false, displayName: 'A' }],
      },
    ],
  ])('says “%s” in the cell of an account', (words, cell) => {
    expect(instanceCellText(cell)).toBe(words);
  });
});

const ids = (count: number): string[] => Array.from({ length: count }, (_, place) => `p${place}`);

describe('the accounts that a cell opens', () => {
  const row = (cells: InstanceCell[], reference: number | null = 0) => ({
    kind: 'account' as const,
    cells,
    reference,
  });

  it('are all those of its row, in the order of the columns', () => {
    const opened = accountsToOpen(row([same(1), missing, drifted(3)]), ids(3), 2, 2);
    expect(opened.accounts.map(({ profileId, id }) => [profileId, id])).toEqual([
      ['p0', 1],
      ['p2', 3],
    ]);
    expect(opened).toMatchObject({ baseline: 1, of: 2 });
  });

  it('have no baseline when the baseline instance has no account', () => {
    expect(accountsToOpen(row([same(1), missing, same(3)]), ids(3), 0, 1).baseline).toBe(null);
  });

  it('are those of the cell, of the reference and the first that differ, when there are too many', () => {
    const cells = Array.from({ length: 50 }, (_, n) => (n >= 20 && n < 40 ? drifted(n) : same(n)));
    const { accounts, of } = accountsToOpen(row(cells, 5), ids(50), 45, null);
    expect(accounts.map(({ id }) => id)).toEqual([5, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 45]);
    expect(of).toBe(50);
  });

  it('include every candidate of a cell with several matching accounts', () => {
    const several: InstanceCell = {
      state: 'ambiguous',
      count: 2,
      candidates: [7, 8].map((id) => ({ id, valid: true, displayName: 'A' })),
    };
    const opened = (column: number) =>
      accountsToOpen(row([same(1), several]), ids(2), column, null).accounts.map(({ id }) => id);
    expect(opened(1)).toEqual([1, 7, 8]);
    expect(opened(0)).toEqual([1]);
    expect(rowAccounts(row([same(1), several]), ids(2))).toHaveLength(1);
  });
});

describe('the age of an instance', () => {
  const age: InstanceAge = {
    profileId: 'p',
    label: 'P',
    accountsReadAt: 20,
    oauthReadAt: 10,
    accounts: 150,
    configs: 140,
    oldestConfigReadAt: 5,
    problem: null,
  };
  const ago = (at: number): string => `at ${at}`;

  it('is the age of its older list and of its oldest config', () => {
    expect(listsAgeLabel(age, ago)).toBe('lists read at 10');
    expect(configsAgeLabel(age, ago)).toBe('140 of 150 configs read, oldest at 5');
    expect(countUnreadConfigs([age, age])).toBe(20);
  });

  it('names the lists and configs that were not read', () => {
    expect(listsAgeLabel({ ...age, oauthReadAt: null }, ago)).toBe(
      'accounts read at 20, OAuth accounts not read',
    );
    expect(listsAgeLabel({ ...age, accountsReadAt: null, oauthReadAt: null }, ago)).toBe(
      'lists not read',
    );
    expect(configsAgeLabel({ ...age, configs: 0, oldestConfigReadAt: null }, ago)).toBe(
      'no configs read',
    );
  });
});

describe('the words of a matching rule', () => {
  it('are used once each, without surrounding blanks', () => {
    expect(cleanMatchWords([' dev ', 'dev', '', 'qa'])).toEqual(['dev', 'qa']);
  });

  it('are reported when they cannot be used', () => {
    expect(validateMatchWords(['dev'])).toBe(null);
    expect(validateMatchWords(['x'.repeat(101)])).toContain('longer than 100');
    expect(validateMatchWords(ids(51))).toContain('at most 50');
    expect(validateEnvironmentWords(['dev'])).toBe(null);
    expect(validateEnvironmentWords(['eu west'])).toContain('more than one word');
  });
});

describe('another choice of instances', () => {
  it('keeps the baseline on the same instance', () => {
    const compared = { ...defaultInstancesComparison(['a', 'b', 'c']), baseline: 2 };
    expect(withInstances(compared, ['c', 'a']).baseline).toBe(0);
    expect(withInstances(compared, ['a', 'b']).baseline).toBe(null);
    expect(withInstances({ ...compared, baseline: null }, ['b']).baseline).toBe(null);
  });
});
