/** Which config fields are secret: known table, then descriptor, then name. What nobody knows is secret. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldDescriptor } from '../../src/contract';
import { isSecretField } from '../../src/main/secrets';
import { descriptor } from './descriptors';

/** A provider that is in no table. */
const OTHER = 'somebodys-connector';

const described = (changes: Partial<FieldDescriptor>, name = 'field') =>
  isSecretField(name, OTHER, [descriptor(name, changes)]);

describe('the descriptor of a field', () => {
  it.each<[what: string, changes: Partial<FieldDescriptor>, secret: boolean]>([
    ['makes a password secret', { type: 'password' }, true],
    ['makes an encrypted text secret', { type: 'string', encrypted: true }, true],
    ['makes an encrypted password secret', { type: 'password', encrypted: true }, true],
    ['leaves a text plain', { type: 'string' }, false],
    ['leaves a field without a type plain', { type: null }, false],
  ])('alone %s', (_what, changes, secret) => {
    expect(described(changes)).toBe(secret);
  });

  it.each([
    'password',
    'apiToken',
    'client_secret',
    'accessKey',
    'sharedKey',
    'shared_access_key',
    'encryptionKey',
    'authorization',
    'Authorization-Header',
    'jwt',
    'jwtAssertion',
    'key',
    'serviceAccountJson',
    'service_account_key',
    'jsonKey',
    'storageAccountKey',
  ])('never makes a field plain whose name sounds secret: %s', (name) => {
    expect(described({ type: 'string', encrypted: false }, name)).toBe(true);
  });

  it.each([
    'accessKeyId',
    'awsAccessKeyID',
    'sharedAccessKeyName',
    'primaryKey',
    'projectKey',
    'keyword',
    'authorizationUrl',
    'authorizationType',
    'serviceAccountEmail',
    'monkey',
    'keyspace',
  ])('leaves a field plain whose name only resembles a secret one: %s', (name) => {
    expect(described({ type: 'string' }, name)).toBe(false);
  });

  it('makes a password field secret even when its name sounds plain', () => {
    expect(described({ type: 'password' }, 'username')).toBe(true);
  });

  it.each([0, 1])('makes a field secret when only description %i of two says so', (which) => {
    const twice = [descriptor('field'), descriptor('field')];
    twice[which] = descriptor('field', { encrypted: true });
    expect(isSecretField('field', OTHER, twice)).toBe(true);
  });

  it('applies only to the field with exactly that name', () => {
    expect(isSecretField('field', OTHER, [descriptor('Field', { type: 'string' })])).toBe(true);
    expect(isSecretField('field', OTHER, [descriptor('other', { type: 'string' })])).toBe(true);
  });
});

describe('the table of known fields', () => {
  it.each([
    ['snowflake', 'password', true],
    ['snowflake', 'account', false],
    ['snowflake', 'role', false],
    ['amazon-s3', 'secretKey', true],
    // Shown by Domo's own tools (domo-api 6), though its name is no plain one.
    ['amazon-s3', 'accessKey', false],
    ['aws-athena', 'awsSecretKey', true],
    ['aws-athena', 'awsAccessKey', false],
    ['snowflakekeypairauthentication', 'privateKey', true],
    ['snowflakekeypairauthentication', 'passPhrase', true],
    ['abstract-credential-store', 'credentials', true],
    ['dataset-copy', 'accessToken', true],
    ['dataset-copy', 'instance', false],
    ['json5', 'apiKey', true],
    ['json5', 'authentication', false],
    ['jira-on-prem-oauth-config', 'client_secret', true],
    ['jira-on-prem-oauth-config', 'client_id', false],
    ['snowflake-oauth-config', 'client-secret', true],
    ['domo-governance-d14c2fef-49a8-4898-8ddd-f64998005600', 'apikey', true],
  ] as const)('decides whether a field is secret: %s %s', (provider, name, secret) => {
    expect(isSecretField(name, provider, null)).toBe(secret);
    expect(isSecretField(name, provider, [descriptor(name, { type: 'string' })])).toBe(secret);
  });

  it('is overruled by a descriptor that says secret, never by one that says plain', () => {
    expect(isSecretField('role', 'snowflake', [descriptor('role', { encrypted: true })])).toBe(
      true,
    );
    expect(
      isSecretField('password', 'snowflake', [descriptor('password', { type: 'string' })]),
    ).toBe(true);
  });

  it('leaves a field that it does not list to the other rules', () => {
    expect(isSecretField('newField', 'snowflake', null)).toBe(true);
    expect(isSecretField('warehouse', 'snowflake', null)).toBe(false);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('has no provider %j', (provider) => {
    expect(isSecretField('accessKey', provider, null)).toBe(true);
  });
});

describe('the name of a field', () => {
  it.each([
    'password',
    'Password',
    'user_pwd',
    'passphrase',
    'passcode',
    'secret',
    'clientSecret',
    'token',
    'refresh-token',
    'credentials',
    'privateKey',
    'signature',
    'apiKey',
    'api_key',
    'API-KEY',
    'bearer',
    'cookie',
    'sessionId',
    'authKey',
    'authcode',
    'certificate',
    'pin',
    'salt',
    'host_password',
    'tokenUrl',
  ])('makes it secret: %s', (name) => {
    expect(isSecretField(name, OTHER, null)).toBe(true);
  });

  it.each([
    'username',
    'userName',
    'USER',
    'host',
    'port',
    'region',
    'bucket',
    'database',
    'schema',
    'client_id',
    'client-id',
    'clientId',
    'allowExternalUse',
    'project_id',
    'email',
    'url',
  ])('leaves it plain: %s', (name) => {
    expect(isSecretField(name, OTHER, null)).toBe(false);
  });

  it.each(['accessKey', 'key', 'x', '', 'hosts', 'my host', '用户名', 'constructor', '__proto__'])(
    'makes it secret when the name is unknown: %j',
    (name) => {
      expect(isSecretField(name, OTHER, null)).toBe(true);
      expect(isSecretField(name, OTHER, [])).toBe(true);
    },
  );

  it('makes it secret when it contains such a word, whatever the descriptor says', () => {
    const word = fc.constantFrom('password', 'SECRET', 'Token', 'credential', 'apiKey', 'private');
    fc.assert(
      fc.property(fc.string(), word, fc.string(), (before, middle, after) => {
        const name = before + middle + after;
        expect(isSecretField(name, OTHER, null)).toBe(true);
        expect(described({ type: 'string' }, name)).toBe(true);
      }),
    );
  });
});
