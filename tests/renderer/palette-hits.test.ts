/** What the palette lists, and in which order. */
import { describe, expect, it } from 'vitest';
import { MATCH_RANKS, matchRank } from '../../src/contract/match-rank';
import type { InventoryRow } from '../../src/contract';
import {
  toPaletteSections,
  type PaletteContent,
} from '../../src/renderer/features/palette/palette-hits';

describe('how well a title matches', () => {
  it.each([
    ['sales', 'Sales', MATCH_RANKS.exact],
    ['cafe', 'Café', MATCH_RANKS.exact],
    ['sal', 'Sales mart', MATCH_RANKS.prefix],
    ['mart sal', 'Sales mart', MATCH_RANKS.words],
    ['mart', 'eu-sales_mart', MATCH_RANKS.words],
    ['ales', 'Sales', MATCH_RANKS.anywhere],
    ['東', '東京', MATCH_RANKS.prefix],
    ['x', 'Sales', null],
    ['sales x', 'Sales', null],
    ['', 'Sales', null],
    [' ', 'Sales', null],
  ])('%j against %j has rank %s', (query, title, rank) => {
    expect(matchRank(query, title)).toBe(rank);
  });

  it('never is better by keywords than by a part of the title', () => {
    expect(matchRank('acme', 'Production', 'acme-prod Group')).toBe(MATCH_RANKS.anywhere);
    expect(matchRank('acme prod', 'Production', 'acme')).toBe(MATCH_RANKS.anywhere);
  });
});

const command = (label: string) => ({
  id: label,
  label,
  keywords: '',
  shortcut: '',
  run: () => undefined,
});
const row = (id: number, displayName: string): InventoryRow =>
  ({ profileId: 'p', kind: 'account', id, displayName, name: '' }) as unknown as InventoryRow;
const content = (changes: Partial<PaletteContent> = {}): PaletteContent => ({
  commands: ['Sync all', 'Settings…', 'Show invalid accounts'].map(command),
  profiles: [],
  numbered: [],
  accounts: [],
  moreAccounts: false,
  recent: [],
  recentAccounts: [],
  ...changes,
});
const listed = (query: string, changes: Partial<PaletteContent> = {}): string[] =>
  toPaletteSections(query, content(changes)).flatMap(({ label, hits }) => [
    `# ${label}`,
    ...hits.map(({ title }) => title),
  ]);

describe('the list of the palette', () => {
  it('begins with what was chosen lately, and lists nothing twice', () => {
    const accounts = [row(1, 'Warehouse')];
    expect(
      listed('', {
        recent: ['account p account 1', 'command Settings…', 'command Gone'],
        recentAccounts: accounts,
      }),
    ).toEqual([
      '# Recent',
      'Warehouse',
      'Settings…',
      '# Commands',
      'Sync all',
      'Show invalid accounts',
    ]);
  });

  it('begins with the section that has the best match', () => {
    const accounts = [row(1, 'Settings'), row(2, 'All settings')];
    expect(listed('settings', { accounts })).toEqual([
      '# Accounts',
      'Settings',
      'All settings',
      '# Commands',
      'Settings…',
    ]);
  });

  it('puts the account with the typed id first, and equal matches by when they were chosen', () => {
    const accounts = [row(7, 'A 12'), row(12, 'Other')];
    expect(listed('12', { accounts })).toEqual(['# Accounts', 'Other', 'A 12']);
    expect(listed('s', { recent: ['command Show invalid accounts'] })).toEqual([
      '# Commands',
      'Show invalid accounts',
      'Sync all',
      'Settings…',
    ]);
  });

  it('leads to all accounts where it shows only some', () => {
    const accounts = Array.from({ length: 12 }, (_, id) => row(id + 1, `Mart ${id}`));
    const found = listed('mart', { accounts, moreAccounts: true });
    expect(found).toHaveLength(1 + 8 + 1);
    expect(found.at(-1)).toBe('Show all in the grid');
    expect(listed('mart', { accounts: accounts.slice(0, 3) }).at(-1)).toBe('Mart 2');
  });

  it('is empty when nothing matches', () => {
    expect(listed('nothing is called that')).toEqual([]);
  });
});
