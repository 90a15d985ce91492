import { describe, expect, test } from 'vitest';
import type { AccountConfig, ConfigField, FieldDescriptor, Provider } from '../../src/contract';
import { editFormFields, providerFormFields } from '../../src/renderer/features/edit/form-fields';
import { readExternalUse } from '../../src/contract/config-text';
import { validateFieldValue } from '../../src/renderer/ui/forms/form-field';
import { descriptor } from '../secrets/descriptors';

const provider = (...fields: FieldDescriptor[]): Provider => ({
  key: 'made-up',
  name: 'Made up',
  authenticationScheme: 'fields',
  fields,
  connectorValidatorPresent: false,
  customerOAuthConfigurationDataProviderType: null,
  more: {},
});

const was = (name: string, part: Partial<ConfigField> = {}): ConfigField => ({
  name,
  secret: false,
  state: 'clear',
  value: 'as it was',
  fingerprint: null,
  ...part,
});

const config = (...fields: ConfigField[]): AccountConfig => ({
  kind: 'account',
  id: 7,
  dataProviderType: 'made-up',
  fields,
});

describe('the fields of a new account', () => {
  test('have the label, the help and the default that Domo gives', () => {
    const region = descriptor('region', {
      text: 'AWS region',
      tooltipText: 'Where the bucket is',
      defaultValue: 'us-west-2',
      required: true,
    });
    expect(providerFormFields(provider(region))).toEqual([
      {
        name: 'region',
        label: 'AWS region',
        help: 'Where the bucket is',
        required: true,
        secret: false,
        multiline: false,
        initialValue: 'us-west-2',
      },
    ]);
  });

  test('are labelled with their key when Domo gives no label', () => {
    expect(providerFormFields(provider(descriptor('account', { text: ' ' })))[0]?.label).toBe(
      'account',
    );
  });

  test.each([
    ['encrypted', { encrypted: true }, true],
    ['of the type password', { type: 'password' }, true],
    ['of a word that nobody knows', { type: 'novel' }, false],
  ])('that are %s: secret', (_, part, secret) => {
    expect(providerFormFields(provider(descriptor('key', part)))[0]?.secret).toBe(secret);
  });

  test('include a field that is described twice only once, as secret when one description says so', () => {
    const twice = provider(descriptor('key'), descriptor('key', { encrypted: true }));
    expect(providerFormFields(twice)).toMatchObject([{ name: 'key', secret: true }]);
  });

  test('keep the line breaks of keys and credentials', () => {
    const names = ['privateKey', 'private_key', 'credentials', 'password', 'accessKey'];
    const fields = providerFormFields(provider(...names.map((name) => descriptor(name))));
    expect(fields.map(({ multiline: long }) => long)).toEqual([true, true, true, false, false]);
  });

  test('omit the field that the form shows as a switch', () => {
    expect(providerFormFields(provider(descriptor('allowExternalUse')))).toEqual([]);
    expect(providerFormFields(null)).toEqual([]);
  });
});

describe('the fields of a config', () => {
  test('are those of the provider, then those it does not describe, and the switch last', () => {
    const fields = editFormFields(
      config(was('allowExternalUse'), was('extra'), was('user')),
      provider(descriptor('user', { text: 'User' }), descriptor('role')),
    );
    expect(fields.map(({ name }) => name)).toEqual(['user', 'role', 'extra', 'allowExternalUse']);
    expect(fields.map((field) => field.current?.name ?? null)).toEqual([
      'user',
      null,
      'extra',
      'allowExternalUse',
    ]);
  });

  test('are secret when either Latchkey or Domo says so', () => {
    const kept = was('key', { secret: true, state: 'secret', value: null, fingerprint: 'ab' });
    const fields = editFormFields(config(kept), provider(descriptor('key')));
    expect(fields[0]?.secret).toBe(true);
  });
});

test.each(['********', '***', '••••', ' ******** ', '{encrypted}abc'])(
  'the text %s is recognized as a mask, not as a value',
  (value) => {
    expect(validateFieldValue(value)).not.toBeNull();
  },
);

test.each(['', '**', 'a********', 'encrypted'])('the text %j is accepted as a value', (value) => {
  expect(validateFieldValue(value)).toBeNull();
});

test('the switch accepts yes and no in upper or lower case, and no other word', () => {
  expect(['yes', 'TRUE', 't', '1'].map(readExternalUse)).toEqual([true, true, true, true]);
  expect(['no', 'false', 'F', '0'].map(readExternalUse)).toEqual([false, false, false, false]);
  expect(['', 'truely', 'maybe'].map(readExternalUse)).toEqual([null, null, null]);
});
