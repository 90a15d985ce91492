/** Domo names levels, fields and providers as it likes; every object has some of those names already. */
import { describe, expect, test } from 'vitest';
import type { ClonedField, ConfigField } from '../../src/contract';
import { activityOperationLabel } from '../../src/renderer/ui/format/activity-labels';
import * as clone from '../../src/renderer/features/bulk/clone/clone-draft';
import {
  listConfigChanges,
  changedConfigValues,
  validateConfigChanges,
} from '../../src/renderer/features/edit/config-changes';
import {
  newAccountDraft,
  draftFieldValue,
  validateDraftCredentials,
} from '../../src/renderer/features/edit/account-draft';
import type { EditFormField } from '../../src/renderer/features/edit/form-fields';
import { createPlainField } from '../../src/renderer/ui/forms/form-field';
import { accessLevelLabel } from '../../src/renderer/ui/format/format';

const PROTO = '__proto__';
const UNWRITABLE = 'A field called __proto__ cannot be written';
const names = [PROTO, 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];

const edited = (name: string, part: Partial<EditFormField> = {}): EditFormField => {
  const current: ConfigField = {
    name,
    secret: false,
    state: 'clear',
    value: 'as it was',
    fingerprint: null,
  };
  return { ...createPlainField(name, false), current, ...part };
};

const cloned = (name: string, from: ClonedField['from']): ClonedField => ({
  name,
  label: name,
  secret: false,
  from,
  required: true,
  value: 'as it was',
});

describe.each(names)('the name %s', (name) => {
  test('is shown as it is when it is an access level or an operation', () => {
    expect(accessLevelLabel(name)).toBe(name);
    expect(activityOperationLabel(name)).toBe(name);
  });

  test('is unchanged as a field of a config that was not edited', () => {
    const field = edited(name, { required: true });
    expect(listConfigChanges([field], {}, [])).toEqual([]);
    expect(changedConfigValues([field], {}, [])).toEqual({});
    expect(validateConfigChanges([field, edited('user')], { user: 'other' }, [])).toBeNull();
  });

  test('starts with its default as a field of a new account', () => {
    const field = { ...createPlainField(name, false), initialValue: 'north' };
    expect(draftFieldValue(field, newAccountDraft('p1').values)).toBe('north');
    expect(validateDraftCredentials(newAccountDraft('p1'), null)).toBeNull();
  });

  test('can be kept or required as a field of a clone', () => {
    const draft = clone.newCloneDraft({ displayName: 'a', name: 'a' });
    const kept = [cloned(name, 'source')];
    expect(clone.toCloneChange(kept, draft)).toMatchObject({ values: {}, leftOut: [] });
    expect(clone.validateCloneValues(kept, draft)).toBeNull();
    expect(clone.validateCloneValues([cloned(name, 'asked')], draft)).toBe(`Required: ${name}`);
  });
});

test('a field that cannot be sent to the main process is refused, not dropped silently', () => {
  const rows = [{ key: 1, name: ` ${PROTO} `, value: 'x', secret: true }];
  expect(validateConfigChanges([], {}, rows)).toBe(UNWRITABLE);
  expect(validateDraftCredentials({ ...newAccountDraft('p1'), rows }, null)).toBe(UNWRITABLE);
});
