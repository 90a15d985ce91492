import { describe, expect, it } from 'vitest';
import { checkCloneChoices } from '../../../src/main/accounts/clone/clone-choices';
import {
  listClonedFields,
  buildCreateRequest,
} from '../../../src/main/accounts/clone/cloned-fields';
import { createProblem, ProblemError, type ConfigValues } from '../../../src/contract';
import { field } from '../../comparison/engine/columns';
import { descriptor } from '../../secrets/descriptors';
import { sourceOf } from './source';

const required = { required: true };
const NO_CHOICES: Parameters<typeof checkCloneChoices>[1] = {
  values: {},
  newSecrets: [],
  leftOut: [],
};

describe('the origin of a field’s value', () => {
  const source = sourceOf(
    [
      field.clear('account', 'acme'),
      field.secret('password', 'ab'),
      field.hidden('privateKey'),
      field.encrypted('passPhrase'),
      field.empty('role'),
      field.empty('warehouse'),
    ],
    {
      descriptors: [
        descriptor('account', { text: ' Account ' }),
        descriptor('warehouse', required),
        descriptor('token', required),
        descriptor('optional'),
      ],
    },
  );

  it('is the source if Domo returns the value, and otherwise the user', () => {
    expect(listClonedFields(source).map(({ name, from, value }) => [name, from, value])).toEqual([
      ['account', 'source', 'acme'],
      ['password', 'kept', null],
      ['privateKey', 'asked', null],
      ['passPhrase', 'asked', null],
      ['role', 'source', ''],
      ['warehouse', 'asked', null],
      ['token', 'asked', null],
    ]);
  });

  it('comes with the provider’s label, and with whether the field is secret', () => {
    const byName = new Map(listClonedFields(source).map((each) => [each.name, each]));
    expect(byName.get('account')).toMatchObject({ label: 'Account', secret: false });
    expect(byName.get('passPhrase')).toMatchObject({ label: 'passPhrase', secret: true });
    expect(byName.get('token')).toMatchObject({ secret: true, required: true });
  });

  it('comes with whether the field is required, by at least one of two descriptions', () => {
    const twice = sourceOf([], {
      descriptors: [descriptor('host'), descriptor('host', required)],
    });
    expect(listClonedFields(twice)).toMatchObject([
      { name: 'host', from: 'asked', required: true },
    ]);
  });

  it('is the account for the switch, if the config does not have it', () => {
    const plain = (allowExternalUse: boolean | null) =>
      listClonedFields(sourceOf([], { account: { allowExternalUse } }));
    expect(plain(true)).toMatchObject([{ name: 'allowExternalUse', value: 'true' }]);
    expect(plain(null)).toEqual([]);
    const oauth = sourceOf([], { account: { kind: 'oauth', allowExternalUse: true } });
    expect(listClonedFields(oauth)).toEqual([]);
  });

  it('is the user for a switch that is neither true nor false, because a guess could be wrong', () => {
    const maybe = [field.clear('allowExternalUse', 'maybe')];
    expect(listClonedFields(sourceOf(maybe))).toMatchObject([
      { name: 'allowExternalUse', from: 'asked', value: null },
    ]);
    expect(listClonedFields(sourceOf(maybe, { account: { kind: 'oauth' } }))).toMatchObject([
      { name: 'allowExternalUse', from: 'source', value: 'maybe' },
    ]);
  });

  it('does not exist for an account that can only be created in Domo', () => {
    expect(listClonedFields({ ...source, problem: createProblem('hiddenByDomo', 'No.') })).toEqual(
      [],
    );
  });
});

