import { describe, expect, test } from 'vitest';
import type { ConfigField } from '../../src/contract';
import {
  listConfigChanges,
  expectedConfigValues,
  changedConfigValues,
  validateConfigChanges,
} from '../../src/renderer/features/edit/config-changes';
import type { EditFormField } from '../../src/renderer/features/edit/form-fields';
import { createPlainField } from '../../src/renderer/ui/forms/form-field';

const CANARY = 'canary-typed-over';

const field = (
  name: string,
  state: ConfigField['state'],
  value: string | null = null,
): EditFormField => {
  const secret = state !== 'clear' && state !== 'empty';
  return {
    ...createPlainField(name, secret),
    current: { name, secret, state, value, fingerprint: state === 'secret' ? 'ab' : null },
  };
};

const user = field('user', 'clear', 'ana');
const password = field('password', 'secret');
const masked = field('token', 'hidden');
const external = field('allowExternalUse', 'clear', 'Yes');
const all = [user, password, masked, external];

describe('the changes of an edited config', () => {
  test('are empty while nothing is typed', () => {
    expect(changedConfigValues(all, {}, [])).toEqual({});
    expect(validateConfigChanges(all, {}, [])).toBe('Nothing has changed');
  });

  test('are empty when a value is typed as it was', () => {
    expect(changedConfigValues(all, { user: 'ana', allowExternalUse: 'true' }, [])).toEqual({});
  });

  test('are compared as the main process compares them: JSON by content, and the switch only by yes and no', () => {
    const json = field('keys', 'clear', '{"a":1,"b":2}');
    const odd = field('allowExternalUse', 'clear', 'maybe');
    expect(changedConfigValues([json], { keys: '{ "b": 2, "a": 1 }' }, [])).toEqual({});
    expect(changedConfigValues([odd], { allowExternalUse: 'false' }, [])).toEqual({
      allowExternalUse: 'false',
    });
  });

  test('show the values before and after, but of a secret only that it is new', () => {
    const typed = { user: 'bea', password: CANARY, token: CANARY };
    const changes = listConfigChanges(all, typed, []);
    expect(changes.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['user', 'ana', 'bea'],
      ['password', 'current secret', 'new value'],
      ['token', 'hidden by Domo', 'new value'],
    ]);
    expect(JSON.stringify(changes)).not.toContain(CANARY);
    expect(changedConfigValues(all, typed, [])).toEqual(typed);
  });

  test('list exactly the fields that are sent', () => {
    const typed = { user: '', password: '', allowExternalUse: 'false' };
    const rows = [
      { key: 1, name: ' more ', value: CANARY, secret: true },
      { key: 2, name: '', value: '', secret: true },
    ];
    const names = listConfigChanges(all, typed, rows).map(({ name }) => name);
    expect(names).toEqual(Object.keys(changedConfigValues(all, typed, rows)));
    expect(names).toEqual(['user', 'password', 'allowExternalUse', 'more']);
    expect(listConfigChanges(all, typed, rows)[1]).toMatchObject({ after: '∅ empty' });
  });

  test('expect only values that were visible: a clear text, or a missing field', () => {
    const empty = field('role', 'empty', '');
    const absent = { ...createPlainField('warehouse', false), current: null };
    const typed = { user: 'bea', password: CANARY, token: CANARY, role: 'R', warehouse: 'W' };
    const rows = [{ key: 1, name: ' more ', value: CANARY, secret: true }];
    expect(expectedConfigValues([...all, empty, absent], typed, rows)).toEqual({
      user: 'ana',
      role: '',
      warehouse: null,
      more: null,
    });
    expect(expectedConfigValues(all, { user: 'ana' }, [])).toEqual({});
  });

  test('never contain a mask', () => {
    expect(validateConfigChanges(all, { token: '********' }, [])).toBe('Correct the values');
    expect(validateConfigChanges(all, { password: '{encrypted}abc' }, [])).toBe(
      'Correct the values',
    );
  });

  test('do not empty a field that the provider requires', () => {
    const needed = { ...password, required: true };
    expect(validateConfigChanges([needed], { password: ' ' }, [])).toBe('password cannot be empty');
    expect(validateConfigChanges([password], { password: '' }, [])).toBeNull();
  });

  test('do not name a field twice', () => {
    const row = { key: 1, name: 'user', value: 'x', secret: false };
    expect(validateConfigChanges(all, {}, [row])).toBe('The field “user” already exists');
    expect(validateConfigChanges(all, {}, [{ ...row, name: ' ' }])).toBe('Name every field');
  });
});
