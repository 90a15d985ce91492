import { describe, expect, test } from 'vitest';
import type { KeptProvider } from '../../../src/contract';
import {
  choicesOf,
  narrowed,
  withTyped,
  type Choices,
} from '../../../src/renderer/features/edit/choices';
import {
  newDraft,
  requestOf,
  wantingOf,
  wantingOfValues,
} from '../../../src/renderer/features/edit/draft';

const provider = (key: string, part: Partial<KeptProvider> = {}): KeptProvider => ({
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
const draft = { ...newDraft('p1'), dataProviderType: 'store', name: ' Loader ' };

describe('a new account', () => {
  test('has the same display name unless another is typed', () => {
    expect(requestOf(draft, store)).toMatchObject({ name: 'Loader', displayName: 'Loader' });
    const other = { ...draft, displayName: 'The loader ' };
    expect(requestOf(other, store)).toMatchObject({ name: 'Loader', displayName: 'The loader' });
  });

  test('has the fields that were filled, with their defaults, and no empty ones', () => {
    const filled = {
      ...draft,
      values: { host: 'db.example', role: '', password: 'canary-of-another' },
    };
    expect(requestOf(filled, store).configurations).toEqual({
      host: 'db.example',
      region: 'north',
    });
  });

  test('says what is still needed', () => {
    expect(wantingOf({ ...draft, dataProviderType: '' }, null)).toBe('Choose a provider');
    expect(wantingOf({ ...draft, name: ' ' }, store)).toBe('Give it a name');
    expect(wantingOf({ ...draft, displayName: '' }, store)).toBe('Give it a display name');
    expect(wantingOf(draft, store)).toBe('Needed: Host');
    expect(wantingOf({ ...draft, values: { host: '********' } }, store)).toBe('Correct the values');
    expect(wantingOf({ ...draft, values: { host: 'db.example' } }, store)).toBeNull();
  });

  test('of an OAuth connector is made in Domo; an OAuth account of it is not', () => {
    const sheets = provider('sheets', { authenticationScheme: 'oauth' });
    expect(wantingOf(draft, sheets)).toBe('Made in Domo, not here');
    expect(wantingOf({ ...draft, kind: 'oauth' }, sheets)).toContain('Add a field');
  });

  test('of a provider without fields is typed row by row', () => {
    const rows = [{ key: 1, name: ' key ', value: 'canary-of-row', secret: true }];
    const bare = provider('bare');
    expect(requestOf({ ...draft, rows }, bare).configurations).toEqual({ key: 'canary-of-row' });
    expect(wantingOfValues({ ...draft, rows: [...rows, ...rows] }, bare)).toContain('already');
  });

  test('of a provider that Latchkey alone knows has its fields, and others row by row', () => {
    const known = provider('known', {
      describedBy: 'latchkey',
      fields: [{ ...field, name: 'host', text: null, required: false }],
    });
    const rows = [{ key: 1, name: 'port', value: '443', secret: false }];
    const typed = { ...draft, values: { host: 'db.example' }, rows };
    expect(requestOf(typed, known).configurations).toEqual({ host: 'db.example', port: '443' });
    const twice = { ...typed, rows: [{ key: 1, name: 'host', value: 'x', secret: false }] };
    expect(wantingOf(twice, known)).toBe('There is a field “host” already');
    expect(wantingOf({ ...draft, kind: 'oauth' }, known)).toContain('Fill in a field');
  });

  test('tells external use of plain accounts alone', () => {
    expect(requestOf(draft, store)).toHaveProperty('allowExternalUse', false);
    expect(requestOf({ ...draft, kind: 'oauth' }, store)).not.toHaveProperty('allowExternalUse');
  });
});

describe('the choice of a provider', () => {
  const list = [
    provider('zebra', { customerOAuthConfigurationDataProviderType: 'zebra-client' }),
    provider('zebra-client'),
    provider('alpha'),
    provider('jira-oauth-config', { name: 'On premises' }),
  ];
  const keys = (choices: readonly Choices[]): string[][] =>
    choices.map(({ items }) => items.map(({ value }) => value));

  test('has the likely ones first, by name, and keeps none back', () => {
    const configs = ['jira-oauth-config', 'zebra-client'];
    expect(keys(choicesOf(list, 'account'))).toEqual([['alpha', 'zebra'], configs]);
    expect(keys(choicesOf(list, 'oauth'))).toEqual([configs, ['alpha', 'zebra']]);
  });

  test('is narrowed by words of name or type, in any order', () => {
    expect(keys(narrowed(choicesOf(list, 'account'), 'PREMISES jira'))).toEqual([
      ['jira-oauth-config'],
    ]);
  });

  test('takes a type that is typed in full, once', () => {
    const choices = choicesOf(list, 'account');
    expect(keys(withTyped(choices, ' novel-type ')).at(-1)).toEqual(['novel-type']);
    expect(withTyped(choices, 'alpha')).toEqual(choices);
    expect(withTyped(choices, 'two words')).toEqual(choices);
  });
});
