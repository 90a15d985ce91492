import { describe, expect, it } from 'vitest';
import {
  listClonedFields,
  checkCloneValues,
  buildCreateRequest,
} from '../../../src/main/accounts/clone/cloned-fields';
import { createProblem, ProblemError, type ConfigValues } from '../../../src/contract';
import { field } from '../../comparison/engine/columns';
import { descriptor } from '../../secrets/descriptors';
import { sourceOf } from './source';

const required = { required: true };

describe('where the value of a field comes from', () => {
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

  it('is the source where Domo tells it, and the user where it does not', () => {
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

  it('gives each field the provider’s own word, and calls a secret one', () => {
    const byName = new Map(listClonedFields(source).map((each) => [each.name, each]));
    expect(byName.get('account')).toMatchObject({ label: 'Account', secret: false });
    expect(byName.get('passPhrase')).toMatchObject({ label: 'passPhrase', secret: true });
    expect(byName.get('token')).toMatchObject({ secret: true, required: true });
  });

  it('takes a field for required when one of two descriptions says so', () => {
    const twice = sourceOf([], {
      descriptors: [descriptor('host'), descriptor('host', required)],
    });
    expect(listClonedFields(twice)).toMatchObject([
      { name: 'host', from: 'asked', required: true },
    ]);
  });

  it('takes the switch from the account where the config does not have it', () => {
    const plain = (allowExternalUse: boolean | null) =>
      listClonedFields(sourceOf([], { account: { allowExternalUse } }));
    expect(plain(true)).toMatchObject([{ name: 'allowExternalUse', value: 'true' }]);
    expect(plain(null)).toEqual([]);
    const oauth = sourceOf([], { account: { kind: 'oauth', allowExternalUse: true } });
    expect(listClonedFields(oauth)).toEqual([]);
  });

  it('is the user for a switch that says neither yes nor no: a guess could be wrong', () => {
    const maybe = [field.clear('allowExternalUse', 'maybe')];
    expect(listClonedFields(sourceOf(maybe))).toMatchObject([
      { name: 'allowExternalUse', from: 'asked', value: null },
    ]);
    expect(listClonedFields(sourceOf(maybe, { account: { kind: 'oauth' } }))).toMatchObject([
      { name: 'allowExternalUse', from: 'source', value: 'maybe' },
    ]);
  });

  it('is nowhere for an account that can be made in Domo alone', () => {
    expect(listClonedFields({ ...source, problem: createProblem('hiddenByDomo', 'No.') })).toEqual(
      [],
    );
  });
});

describe('what is sent', () => {
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

  it('is what the source has, what main fills in, and what was given', () => {
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

  it('is what was given in place of what the source has', () => {
    const values = { privateKey: 'x', account: '', password: 'other', allowExternalUse: 'false' };
    expect(made(values)).toMatchObject({
      configurations: { account: '', password: 'other', privateKey: 'x' },
      allowExternalUse: false,
    });
  });

  it('lacks what was asked for and left empty: a mask never stands for it', () => {
    expect(made({ privateKey: '' }).configurations).toEqual({ account: 'acme', password: 'kept' });
    expect(made({}).configurations).toEqual({ account: 'acme', password: 'kept' });
  });

  it('has the switch of an OAuth account among its fields, as Domo tells it', () => {
    const oauth = { ...source, account: { ...source.account, kind: 'oauth' as const } };
    expect(made({}, oauth)).not.toHaveProperty('allowExternalUse');
    expect(made({}, oauth).configurations).toMatchObject({ allowExternalUse: 'Yes' });
  });

  it.each<[string, ConfigValues, string]>([
    ['what is asked is not given', {}, 'createParams'],
    ['a mask is given', { privateKey: '••••••' }, 'invalidRequest'],
    ['the switch is neither', { privateKey: '', allowExternalUse: 'maybe' }, 'invalidRequest'],
    ['a field is given that is not in the plan', { privateKey: '', more: 'x' }, 'invalidRequest'],
  ])('is nothing when %s', (_what, values, code) => {
    expect(() => {
      checkCloneValues(fields, values);
    }).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown }));
  });

  it('knows a field by its own name alone, whatever every object has by that name', () => {
    const odd = sourceOf([field.hidden('constructor'), field.clear('toString', 'acme')], {
      values: { constructor: '********', toString: 'acme' },
    });
    const oddFields = listClonedFields(odd);
    const ask = { name: 'n', displayName: 'd', values: {} };
    expect(buildCreateRequest(odd, oddFields, ask, 'target').configurations).toEqual(
      Object.fromEntries([['toString', 'acme']]),
    );
    expect(() => {
      checkCloneValues(oddFields, {});
    }).toThrow('Missing: constructor');
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    'a field may be called what every object has: %s',
    (name) => {
      const odd = sourceOf([field.clear(name, 'acme'), field.hidden('asked')], {
        descriptors: [descriptor(name, required)],
      });
      const planned = listClonedFields(odd);
      checkCloneValues(planned, { asked: 'a' });
      const { configurations } = buildCreateRequest(
        ...([odd, planned, { name: 'n', displayName: 'd', values: { asked: 'a' } }, 'x'] as const),
      );
      expect(Object.entries(configurations ?? {})).toEqual([
        [name, 'acme'],
        ['asked', 'a'],
      ]);
      const asked = listClonedFields(sourceOf([field.hidden(name)]));
      expect(() => {
        checkCloneValues(asked, {});
      }).toThrow(ProblemError);
    },
  );

  it('is nothing when a field that is required is emptied', () => {
    const needed = sourceOf([field.clear('account', 'acme')], {
      descriptors: [descriptor('account', required)],
    });
    expect(() => {
      checkCloneValues(listClonedFields(needed), { account: ' ' });
    }).toThrow(ProblemError);
  });
});
