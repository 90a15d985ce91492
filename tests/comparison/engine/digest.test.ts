/** Digests are kept from one version of Latchkey to the next: as long as their rule has one number, they stay as they are. */
import { expect, it } from 'vitest';
import type { AccountConfig, ConfigField } from '../../../src/contract';
import { DIGEST_VERSION, digestConfig, decodeDigest } from '../../../src/main/comparison/engine';
import { account, described } from '../../store/rows';

const clear = (name: string, value: string): ConfigField => ({
  name,
  secret: false,
  state: 'clear',
  value,
  fingerprint: null,
});

const config: AccountConfig = {
  kind: 'account',
  id: 1,
  dataProviderType: 'snowflake',
  fields: [
    clear('text', 'Some text'),
    clear('long', 'x'.repeat(65)),
    clear('json', '{ "b": 5, "a": ["1", null] }'),
    clear('flag', 'Yes'),
    clear('allowExternalUse', 'Yes'),
    clear('masked', '********'),
    clear('ciphertext', '{encrypted}abc'),
    clear('odd\u007fname', 'odd\u007fvalue'),
    { name: 'secret', secret: true, state: 'secret', value: null, fingerprint: 'f00d' },
    { name: 'hidden', secret: true, state: 'hidden', value: null, fingerprint: null },
    {
      name: 'written',
      secret: true,
      state: 'hidden',
      value: null,
      fingerprint: null,
      written: { at: 1, fingerprint: 'beef', stands: true },
    },
    { name: 'empty', secret: false, state: 'empty', value: null, fingerprint: null },
  ],
};
const fields = [
  described('region', 'us'),
  described('text', 'unused'),
  described('token', '********'),
  described('none', ''),
];

it('a digest keeps its value for its rule number, which must be raised when the digest changes', () => {
  expect(DIGEST_VERSION).toBe(2);
  expect(decodeDigest(digestConfig(account(1), config, fields))).toEqual([
    ['allowExternalUse', '=true'],
    ['ciphertext', null],
    ['empty', '='],
    ['flag', '=Yes'],
    ['hidden', null],
    ['json', '={"a":["1",""],"b":"5"}'],
    ['long', '#lTfF/fEgSC99WNJentWD9SwCtOME6oFNsWM61WWu1+k='],
    ['masked', null],
    [
      '#TR48WkQiaDLvnYT80TOo4Hbs0EHcGRcwC/lHvzGEm0k=',
      '#KPUqkR/IwRl+MsfLHdV7mpb+6FXUpTubF8kxtpKd2/0=',
    ],
    ['region', '?=us'],
    ['secret', '~f00d'],
    ['text', '=Some text'],
    ['written', '^beef'],
  ]);
  expect(
    digestConfig(account(1, { credentialsType: 'oauth' }), { ...config, fields: [] }, null),
  ).toBe('hidden');
});
