/** Promise: no secret value is in the text that a search looks in, nor anywhere else in the decrypted store. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountConfig } from '../../src/contract';
import { presentConfig } from '../../src/main/secrets';
import type { Database } from '../../src/main/store/db/database';
import { account, filter, storeWith } from '../store/store-in-process';
import { byId } from '../store/search-store';

const HASH_KEY = '5a'.repeat(32);
const secretNames = ['password', 'apiKey', 'clientSecret', 'privateKey', 'odd-name', 'token'];
const plainNames = ['host', 'user', 'database', 'port', 'warehouse', 'account'];

/** All that a person with the key of the store would read: every value of every table, also of the text index. */
function readWholeStore(database: Database): string {
  const tables = database
    .all("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'accounts_text'")
    .map(({ name }) => String(name));
  const values = tables.flatMap((table) =>
    database.all(`SELECT * FROM "${table}"`).flatMap((row) => Object.values(row)),
  );
  const texts = values.map((value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
  );
  return texts.join('\n').toLowerCase();
}

/** Letters that no field, label or hash has, so that a hit is the secret. */
const canary = fc
  .array(fc.constantFrom(...'xyzqwj'), { minLength: 12, maxLength: 30 })
  .map((letters) => letters.join(''));

const fields = fc.dictionary(fc.constantFrom(...secretNames, ...plainNames), canary, {
  minKeys: 1,
});

describe('the store that a search looks in', () => {
  it('has the values of fields that are not secret, and no other', () => {
    const { methods, database } = storeWith('acme');
    methods.saveAccountList('acme', 'account', [account(1)], 1);
    const key = { profileId: 'acme', kind: 'account', id: 1 } as const;
    const found = (text: string) =>
      methods.searchAccounts(filter({ text }), byId, 0, 10).rows.length;
    fc.assert(
      fc.property(fields, (values) => {
        const raw = { dataProviderType: 'my-own', values: new Map(Object.entries(values)) };
        const config: AccountConfig = presentConfig('account', 1, raw, null, HASH_KEY);
        methods.saveConfig(key, config, 2);
        const shown = new Map(config.fields.map((field) => [field.name, field.value]));
        const whole = readWholeStore(database);
        for (const [name, value] of Object.entries(values)) {
          const isPlain = plainNames.includes(name);
          expect(shown.get(name), name).toBe(isPlain ? value : null);
          // A plain field may have the value of a secret one, and then shows it.
          const isShown = Object.entries(values).some(
            ([other, shownValue]) => plainNames.includes(other) && shownValue.includes(value),
          );
          expect(found(value), name).toBe(isShown ? 1 : 0);
          expect(whole.includes(value), name).toBe(isShown);
        }
      }),
      { numRuns: 60 },
    );
  });
});
