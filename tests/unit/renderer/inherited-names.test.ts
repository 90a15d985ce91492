/** Domo names levels, fields and providers as it likes; every object has some of those names already. */
import { describe, expect, test } from 'vitest';
import type { ClonedField, ConfigField } from '../../../src/contract';
import { operationWord } from '../../../src/renderer/features/activity/words';
import * as clone from '../../../src/renderer/features/clone/values';
import { changesOf, valuesOf, wantingOfEdit } from '../../../src/renderer/features/edit/changes';
import { newDraft, valueOf, wantingOfValues } from '../../../src/renderer/features/edit/draft';
import type { EditField } from '../../../src/renderer/features/edit/fields';
import { plainField } from '../../../src/renderer/ui/field';
import { levelOf } from '../../../src/renderer/ui/format';

const PROTO = '__proto__';
const UNWRITABLE = 'A field called __proto__ cannot be written';
const names = [PROTO, 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];

const edited = (name: string, part: Partial<EditField> = {}): EditField => {
  const was: ConfigField = {
    ...{ name, secret: false, state: 'clear', value: 'as it was', fingerprint: null },
  };
  return { ...plainField(name, false), was, ...part };
};

const cloned = (name: string, from: ClonedField['from']): ClonedField => ({
  ...{ name, label: name, secret: false, from, required: true, value: 'as it was' },
});

describe.each(names)('the name %s', (name) => {
  test('is a word where it is an access level or an operation', () => {
    expect(levelOf(name)).toBe(name);
    expect(operationWord(name)).toBe(name);
  });

  test('is a field that nobody typed over', () => {
    const field = edited(name, { required: true });
    expect(changesOf([field], {}, [])).toEqual([]);
    expect(valuesOf([field], {}, [])).toEqual({});
    expect(wantingOfEdit([field, edited('user')], { user: 'other' }, [])).toBeNull();
  });

  test('is a field of a new account that starts as it should', () => {
    const field = { ...plainField(name, false), start: 'north' };
    expect(valueOf(field, newDraft('p1').values)).toBe('north');
    expect(wantingOfValues(newDraft('p1'), null)).toBeNull();
  });

  test('is a field of a clone, kept or asked for', () => {
    expect(clone.valuesOf([cloned(name, 'source')], {})).toEqual({});
    expect(clone.wantingOf([cloned(name, 'source')], {})).toBeNull();
    const wanted = name === PROTO ? UNWRITABLE : `Needed: ${name}`;
    expect(clone.wantingOf([cloned(name, 'asked')], {})).toBe(wanted);
    const lines = clone.linesOf([cloned(name, 'source')], {}, 'Production');
    expect(lines).toMatchObject([{ value: 'as it was', from: 'Production' }]);
  });
});

test('what the bridge to main would leave out is never sent in silence', () => {
  const rows = [{ key: 1, name: ` ${PROTO} `, value: 'x', secret: true }];
  expect(wantingOfEdit([], {}, rows)).toBe(UNWRITABLE);
  expect(wantingOfValues({ ...newDraft('p1'), rows }, null)).toBe(UNWRITABLE);
});