describe('the request that creates the account', () => {
  const source = sourceOf(
    [
      field.clear('account', 'acme'),
      field.secret('password', 'ab'),
      field.hidden('privateKey'),
      field.clear('allowExternalUse', 'Yes'),
    ],
    { values: { account: 'acme', password: 'kept', privateKey: '********' } },
  );
  const fields = listClonedFields(source);
  const made = (values: ConfigValues, of = source) =>
    buildCreateRequest(of, fields, { name: 'n', displayName: 'd', values }, 'target');

  it('contains the values of the source, of main and of the user', () => {
    expect(made({ privateKey: 'given' })).toEqual({
      profileId: 'target',
      kind: 'account',
      name: 'n',
      displayName: 'd',
      dataProviderType: 'snowflake',
      configurations: { account: 'acme', password: 'kept', privateKey: 'given' },
      allowExternalUse: true,
    });
  });

  it('contains a value of the user in place of the source’s', () => {
    const values = { privateKey: 'x', account: '', password: 'other', allowExternalUse: 'false' };
    expect(made(values)).toMatchObject({
      configurations: { account: '', password: 'other', privateKey: 'x' },
      allowExternalUse: false,
    });
  });

  it('lacks a field that the user left empty, and never has a mask in its place', () => {
    expect(made({ privateKey: '' }).configurations).toEqual({ account: 'acme', password: 'kept' });
    expect(made({}).configurations).toEqual({ account: 'acme', password: 'kept' });
  });

  it('has the switch of an OAuth account among its fields, as Domo returns it', () => {
    const oauth = { ...source, account: { ...source.account, kind: 'oauth' as const } };
    expect(made({}, oauth)).not.toHaveProperty('allowExternalUse');
    expect(made({}, oauth).configurations).toMatchObject({ allowExternalUse: 'Yes' });
  });

  it('ignores properties that every object inherits', () => {
    const odd = sourceOf([field.hidden('constructor'), field.clear('toString', 'acme')], {
      values: { constructor: '********', toString: 'acme' },
    });
    const oddFields = listClonedFields(odd);
    const ask = { name: 'n', displayName: 'd', values: {} };
    expect(buildCreateRequest(odd, oddFields, ask, 'target').configurations).toEqual(
      Object.fromEntries([['toString', 'acme']]),
    );
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    'may have a field with a name that every object inherits: %s',
    (name) => {
      const odd = sourceOf([field.clear(name, 'acme'), field.hidden('asked')], {
        descriptors: [descriptor(name, required)],
      });
      const planned = listClonedFields(odd);
      checkCloneChoices(planned, { ...NO_CHOICES, newSecrets: ['asked'] });
      const { configurations } = buildCreateRequest(
        ...([odd, planned, { name: 'n', displayName: 'd', values: { asked: 'a' } }, 'x'] as const),
      );
      expect(Object.entries(configurations ?? {})).toEqual([
        [name, 'acme'],
        ['asked', 'a'],
      ]);
      const needed = listClonedFields(sourceOf([], { descriptors: [descriptor(name, required)] }));
      expect(() => {
        checkCloneChoices(needed, { ...NO_CHOICES, leftOut: [name] });
      }).toThrow(ProblemError);
    },
  );
});

describe('the choices of a clone', () => {
  const fields = listClonedFields(
    sourceOf(
      [
        field.clear('account', 'acme'),
        field.secret('password', 'ab'),
        field.hidden('privateKey'),
        field.clear('allowExternalUse', 'Yes'),
      ],
      { descriptors: [descriptor('account', required), descriptor('region', required)] },
    ),
  );
  const region = { region: 'eu' };

  it.each<[string, Partial<typeof NO_CHOICES>]>([
    ['what is asked and not secret is given', { values: region }],
    ['a secret is given with the run', { values: region, newSecrets: ['password', 'privateKey'] }],
    ['a hidden secret is left out', { values: region, leftOut: ['privateKey'] }],
  ])('can be planned if %s', (_what, choices) => {
    expect(() => {
      checkCloneChoices(fields, { ...NO_CHOICES, ...choices });
    }).not.toThrow();
  });

  it.each<[string, Partial<typeof NO_CHOICES>, string]>([
    ['what is asked and not secret is not given', {}, 'createParams'],
    ['it is left out although it is required', { leftOut: ['region'] }, 'createParams'],
    ['a required field is empty', { values: { ...region, account: ' ' } }, 'createParams'],
    ['a secret is among the values', { values: { ...region, password: 'x' } }, 'invalidRequest'],
    ['a mask is given', { values: { region: '••••••' } }, 'invalidRequest'],
    [
      'the switch is neither',
      { values: { ...region, allowExternalUse: 'maybe' } },
      'invalidRequest',
    ],
    ['a field is unknown', { values: { ...region, more: 'x' } }, 'invalidRequest'],
    ['a new secret is not secret', { values: region, newSecrets: ['account'] }, 'invalidRequest'],
    [
      'it leaves out what Domo returns',
      { values: region, leftOut: ['password'] },
      'invalidRequest',
    ],
    [
      'it both leaves out and enters',
      { values: region, leftOut: ['privateKey'], newSecrets: ['privateKey'] },
      'invalidRequest',
    ],
  ])('are refused if %s', (_what, choices, code) => {
    expect(() => {
      checkCloneChoices(fields, { ...NO_CHOICES, ...choices });
    }).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown }));
  });
});
