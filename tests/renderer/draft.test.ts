import { describe, expect, test } from 'vitest';
import type { Account, DescribedProvider } from '../../src/contract';
import {
  listProviderOptions,
  filterProviderOptions,
  withTypedProvider,
  type ProviderOptionGroup,
} from '../../src/renderer/features/edit/provider-options';
import {
  fitDraftToProvider,
  findCreatedAccounts,
  newAccountDraft,
  toCreateAccountRequest,
  validateAccountDraft,
  validateDraftCredentials,
} from '../../src/renderer/features/edit/account-draft';

const provider = (key: string, part: Partial<DescribedProvider> = {}): DescribedProvider => ({
  key,
  name: key.toUpperCase(),
  authenticationScheme: 'fields',
  fields: [],
  connectorValidatorPresent: false,
  customerOAuthConfigurationDataProviderType: null,
  more: {},
  describedBy: null,
  ...part,
});

const field = { type: null, tooltipText: null, defaultValue: null, encrypted: false, more: {} };
const store = provider('store', {
  describedBy: 'domo',
  fields: [
    { ...field, name: 'host', text: 'Host', required: true },
    { ...field, name: 'region', text: 'Region', required: true, defaultValue: 'north' },
    { ...field, name: 'role', text: 'Role', required: false },
  ],
});
const draft = { ...newAccountDraft('p1'), dataProviderType: 'store', name: ' Loader ' };

describe('a new account', () => {
  test('has its name as display name unless another is typed', () => {
    expect(toCreateAccountRequest(draft, store)).toMatchObject({
      name: 'Loader',
      displayName: 'Loader',
    });
    const other = { ...draft, displayName: 'The loader ' };
    expect(toCreateAccountRequest(other, store)).toMatchObject({
      name: 'Loader',
      displayName: 'The loader',
    });
  });

  test('has the fields that were filled in, with their defaults, and no empty ones', () => {
    const filled = {
      ...draft,
      values: { host: 'db.example', role: '', password: 'canary-of-another' },
    };
    expect(toCreateAccountRequest(filled, store).configurations).toEqual({
      host: 'db.example',
      region: 'north',
    });
  });

  test('names the fields that are still missing', () => {
    expect(validateAccountDraft({ ...draft, dataProviderType: '' }, null)).toBe(
      'Choose a provider',
    );
    expect(validateAccountDraft({ ...draft, name: ' ' }, store)).toBe('Enter a name');
    expect(validateAccountDraft({ ...draft, displayName: '' }, store)).toBe('Enter a display name');
    expect(validateAccountDraft(draft, store)).toBe('Required: Host');
    expect(validateAccountDraft({ ...draft, values: { host: '********' } }, store)).toBe(
      'Correct the values',
    );
    expect(validateAccountDraft({ ...draft, values: { host: 'db.example' } }, store)).toBeNull();
  });

  test('of an OAuth connector can only be created in Domo, but an OAuth account of it can be created here', () => {
    const sheets = provider('sheets', { authenticationScheme: 'oauth' });
    expect(validateAccountDraft(draft, sheets)).toBe('Create this account in Domo');
    expect(validateAccountDraft({ ...draft, kind: 'oauth' }, sheets)).toContain(
      'Add at least one field',
    );
  });

  test('of a provider without known fields is typed row by row', () => {
    const rows = [{ key: 1, name: ' key ', value: 'canary-of-row', secret: true }];
    const bare = provider('bare');
    expect(toCreateAccountRequest({ ...draft, rows }, bare).configurations).toEqual({
      key: 'canary-of-row',
    });
    expect(validateDraftCredentials({ ...draft, rows: [...rows, ...rows] }, bare)).toContain(
      'already',
    );
  });

  test('of a provider that only Latchkey describes has its fields, and further fields row by row', () => {
    const known = provider('known', {
      describedBy: 'latchkey',
      fields: [{ ...field, name: 'host', text: null, required: false }],
    });
    const rows = [{ key: 1, name: 'port', value: '443', secret: false }];
    const typed = { ...draft, values: { host: 'db.example' }, rows };
    expect(toCreateAccountRequest(typed, known).configurations).toEqual({
      host: 'db.example',
      port: '443',
    });
    const twice = { ...typed, rows: [{ key: 1, name: 'host', value: 'x', secret: false }] };
    expect(validateAccountDraft(twice, known)).toBe('The field “host” already exists');
    expect(validateAccountDraft({ ...draft, kind: 'oauth' }, known)).toContain(
      'Fill in at least one field',
    );
  });

  test('sends the switch for external use only when it is a plain account', () => {
    expect(toCreateAccountRequest(draft, store)).toHaveProperty('allowExternalUse', false);
    expect(toCreateAccountRequest({ ...draft, kind: 'oauth' }, store)).not.toHaveProperty(
      'allowExternalUse',
    );
  });
});

