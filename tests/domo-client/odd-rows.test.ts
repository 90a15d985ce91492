/** Answers that are made to cost much: one row costs itself alone, and what was left out is counted. */
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/contract';
import { parseAccessList } from '../../src/main/domo/parse/parse-access-list';
import { parseAccount } from '../../src/main/domo/parse/parse-account';
import { parseConfig } from '../../src/main/domo/parse/parse-config';
import { parseGroup, parseGroupMembers, parseUsers } from '../../src/main/domo/parse/parse-people';
import { parseList } from '../../src/main/domo/parse/parse-list';
import { parseProvider } from '../../src/main/domo/parse/parse-provider';
import { parseValidation } from '../../src/main/domo/parse/parse-validation';
import { failureBy } from '../support/failure';

const row = { id: 71, displayName: 'A name', name: 'a name', dataProviderType: 'snowflake' };
const accounts = (rows: unknown) =>
  parseList(rows, 'the list', (each) => parseAccount('account', each));
const providers = (rows: unknown) => parseList(rows, 'the list', parseProvider);
const nested = (levels: number): unknown =>
  JSON.parse(`${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`);
const long = (length: number): string => 'x'.repeat(length);

describe('a row that is nested deeply', () => {
  it.each([40, 10_000])('of %i levels is set aside, and the other rows are read', (levels) => {
    const { items, setAside } = accounts([row, { ...row, id: 72, odd: nested(levels) }, row]);
    expect(items).toHaveLength(2);
    expect(setAside).toEqual([
      { position: 1, id: 72, reason: 'it is nested more than 30 levels deep' },
    ]);
  });

  it('of only a few levels is kept as it is', () => {
    expect(accounts([{ ...row, odd: nested(20) }]).items[0]?.more).toEqual({ odd: nested(20) });
  });

  it.each<[string, () => unknown]>([
    ['a provider', () => providers([{ key: 'a', data: nested(10_000) }]).setAsideCount],
    ['an access list', () => parseAccessList([{ id: '1', odd: nested(10_000) }]).setAsideCount],
  ])('is set aside in %s', (_what, count) => {
    expect(count()).toBe(1);
  });

  it.each<[string, () => unknown]>([
    ['a config', () => parseConfig({ a: nested(10_000) }, 'the config')],
    ['a check', () => parseValidation({ result: 'SUCCESS', messages: nested(10_000) }, [])],
  ])('makes %s a clear failure', (_what, parse) => {
    const { code } = failureBy(parse);
    expect(code).toBe('badResponse');
  });
});

describe('a list with many unreadable rows', () => {
  const odd = 100_000;

  it.each<[string, unknown]>([
    ['numbers', 0],
    ['empty objects', {}],
    ['rows without a provider', { id: 5 }],
  ])('%s: the first thousand are named, and all are counted', (_what, each) => {
    const rows: unknown[] = Array.from({ length: odd - 1 }, () => each);
    const { items, setAside, setAsideCount } = accounts([...rows, row]);
    expect(items).toHaveLength(1);
    expect(setAside).toHaveLength(1_000);
    expect(setAsideCount).toBe(odd - 1);
  });

  it('is refused when it has more rows than any instance can have', () => {
    const rows = Array(odd + 1).fill(0);
    for (const parse of [
      () => accounts(rows),
      () => parseGroup({ userIds: rows }, 'group 5'),
      () => parseUsers(rows, 'users'),
    ]) {
      const found = failureBy(parse);
      expect(found).toMatchObject({ code: 'badResponse' });
      expect(found.message).toContain('100001 rows');
    }
  });
});

describe('a long text', () => {
  it.each(['displayName', 'name', 'dataProviderType', 'credentialsType', 'secretId'])(
    'an account whose %s is too long is set aside',
    (field) => {
      expect(accounts([{ ...row, [field]: long(10_000) }]).items).toHaveLength(1);
      const { items, setAside } = accounts([row, { ...row, [field]: long(10_001) }]);
      expect(items).toHaveLength(1);
      expect(setAside[0]?.reason).toBe(`its ${field} has more than 10000 characters`);
    },
  );

  it('that is only displayed is cut, and the cut is marked', () => {
    const text = `${long(9_999)}\u{1F600}${long(10_000)}`;
    const [account] = accounts([{ ...row, validationReason: text, colour: { is: text } }]).items;
    const cut = `${long(9_999)}… (cut: it has 20001 characters)`;
    expect(account?.validationReason).toBe(cut);
    expect(account?.more).toEqual({ colour: { is: cut } });
  });

  it('that makes a row too large causes the row to be set aside', () => {
    for (const odd of [long(1_000_000), Array(1_000_000).fill(1), { [long(1_000_000)]: 1 }]) {
      expect(accounts([{ ...row, odd }]).setAside[0]?.reason).toContain('it is larger than');
    }
  });

  it('is cut in the names of people and of access levels', () => {
    const entries = [{ id: '1' }, { id: '2', name: long(10_001) }, { id: long(10_001) }];
    expect(parseAccessList(entries)).toMatchObject({ items: [{ id: '1' }], setAsideCount: 2 });
    const [user] = parseUsers([{ id: 5, displayName: long(90_000) }], 'users');
    expect(user?.name).toMatch(/^x{10000}… \(cut/u);
    const [member] = parseGroupMembers([{ id: 5, displayName: long(90_000) }], 'users');
    expect(member?.name).toMatch(/^x{10000}… \(cut/u);
  });

  it('is kept whole or dropped as the default value of a form', () => {
    const provider = (defaultValue: string) =>
      providers([{ key: 'a', authenticationSchemeConfiguration: [{ name: 'b', defaultValue }] }])
        .items[0]?.fields[0]?.defaultValue;
    expect(provider(long(10_000))).toBe(long(10_000));
    expect(provider(long(10_001))).toBeNull();
  });
});

describe('an answer that is parsed at once', () => {
  it('has at most 10,000 rows', () => {
    const entries = Array.from({ length: 10_001 }, (_, index) => ({ id: index }));
    for (const parse of [
      () => parseAccessList(entries),
      () => parseUsers(entries, 'users'),
      () => parseGroupMembers(entries, 'users'),
    ]) {
      expect(failureBy(parse).message).toContain('10001 rows: at most 10000 are taken');
    }
    expect(parseAccessList(entries.slice(1)).items).toHaveLength(10_000);
  });
});

describe('a large config', () => {
  it('has at most 1,000 fields', () => {
    const fields = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`field ${index}`, 'a']));
    expect(parseConfig(fields(1_000), 'the config').size).toBe(1_000);
    expect(failureBy(() => parseConfig(fields(1_001), 'the config')).message).toContain(
      'it has more than 1000 fields',
    );
  });

  it('is read completely', () => {
    expect(parseConfig({ a: long(500_000) }, 'the config').get('a')).toBe(long(500_000));
  });

  it('that is too large is refused, with a reason that contains none of its values', () => {
    const parse = () => parseConfig({ a: `canary${long(1_000_000)}` }, 'the config of account 71');
    expect(parse).toThrow(ProblemError);
    const found = failureBy(parse);
    expect(found).toMatchObject({
      code: 'badResponse',
      message:
        "Domo's answer for the config of account 71 was not taken: it is larger than 1000000 characters.",
    });
  });
});
