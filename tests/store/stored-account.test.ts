/** How accounts are packed for the store. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/contract';
import {
  decodePackedAccount,
  packAccount,
  packAccountOfRow,
  packedFromRow,
  PACKED_ACCOUNT_SQL,
  toFullAccountText,
} from '../../src/main/store/db/stored-account';
import { account, storeWith } from './store-in-process';

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
        expect(decodePackedAccount(packed)).toEqual(one);
        expect(toFullAccountText(packed)).toBe(JSON.stringify(one));
        expect(packAccount(decodePackedAccount(packed))).toBe(packed);
      }),
    );
  });

  it('is read with the names of its fields too, as earlier versions stored it', () => {
    fc.assert(
      fc.property(invented, (one) => {
        expect(decodePackedAccount(JSON.stringify(one))).toEqual(one);
        expect(toFullAccountText(JSON.stringify(one))).toBe(JSON.stringify(one));
      }),
    );
  });

  it('lacks in its row what the columns have, and is whole with them', () => {
    fc.assert(
      fc.property(invented, (one) => {
        const columns: Record<string, string | number | null> = {
          valid: one.valid === null ? null : Number(one.valid),
          provider: one.dataProviderType,
          created_at: one.createdAt,
          modified_at: one.modifiedAt,
        };
        const packed = packedFromRow(packAccountOfRow(one), (name) => columns[name] ?? null);
        expect(packed).toBe(packAccount(one));
      }),
    );
  });

  it('is made whole by SQL too', () => {
    const { methods, database } = storeWith('acme');
    const all = fc
      .sample(invented, 50)
      .map((one, id) => ({ ...one, id, kind: 'account' as const }));
    methods.saveAccountList('acme', 'account', all, 1);
    const texts = database.all(
      `SELECT ${PACKED_ACCOUNT_SQL} AS packed FROM accounts a ORDER BY id`,
    );
    expect(texts.map(({ packed }) => decodePackedAccount(String(packed)))).toEqual(all);
  });

  it('has a letter for each field that it has, and nothing of others', () => {
    expect(packAccount(account(7, { valid: null, dataProviderType: 'ftp' }))).toBe(
      '{"i":7,"d":"Account 7","n":"account-7","p":"ftp"}',
    );
  });

  it('is damage when it is no JSON, or not an account', () => {
    for (const damaged of ['', '{', '[]', '1', '{"i":7}', '{"i":"x","d":1}'])
      expect(() => decodePackedAccount(damaged)).toThrow();
  });
});
