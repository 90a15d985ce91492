/** The form of a clone: what it asks the plan for, and what the results offer. */
import { describe, expect, test } from 'vitest';
import {
  createProblem,
  type BulkItemState,
  type BulkRun,
  type ClonedField,
  type ProblemCode,
} from '../../src/contract';
import { cloneAgain } from '../../src/renderer/features/bulk/clone/clone-again';
import {
  newCloneDraft,
  toCloneChange,
  validateCloneNames,
  validateCloneValues,
  type CloneDraft,
} from '../../src/renderer/features/bulk/clone/clone-draft';

const field = (
  name: string,
  from: ClonedField['from'],
  part: Partial<ClonedField> = {},
): ClonedField => ({
  name,
  label: name,
  secret: from === 'kept',
  from,
  required: false,
  value: null,
  ...part,
});

const fields = [
  field('account', 'source', { value: 'acme', required: true }),
  field('role', 'source', { value: '' }),
  field('password', 'kept'),
  field('region', 'asked', { required: true }),
  field('phrase', 'asked', { secret: true }),
  field('comment', 'asked'),
];
const draft = (part: Partial<CloneDraft>): CloneDraft => ({
  ...newCloneDraft({ displayName: 'Sales', name: '' }),
  ...part,
});

describe('the change that a clone asks for', () => {
  test('has the names of the source, and only values that differ from it', () => {
    expect(toCloneChange(fields, draft({}))).toEqual({
      displayName: 'Sales',
      name: 'Sales',
      values: {},
      newSecrets: [],
      leftOut: ['region', 'comment'],
      access: false,
    });
    const typed = { account: 'acme', role: 'R', region: 'eu', comment: '' };
    expect(toCloneChange(fields, draft({ typed }))).toMatchObject({
      values: { role: 'R', region: 'eu' },
      leftOut: ['comment'],
    });
    expect(toCloneChange(fields, draft({ typed: { account: '' } }))).toMatchObject({
      values: { account: '' },
    });
  });

  test('says what becomes of each secret, and has none', () => {
    const chosen = draft({
      newSecrets: ['password'],
      leftOut: ['phrase'],
      typed: { region: 'eu' },
    });
    expect(toCloneChange(fields, chosen)).toMatchObject({
      values: { region: 'eu' },
      newSecrets: ['password'],
      leftOut: ['phrase', 'comment'],
    });
  });

  test('is not asked for while a required field is empty or a mask was typed', () => {
    expect(validateCloneValues(fields, draft({}))).toBe('Required: region');
    expect(validateCloneValues(fields, draft({ typed: { region: '********' } }))).toBe(
      'Correct the values',
    );
    expect(validateCloneValues(fields, draft({ typed: { region: 'eu', account: ' ' } }))).toBe(
      'Required: account',
    );
    expect(validateCloneValues(fields, draft({ typed: { region: 'eu' } }))).toBeNull();
  });

  test('is not asked for without names', () => {
    expect(validateCloneNames({ displayName: ' ', name: 'a' })).toBe('Enter a display name');
    expect(validateCloneNames({ displayName: 'a', name: '' })).toBe('Enter a name');
    expect(validateCloneNames({ displayName: 'a', name: 'a' })).toBeNull();
  });
});

describe('after a clone', () => {
  const item = (profileId: string, state: BulkItemState, code: ProblemCode | null = null) => ({
    account: { profileId, kind: 'account' as const, id: 0 },
    subject: {
      type: 'baseline' as const,
      profileId: 's',
      kind: 'account' as const,
      id: 71,
      name: 'Sales',
      label: 'Source',
    },
    label: profileId,
    guard: 'normal' as const,
    name: 'Sales',
    dataProviderType: 'snowflake',
    values: [],
    notes: [],
    stamp: '',
    state,
    problem: code && createProblem(code, ''),
  });
  const rule = { ignoreCase: true, prefixes: [], suffixes: [], environmentWords: ['dev'] };
  const wanted = {
    change: 'clone' as const,
    ...toCloneChange([], draft({})),
    to: ['a'],
    values: {},
    newSecrets: [],
    leftOut: [],
    access: false,
    rule,
  };
  const run = (...items: BulkRun['items']): BulkRun => ({
    id: 'r',
    wanted,
    plannedAt: 0,
    startedAt: 1,
    endedAt: 2,
    items,
  });

  test('only the instances where the account was certainly not created are offered again', () => {
    const ended = run(
      item('a', 'done'),
      item('b', 'unknown', 'outcomeUnknown'),
      item('c', 'refused', 'crudFailed'),
      item('d', 'waiting', 'offline'),
      item('e', 'nothing', 'duplicate'),
      // It was created, and only its access is not as planned.
      item('f', 'partly', 'shareFailed'),
      // As runs of an earlier version kept it.
      item('g', 'refused', 'shareFailed'),
    );
    expect(cloneAgain(ended)).toEqual({
      source: { profileId: 's', kind: 'account', id: 71 },
      profileIds: ['c'],
      rule: { ...rule, pairings: [] },
    });
    expect(cloneAgain(run(item('a', 'done')))).toBeNull();
    expect(
      cloneAgain({ ...run(item('c', 'refused', 'crudFailed')), wanted: { change: 'delete' } }),
    ).toBeNull();
  });
});
