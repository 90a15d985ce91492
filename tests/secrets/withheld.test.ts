/** Promise: no secret is in what Domo tells beside a config, as it is stored and shown. */
import { describe, expect, it } from 'vitest';
import { presentAccount, presentAccessEntry, presentProvider } from '../../src/main/secrets';
import type { Provider } from '../../src/contract';
import { account } from '../store/rows';
import { descriptor } from './descriptors';

const secret = 'jdbc:x://db.example;password=canary';
const mark = '(not shown: it may hold a secret)';

describe('a text that carries a secret', () => {
  it('is removed from an account', () => {
    const more = { plain: 'a', odd: secret, deep: [{ odd: secret, n: 1 }, null, true] };
    expect(presentAccount(account(1, { validationReason: secret, more }))).toEqual(
      account(1, {
        validationReason: mark,
        more: { plain: 'a', odd: mark, deep: [{ odd: mark, n: 1 }, null, true] },
      }),
    );
    expect(presentAccount(account(1, { more: { odd: secret } })).validationReason).toBeNull();
  });

  it('is removed from an entry of an access list', () => {
    const entry = { type: 'USER', id: '1', accessLevel: 'OWNER', name: 'Ada' };
    expect(presentAccessEntry({ ...entry, more: { a: secret } }).more).toEqual({ a: mark });
  });

  it('is removed from a provider, and a default value that carries one is dropped', () => {
    const given: Provider = {
      key: 'a',
      name: 'A',
      authenticationScheme: 'fields',
      more: { help: secret },
      connectorValidatorPresent: false,
      customerOAuthConfigurationDataProviderType: null,
      fields: [
        descriptor('one', { defaultValue: secret, more: { hint: [secret] } }),
        descriptor('two', { defaultValue: '443', more: { hint: 'a' } }),
      ],
    };
    const { more, fields } = presentProvider(given);
    expect(more).toEqual({ help: mark });
    expect(fields).toEqual([
      descriptor('one', { more: { hint: [mark] } }),
      descriptor('two', { defaultValue: '443', more: { hint: 'a' } }),
    ]);
  });

  it('is the only kind that is removed: an account without one stays as it was', () => {
    const plain = account(1, { validationReason: 'The host is not known.', more: { a: ['b'] } });
    expect(presentAccount(plain)).toBe(plain);
  });
});
