import { describe, expect, test } from 'vitest';
import {
  type ClonedField,
  type CloneResult,
  type ConfigField,
  createProblem,
} from '../../src/contract';
import { planValueCopy } from '../../src/renderer/features/clone/value-copy';
import {
  cloneFieldRows,
  toCloneValues,
  validateCloneValues,
} from '../../src/renderer/features/clone/clone-draft';
import { retryableTargets, cloneEndedLabel } from '../../src/renderer/ui/format/clone-labels';
import type { AccountDetail } from '../../src/renderer/state/account-detail';

const CANARY = 'canary-typed-for-all';

const field = (
  name: string,
  from: ClonedField['from'],
  value: string | null = null,
  required = false,
): ClonedField => ({ name, label: name, secret: from !== 'source', from, required, value });

const fields = [
  field('account', 'source', 'acme'),
  field('role', 'source', ''),
  field('password', 'kept'),
  field('key', 'asked', null, true),
  field('phrase', 'asked'),
];

describe('the values of a new account', () => {
  test('are sent for the fields that are required and for those that were changed', () => {
    expect(toCloneValues(fields, {})).toEqual({ key: '', phrase: '' });
    const typed = { account: 'acme', role: 'R', password: '', key: CANARY };
    expect(toCloneValues(fields, typed)).toEqual({ role: 'R', key: CANARY, phrase: '' });
    expect(toCloneValues(fields, { password: 'p', account: '' })).toMatchObject({
      password: 'p',
      account: '',
    });
  });

  test('show which required fields are missing', () => {
    expect(validateCloneValues(fields, {})).toBe('Required: key');
    expect(validateCloneValues(fields, { key: '********' })).toBe('Correct the values');
    expect(validateCloneValues(fields, { key: 'x' })).toBeNull();
  });

  test('are listed with their origin, but without any secret', () => {
    const typed = { role: 'R', key: CANARY, account: 'acme' };
    const lines = cloneFieldRows(fields, typed, 'Production');
    expect(lines.map(({ name, value, from }) => [name, value, from])).toEqual([
      ['account', 'acme', 'Production'],
      ['role', 'R', 'typed by you'],
      ['password', 'secret, not shown', 'filled in from Production'],
      ['key', 'secret, not shown', 'typed by you'],
      ['phrase', '∅ omitted', 'left empty by you'],
    ]);
    expect(cloneFieldRows(fields, { password: CANARY }, 'Production')[2]).toMatchObject({
      value: 'secret, not shown',
      from: 'typed by you',
    });
    expect(JSON.stringify(lines)).not.toContain(CANARY);
  });
});

describe('the outcome of a clone', () => {
  const job = {
    source: { profileId: 's', kind: 'account', id: 1 } as const,
    displayName: 'Sales',
    targets: ['a', 'b', 'c', 'd'].map((profileId) => ({ profileId, label: profileId })),
    rule: undefined,
  };
  const result = (profileId: string, outcome: CloneResult['outcome']): CloneResult => ({
    profileId,
    label: profileId,
    outcome,
    id: null,
    problem: null,
  });
  const all = [
    result('a', 'done'),
    result('b', 'unknown'),
    result('c', 'refused'),
    result('d', 'cancelled'),
  ];

  test('is one line, and marked as bad when an instance refused it', () => {
    expect(cloneEndedLabel(job, all, null)).toEqual({
      text:
        '“Sales”: created in 1 instance, outcome unknown in 1 instance, ' +
        'not created in 1 instance, not started in 1 instance',
      tone: 'bad',
    });
    expect(cloneEndedLabel(job, all.slice(0, 2), null).tone).toBe('amber');
    expect(cloneEndedLabel(job, all.slice(0, 1), null).tone).toBe('good');
  });

  test('offers to try again only where the account was certainly not created', () => {
    expect(retryableTargets(job, all, null)).toEqual(['c', 'd']);
    expect(retryableTargets(job, null, createProblem('offline', ''))).toHaveLength(4);
    expect(retryableTargets(job, null, createProblem('unexpected', ''))).toEqual([]);
  });
});

describe('a value that is copied', () => {
  const detail = (config: readonly ConfigField[] | null): AccountDetail =>
    ({ config: config && { fields: config } }) as unknown as AccountDetail;
  const one = (state: ConfigField['state'], value: string | null = null): ConfigField => ({
    name: 'host',
    secret: state === 'secret',
    state,
    value,
    fingerprint: null,
  });
  const of = (from: ConfigField | null, to: ConfigField | null) =>
    planValueCopy('host', detail(from ? [from] : []), detail(to ? [to] : []));

  test('is sent with the value that was seen at the target, even if that was none', () => {
    expect(of(one('clear', 'a'), one('clear', 'b')).copy).toEqual({
      expected: 'b',
      value: 'a',
      before: 'b',
      after: 'a',
    });
    expect(of(one('clear', 'a'), null).copy).toMatchObject({ expected: null });
    expect(of(one('clear', 'a'), one('empty')).copy).toMatchObject({ expected: '' });
    expect(of(one('empty'), one('clear', 'b')).copy).toMatchObject({ value: '', expected: 'b' });
  });

  test.each(['secret', 'hidden', 'encrypted'] as const)('is never one that is %s', (state) => {
    expect(of(one(state), one('clear', 'b')).copy).toBeNull();
    expect(of(one('clear', 'a'), one(state)).copy).toBeNull();
  });

  test('does not exist when there is nothing to copy or when both sides are equal', () => {
    expect(of(null, one('clear', 'b')).copy).toBeNull();
    expect(of(one('clear', 'a'), one('clear', 'a')).reason).toContain('already have this value');
    const unread = planValueCopy('host', detail([one('clear', 'a')]), detail(null));
    expect(unread).toMatchObject({ copy: null, canRefresh: true });
  });

  test('is compared as Domo reads it when it is the switch', () => {
    const external = (value: string) => ({ ...one('clear', value), name: 'allowExternalUse' });
    const same = planValueCopy(
      'allowExternalUse',
      detail([external('true')]),
      detail([external('Yes')]),
    );
    expect(same.copy).toBeNull();
  });
});
