/** The best matches of a text among all accounts. */
import { expect, it } from 'vitest';
import { findBestMatches } from '../../src/main/store/tables/best-matches';
import { account, storeWith, type Opened } from './store-in-process';

function namedAccounts(names: readonly string[]): Opened {
  const store = storeWith('acme');
  const accounts = names.map((displayName, at) =>
    account(at + 100, { displayName, name: '', dataProviderType: 'zzz' }),
  );
  store.methods.saveAccountList('acme', 'account', accounts, 1);
  return store;
}

const find = (names: readonly string[], text: string, limit = 20): string[] =>
  namedAccounts(names)
    .methods.findBestMatches(text, limit)
    .rows.map(({ displayName }) => displayName);

it('begins with the same name, then its beginning, then the beginning of words, then the rest', () => {
  const names = ['A presales mart', 'Old sales', 'Sales', 'Sales mart', 'Big-sales mart', 'Other'];
  expect(find(names, 'sales')).toEqual([
    'Sales',
    'Sales mart',
    'Big-sales mart',
    'Old sales',
    'A presales mart',
  ]);
});

it('has the same name first, however many other names contain it', () => {
  const others = Array.from({ length: 60 }, (_, at) => `A ${at} warehouse`);
  const { methods } = namedAccounts([...others, 'Warehouse']);
  const { rows, more } = methods.findBestMatches('warehouse', 5);
  expect(rows[0]?.displayName).toBe('Warehouse');
  expect(rows).toHaveLength(5);
  expect(more).toBe(true);
});

it.each([
  ['cafe', ['Café']],
  ['東', ['東京']],
  ['ss', ['Straße']],
  ['101', ['東京']],
  ['', []],
  ['  ', []],
  ['nothing has this', []],
])('finds for %j what a person means', (text, expected) => {
  expect(find(['Café', '東京', 'Straße', 'Other'], text)).toEqual(expected);
});

it('reads one or two letters at the beginning of names alone where there are very many accounts', () => {
  const { database } = namedAccounts(['Ab', 'cab', 'Other']);
  const found = (text: string, most: number): string[] =>
    findBestMatches(database, text, 5, most).rows.map((row) => row.displayName);
  expect(found('ab', 3)).toEqual(['Ab', 'cab']);
  expect(found('ab', 2)).toEqual(['Ab']);
  expect(found('cab', 2)).toEqual(['cab']);
});