describe('a draft that is moved to another instance', () => {
  const values = { host: 'db.example', password: 'canary-typed-before', role: '' };

  test('keeps values without a field there as rows, so that they are seen and sent', () => {
    const fitted = fitDraftToProvider({ ...draft, values }, null);
    expect(fitted).toMatchObject({
      values: {},
      rows: [
        { name: 'host', value: 'db.example', secret: true },
        { name: 'password', value: 'canary-typed-before', secret: true },
      ],
    });
    expect(toCreateAccountRequest(fitted, null).configurations).toEqual({
      host: 'db.example',
      password: 'canary-typed-before',
    });
    expect(fitDraftToProvider({ ...draft, values }, store)).toMatchObject({
      values: { host: 'db.example', role: '' },
      rows: [{ name: 'password', value: 'canary-typed-before' }],
    });
  });

  test('moves its rows back into fields when the provider has them', () => {
    const back = fitDraftToProvider(fitDraftToProvider({ ...draft, values }, null), store);
    expect(back.values).toEqual({ host: 'db.example' });
    expect(back.rows.map(({ name }) => name)).toEqual(['password']);
    const twice = {
      ...draft,
      values: { host: 'mine' },
      rows: fitDraftToProvider({ ...draft, values }, null).rows,
    };
    expect(validateAccountDraft(fitDraftToProvider(twice, store), store)).toBe(
      'The field “host” already exists',
    );
  });
});

describe('a create without an answer', () => {
  test('is searched for by the values that were sent', () => {
    const sent = toCreateAccountRequest({ ...draft, values: { host: 'db.example' } }, store);
    const account = (id: number, name: string, dataProviderType = 'store'): Account => ({
      kind: 'account' as const,
      displayName: '',
      type: null,
      valid: null,
      enabled: null,
      allowExternalUse: null,
      credentialsType: null,
      origin: null,
      createdAt: id,
      createdBy: null,
      modifiedAt: null,
      modifiedBy: null,
      userId: null,
      owners: null,
      datasourceCount: null,
      secretManagerAccountId: null,
      secretId: null,
      more: {},
      accountTemplateId: null,
      accountTemplateAuthorizationId: null,
      validationStatus: null,
      validationReason: null,
      id,
      name,
      dataProviderType,
    });
    const all = [account(1, 'Loader'), account(2, 'Loader'), account(3, 'Loader', 'other')];
    expect(findCreatedAccounts(sent, [...all, account(4, 'Renamed')]).map(({ id }) => id)).toEqual([
      2, 1,
    ]);
  });
});

describe('the choice of a provider', () => {
  const list = [
    provider('zebra', { customerOAuthConfigurationDataProviderType: 'zebra-client' }),
    provider('zebra-client'),
    provider('alpha'),
    provider('jira-oauth-config', { name: 'On premises' }),
  ];
  const keys = (choices: readonly ProviderOptionGroup[]): string[][] =>
    choices.map(({ items }) => items.map(({ value }) => value));

  test('lists the likely providers first, by name, and omits none', () => {
    const configs = ['jira-oauth-config', 'zebra-client'];
    expect(keys(listProviderOptions(list, 'account'))).toEqual([['alpha', 'zebra'], configs]);
    expect(keys(listProviderOptions(list, 'oauth'))).toEqual([configs, ['alpha', 'zebra']]);
  });

  test('can be narrowed by words of the name or type, in any order', () => {
    expect(
      keys(filterProviderOptions(listProviderOptions(list, 'account'), 'PREMISES jira')),
    ).toEqual([['jira-oauth-config']]);
  });

  test('accepts a type that is typed in full, and lists it once', () => {
    const choices = listProviderOptions(list, 'account');
    expect(keys(withTypedProvider(choices, ' novel-type ')).at(-1)).toEqual(['novel-type']);
    expect(withTypedProvider(choices, 'alpha')).toEqual(choices);
    expect(withTypedProvider(choices, 'two words')).toEqual(choices);
  });
});
