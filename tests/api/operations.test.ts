/** What scripts depend on: the names and requests of operations, and the codes of Problems. */
import { describe, expect, it } from 'vitest';
import { contract, createProblem, problemCodes, type OperationName } from '../../src/contract';

const fixed: readonly OperationName[] = [
  'profile.list',
  'profile.add',
  'profile.update',
  'profile.remove',
  'profile.check',
  'provider.list',
  'account.list',
  'account.get',
  'account.config',
  'account.accessList',
  'inventory.sync',
  'inventory.search',
  'inventory.export',
];

const profileId = 'p';
const accepts = (name: OperationName, request: unknown): boolean =>
  contract[name].request.safeParse(request).success;

describe('the contract', () => {
  it('has every operation that scripts depend on', () => {
    expect(Object.keys(contract)).toEqual(expect.arrayContaining([...fixed]));
  });

  it.each(['account.get', 'account.config', 'account.accessList'] as const)(
    '%s takes a profile, a kind and an id',
    (name) => {
      expect(accepts(name, { profileId, kind: 'account', id: 1 })).toBe(true);
      expect(accepts(name, { profileId, kind: 'oauth', id: 1 })).toBe(true);
      expect(accepts(name, { profileId, kind: 'other', id: 1 })).toBe(false);
      expect(accepts(name, { kind: 'account', id: 1 })).toBe(false);
      expect(accepts(name, { profileId, kind: 'account', id: '1' })).toBe(false);
    },
  );

  it('requires a kind for accounts, and none for providers', () => {
    expect(accepts('account.list', { profileId, kind: 'oauth' })).toBe(true);
    expect(accepts('account.list', { profileId })).toBe(false);
    expect(accepts('provider.list', { profileId })).toBe(true);
  });

  it('accepts no unknown field', () => {
    for (const name of Object.keys(contract) as OperationName[]) {
      expect(accepts(name, { surprise: true }), name).toBe(false);
    }
  });

  it('accepts any name of a config field except the one that a schema silently drops', () => {
    const key = { profileId, kind: 'account', id: 1 };
    const changes = (text: string): boolean =>
      accepts('account.updateConfig', { ...key, changes: JSON.parse(text) as unknown });
    const expected = (text: string): boolean =>
      accepts('account.updateConfig', {
        ...key,
        changes: {},
        expected: JSON.parse(text) as unknown,
      });
    for (const takes of [changes, expected]) {
      expect(takes('{"constructor":"a","toString":"b"}')).toBe(true);
      expect(takes('{"user":"a","__proto__":"b"}')).toBe(false);
      expect(takes('{"user":1}')).toBe(false);
      expect(takes('null')).toBe(false);
    }
  });

  it('gives operations that read from Domo the effect read', () => {
    for (const name of fixed.filter((each) => /^(account|provider|inventory)\./u.test(each))) {
      expect(contract[name].effect, name).toBe('read');
    }
  });
});

describe('a Problem', () => {
  it.each(problemCodes)('with the code %s says what to do next', (code) => {
    expect(createProblem(code, 'Something happened.').next).toMatch(/^.{10,}\.$/u);
  });
});
