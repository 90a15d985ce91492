/** Promise: no secret value is in a config as it is stored and shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountConfigSchema, type FieldDescriptor, type AccountKind } from '../../src/contract';
import type { RawConfig } from '../../src/main/domo/domo-types';
import { fingerprint, isSecretField, presentConfig } from '../../src/main/secrets';
import { descriptor } from './descriptors';

const KEY = '5a'.repeat(32);

const raw = (
  values: Readonly<Record<string, string | null>>,
  dataProviderType = 'snowflake',
): RawConfig => ({ dataProviderType, values: new Map(Object.entries(values)) });

const present = (
  values: Readonly<Record<string, string | null>>,
  descriptors: readonly FieldDescriptor[] | null = null,
  kind: AccountKind = 'account',
) => presentConfig(kind, 7, raw(values), descriptors, KEY);

describe('a field', () => {
  const only = (values: Readonly<Record<string, string | null>>) => present(values).fields[0];

  it('shows its value when it is not secret', () => {
    expect(only({ username: 'someone' })).toEqual({
      name: 'username',
      secret: false,
      state: 'clear',
      value: 'someone',
      fingerprint: null,
    });
  });

  it('shows only its fingerprint when it is secret', () => {
    expect(only({ password: 'canary-password' })).toEqual({
      name: 'password',
      secret: true,
      state: 'secret',
      value: null,
      fingerprint: fingerprint('canary-password', KEY),
    });
  });

  it.each([
    ['no value', null, 'empty'],
    ['an empty one', '', 'empty'],
    ['a mask', '********', 'hidden'],
    ['ciphertext', '{encrypted}canary-cipher', 'encrypted'],
  ])('with %s shows neither value nor fingerprint', (_what, value, state) => {
    for (const [name, secret] of [
      ['password', true],
      ['username', false],
    ] as const) {
      expect(only({ [name]: value })).toEqual({
        name,
        secret,
        state,
        value: null,
        fingerprint: null,
      });
    }
  });

  it.each([
    ['{"user":"canary-user","password":"********"}', 'credentials'],
    ['{"user":"canary-user","password":"{encrypted}AbC="}', 'url'],
    [' ********', 'password'],
  ])('that is secret and holds a mask is hidden: %s', (value, name) => {
    expect(only({ [name]: value })).toEqual({
      name,
      secret: true,
      state: 'hidden',
      value: null,
      fingerprint: null,
    });
  });

  it('that holds only white space has a value', () => {
    expect(only({ password: ' ' })).toMatchObject({ state: 'secret' });
    expect(only({ username: ' ' })).toMatchObject({ state: 'clear', value: ' ' });
  });
});

describe('a config', () => {
  it('names the account that it belongs to', () => {
    expect(present({}, null, 'oauth')).toEqual({
      kind: 'oauth',
      id: 7,
      dataProviderType: 'snowflake',
      fields: [],
    });
  });

  const names = (...args: Parameters<typeof present>) =>
    present(...args).fields.map(({ name }) => name);

  it('lists its fields in the order of the provider, then by name', () => {
    const values = { zz: '1', aa: '2', role: '3', username: '4' };
    const descriptors = ['username', 'zz', 'role'].map((name) => descriptor(name));
    expect(names(values, descriptors)).toEqual(['username', 'zz', 'role', 'aa']);
  });

  it('lists fields that the provider does not describe last, in the order of names', () => {
    const names = ['zone', 'host10', 'Élan', 'Host9', 'user'];
    const values = Object.fromEntries(names.map((name) => [name, 'x']));
    const found = present(values, [descriptor('user')]).fields.map(({ name }) => name);
    expect(found).toEqual(['user', 'Élan', 'Host9', 'host10', 'zone']);
  });

  it('lists its fields in the order of the known table when the provider was not read', () => {
    const values = { extra: '0', role: '1', password: '2', username: '3', account: '4' };
    expect(names(values)).toEqual(['account', 'username', 'password', 'role', 'extra']);
  });

  it('shows whether the secrets of two accounts are equal', () => {
    const of = (password: string) => present({ password }).fields[0]?.fingerprint;
    expect(of('canary-one')).toBe(of('canary-one'));
    expect(of('canary-one')).not.toBe(of('canary-two'));
  });
});

describe('a config that is shown', () => {
  const provider = fc.constantFrom('snowflake', 'amazon-s3', 'json5', 'somebodys-connector', '');
  const name = fc.oneof(
    fc.constantFrom(
      'password',
      'username',
      'secretKey',
      'accessKey',
      'role',
      'host',
      'apiKey',
      'odd',
      '__proto__',
      'constructor',
      'value',
      'fingerprint',
    ),
    fc.string(),
  );
  /** Long and odd enough not to be found by chance in a name, a word or hex digits. */
  const value = fc
    .tuple(fc.constantFrom('', ' ', '*', '•', '{encrypt', '\n'), fc.nat(), fc.string())
    .map(([before, n, after]) => `${before}canary-${n}-§${after}`);
  const descriptors = fc.option(
    fc.array(
      fc
        .tuple(name, fc.constantFrom('string', 'password', null), fc.boolean())
        .map(([field, type, encrypted]) => descriptor(field, { type, encrypted })),
    ),
  );

  it('contains no secret value, whatever its fields are', () => {
    let secrets = 0;
    fc.assert(
      fc.property(
        provider,
        fc.array(fc.tuple(name, value)),
        descriptors,
        (dataProviderType, entries, described) => {
          const values = new Map(
            entries.map(([field, text], index) => [field, `${text}#${index}`]),
          );
          const config = presentConfig('account', 1, { dataProviderType, values }, described, KEY);
          expect(accountConfigSchema.parse(config)).toEqual(config);
          expect(config.fields.map((field) => field.name).sort()).toEqual(
            [...values.keys()].sort(),
          );

          const text = JSON.stringify(config.fields.map(({ name: _name, ...rest }) => rest));
          const shown = new Set(config.fields.map((field) => field.value));
          for (const [field, secret] of values) {
            if (!isSecretField(field, dataProviderType, described)) continue;
            secrets += 1;
            expect(shown.has(secret)).toBe(false);
            // Inside a JSON text a value is escaped; without its quotes it would stand there like this.
            expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
          }
          for (const field of config.fields) {
            expect(field.secret).toBe(isSecretField(field.name, dataProviderType, described));
            if (field.secret) expect(field.value).toBeNull();
          }
        },
      ),
      { numRuns: 500 },
    );
    // A property over no secret at all would hold as well.
    expect(secrets).toBeGreaterThan(100);
  });

  it('contains no ciphertext, in a field of any kind', () => {
    const cipher = fc.string().map((text) => `{encrypted}canary-${text}`);
    fc.assert(
      fc.property(provider, fc.array(fc.tuple(name, cipher)), (dataProviderType, entries) => {
        const config = presentConfig(
          'account',
          1,
          { dataProviderType, values: new Map(entries) },
          null,
          KEY,
        );
        for (const field of config.fields) {
          expect(field).toMatchObject({ state: 'encrypted', value: null, fingerprint: null });
        }
      }),
    );
  });
});
