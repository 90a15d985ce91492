/** Which rows the words of a search find. */
import { describe, expect, it } from 'vitest';
import { countSlice } from '../../src/main/store/tables/search-count';
import { account, entry, filter, storeWith } from './store-in-process';
import { found, matching } from './search-store';

describe('search words', () => {
  const row = account(4711, {
    displayName: 'Sales Warehouse',
    name: 'technical-name',
    dataProviderType: 'amazon-s3',
  });

  it.each([
    ['display name', 'warehouse'],
    ['name', 'technical'],
    ['provider', 'amazon-s3'],
    ['owner', 'lovelace'],
    ['id', '4711'],
    ['part of a word', 'areho'],
    ['two letters', 'wa'],
    ['one letter', 'w'],
    ['short and long words, in any order', 'ware s3 LOVE 47'],
    ['white space around and between', '  sales \t ware\n'],
  ])('are found in or as %s', (_where, text) => {
    const store = storeWith('acme');
    store.methods.saveAccountList(
      'acme',
      'account',
      [row, account(2, { displayName: 'zzz', name: '', dataProviderType: 'zzz' })],
      1,
    );
    store.methods.saveAccessList(
      { profileId: 'acme', kind: 'account', id: 4711 },
      [entry('7', { name: 'Ada Lovelace' })],
      1,
    );
    expect(found(store, { text })).toEqual(['acme/account/4711']);
  });

  it('must all occur in a row', () => {
    expect(matching(['alpha beta', 'alpha', 'beta'], 'alpha beta')).toEqual(['alpha beta']);
    expect(matching(['ax bx', 'ax', 'bx'], 'a b')).toEqual(['ax bx']);
    expect(matching(['alpha b', 'alpha', 'b'], 'alpha b')).toEqual(['alpha b']);
  });

  it('match in one piece, though the index knows only their sequences of three characters', () => {
    expect(matching(['abcdef', 'abcd cdef', 'cdef bcde abcd'], 'abcdef')).toEqual(['abcdef']);
    const store = storeWith('acme');
    const accounts = ['abcdef', 'abcd cdef', 'bcde'].map((displayName, at) =>
      account(at + 1, { displayName, name: '' }),
    );
    store.methods.saveAccountList('acme', 'account', accounts, 1);
    const counted = (text: string) => countSlice(store.database, filter({ text }), 0).count;
    expect(counted('abcd')).toBe(2);
    expect(counted('abcdef')).toBe(1);
    expect(counted('abc')).toBe(2);
  });

  it('do not match across the parts of a row', () => {
    const store = storeWith('acme');
    const split = account(1, { displayName: 'abc', name: 'def' });
    store.methods.saveAccountList('acme', 'account', [split], 1);
    expect(found(store, { text: 'abcdef' })).toEqual([]);
    expect(found(store, { text: 'cd' })).toEqual([]);
  });

  it('match every row when there are none', () => {
    expect(matching(['one', 'two'], '  \t ')).toEqual(['one', 'two']);
  });

  it.each([
    ['capitals', 'SÃO PAULO', 'são paulo'],
    ['missing accents', 'São Paulo', 'sao paulo'],
    ['accents that are not there', 'Sao Paulo', 'são'],
    ['composed and decomposed letters', 'Cafe\u0301', 'caf\u00e9'],
    ['short words with accents', 'Été', 'ét'],
    ['other alphabets', 'ΑΘΗΝΑ', 'αθηνα'],
    ['Cyrillic', 'МОСКВА', 'москва'],
    ['full-width letters', 'ＡＢＣ Ltd', 'abc'],
    ['ligatures', 'oﬃce', 'office'],
    ['Japanese, two letters', '東京本社', '東京'],
    ['Japanese, three letters', '東京本社', '京本社'],
    ['emoji', 'Key 🔑🔑🔑', '🔑🔑🔑'],
    ['one emoji', 'Key 🔑', '🔑'],
  ])('disregard %s', (_what, name, text) => {
    expect(matching([name, 'other'], text)).toEqual([name]);
  });

  it.each([
    ['%', '100% sure', '100 sure'],
    ['_', 'a_b', 'axb'],
    ['\\', 'a\\b', 'ab'],
    ['\\%', 'a\\%b', 'a%b'],
    ['a_', 'a_b', 'acb'],
    ['"', 'say "x"', 'say x'],
    ['""', 'empty ""', 'empty'],
    ['"x"', 'say "x"', 'say x'],
    ["it's", "it's", 'it is'],
    ["'", "it's", 'its'],
    ['50%_off', '50%_off', '50xxoff'],
    ['sal*', 'sal* literally', 'sales'],
    ['*', 'a*b', 'ab'],
    ['-sales', 'x-sales', 'sales'],
    ['^sales', '^sales', 'sales'],
    ['(sales)', '(sales)', 'sales'],
    ['{a b}: c', '{a b}: c', 'a b c'],
    ['search_text:sales', 'search_text:sales', 'sales'],
    ['a+b+c', 'a+b+c', 'abc'],
    ['AND', 'sand', 'salad'],
    ['sales OR marketing', 'marketing or sales', 'sales'],
    ['sales NOT marketing', 'marketing is not sales', 'sales'],
    ['NEAR(sales,2)', 'near(sales,2)', 'sales near 2'],
    ['sales")', 'sales")', 'sales'],
    ["'; DROP TABLE accounts; --", "x '; drop table accounts; -- y", 'accounts'],
    ['?1', 'really?1', 'really1'],
  ])('take %s literally', (text, name, other) => {
    expect(matching([name, other], text)).toEqual([name]);
  });

  it.each([
    ['half a surrogate pair', 'abc\uD83D'],
    ['as many words as fit', 'q '.repeat(100)],
    ['as long a word as fits', 'x'.repeat(200)],
    ['quotes alone', '"'.repeat(200)],
  ])('that hold %s find nothing and break nothing', (_what, text) => {
    expect(matching(['nothing of the kind'], text)).toEqual([]);
  });

  it.each(['alpha\0beta', '\0alpha', 'b\0a'])('are separated by a NUL as by a space', (text) => {
    expect(matching(['alpha beta', 'gamma'], text)).toEqual(['alpha beta']);
    expect(matching(['alpha\0beta', 'gamma'], text)).toEqual(['alpha\0beta']);
  });
});
