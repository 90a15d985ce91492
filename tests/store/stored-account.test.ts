/** How accounts are packed for the store. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/contract';
import {
  decodeStoredAccount,
  packAccount,
  toFullAccountText,
} from '../../src/main/store/db/stored-account';
import { account } from './rows';

const text = fc.oneof(fc.string(), fc.constantFrom('', 'displayName', '{}', '\u0000'));
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
const time = orNull(fc.integer({ min: 0 }));
const userId = orNull(fc.nat());
const invented: fc.Arbitrary<Account> = fc
  .record({
    kind: fc.constantFrom('account' as const, 'oauth' as const),
    id: fc.nat(),
    displayName: text,
    name: text,
    type: orNull(text),
    valid: orNull(fc.boolean()),
    enabled: orNull(fc.boolean()),
    allowExternalUse: orNull(fc.boolean()),
    dataProviderType: text,
    credentialsType: orNull(text),
    origin: orNull(text),
    createdAt: time,
    createdBy: userId,
    modifiedAt: time,
    modifiedBy: userId,
    userId,
    owners: orNull(fc.array(fc.record({ type: text, id: text }))),
    datasourceCount: orNull(fc.nat()),
    secretManagerAccountId: userId,
    secretId: orNull(text),
    accountTemplateId: userId,
    accountTemplateAuthorizationId: userId,
    validationStatus: orNull(text),
    validationReason: orNull(text),
    searchOnly: fc.constantFrom(true as const, undefined),
    more: fc.constantFrom({}, { d: 1, displayName: 'other' }, { k: null }),
  })
  .map(({ searchOnly, more, ...rest }) =>
    searchOnly === undefined ? { ...rest, more } : { ...rest, searchOnly, more },
  );

describe('an account in the store', () => {
  it('is what it was when it is read, with its fields in the same order', () => {
    fc.assert(
      fc.property(invented, (one) => {
        const packed = packAccount(one);
        expect(decodeStoredAccount(packed)).toEqual(one);
        expect(toFullAccountText(packed)).toBe(JSON.stringify(one));
        expect(packAccount(decodeStoredAccount(packed))).toBe(packed);
      }),
    );
  });

  it('is read with the names of its fields too, as earlier versions stored it', () => {
    fc.assert(
      fc.property(invented, (one) => {
        expect(decodeStoredAccount(JSON.stringify(one))).toEqual(one);
        expect(toFullAccountText(JSON.stringify(one))).toBe(JSON.stringify(one));
      }),
    );
  });

  it('has a letter for each field that it has, and nothing of others', () => {
    expect(packAccount(account(7, { valid: null, dataProviderType: 'ftp' }))).toBe(
      '{"i":7,"d":"Account 7","n":"account-7","p":"ftp"}',
    );
  });

  it('is damage when it is no JSON, or not an account', () => {
    for (const damaged of ['', '{', '[]', '1', '{"i":7}', '{"i":"x","d":1}'])
      expect(() => decodeStoredAccount(damaged)).toThrow();
  });
});
