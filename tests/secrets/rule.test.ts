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

describe('by descriptor', () => {
  it.each<[what: string, changes: Partial<FieldDescriptor>, secret: boolean]>([
    ['a password is', { type: 'password' }, true],
    ['an encrypted text is', { type: 'string', encrypted: true }, true],
    ['an encrypted password is', { type: 'password', encrypted: true }, true],
    ['a text is not', { type: 'string' }, false],
    ['a field without a type is not', { type: null }, false],
  ])('%s', (_what, changes, secret) => {
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
  ])('a careless one does not uncover a name that sounds secret: %s', (name) => {
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
  ])('a name that only resembles one stays plain: %s', (name) => {
    expect(described({ type: 'string' }, name)).toBe(false);
  });

  it('covers a name that sounds plain', () => {
    expect(described({ type: 'password' }, 'username')).toBe(true);
  });

  it.each([0, 1])('that comes twice is secret when one of the two says so: number %i', (which) => {
    const twice = [descriptor('field'), descriptor('field')];
    twice[which] = descriptor('field', { encrypted: true });
    expect(isSecretField('field', OTHER, twice)).toBe(true);
  });

  it('is that of the very field', () => {
    expect(isSecretField('field', OTHER, [descriptor('Field', { type: 'string' })])).toBe(true);
    expect(isSecretField('field', OTHER, [descriptor('other', { type: 'string' })])).toBe(true);
  });
});

describe('by the known table', () => {
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
  ] as const)('%s %s', (provider, name, secret) => {
    expect(isSecretField(name, provider, null)).toBe(secret);
    expect(isSecretField(name, provider, [descriptor(name, { type: 'string' })])).toBe(secret);
  });

  it('is overruled by a descriptor towards secret, never towards clear', () => {
    expect(isSecretField('role', 'snowflake', [descriptor('role', { encrypted: true })])).toBe(
      true,
    );
    expect(
      isSecretField('password', 'snowflake', [descriptor('password', { type: 'string' })]),
    ).toBe(true);
  });

  it('says nothing of a field that it does not list', () => {
    expect(isSecretField('newField', 'snowflake', null)).toBe(true);
    expect(isSecretField('warehouse', 'snowflake', null)).toBe(false);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('has no provider %j', (provider) => {
    expect(isSecretField('accessKey', provider, null)).toBe(true);
  });
});

describe('by name', () => {
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
  ])('%s is secret', (name) => {
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
  ])('%s is not', (name) => {
    expect(isSecretField(name, OTHER, null)).toBe(false);
  });

  it.each(['accessKey', 'key', 'x', '', 'hosts', 'my host', '用户名', 'constructor', '__proto__'])(
    '%j is unknown, and so secret',
    (name) => {
      expect(isSecretField(name, OTHER, null)).toBe(true);
      expect(isSecretField(name, OTHER, [])).toBe(true);
    },
  );

  it('anything that holds such a word is secret, whatever the descriptor says', () => {
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
