import { describe, expect, it } from 'vitest';
import { problem } from '../../../src/contract';
import { decide, type Facts } from '../../../src/main/cloning/decision';

const open: Facts = {
  label: 'Staging',
  guard: 'normal',
  isSource: false,
  sourceProblem: null,
  unread: null,
  hasProvider: true,
  same: [],
};

const code = (changes: Partial<Facts>) => decide({ ...open, ...changes }).why?.code;

describe('whether it will be made in an instance', () => {
  it.each(['normal', 'confirm'] as const)('it will where nothing is in the way: %s', (guard) => {
    expect(decide({ ...open, guard })).toEqual({ will: 'create', why: null, existing: null });
  });

  it.each<[string, Partial<Facts>, string]>([
    ['the profile is gone', { guard: null }, 'notFound'],
    ['it is the source’s own', { isSource: true }, 'duplicate'],
    [
      'the account is made in Domo alone',
      { sourceProblem: problem('hiddenByDomo', '') },
      'hiddenByDomo',
    ],
    ['it is read-only', { guard: 'read-only' }, 'readOnly'],
    ['its list could not be read', { unread: problem('offline', '') }, 'offline'],
    ['it has no token', { unread: problem('noToken', '') }, 'noToken'],
    ['it does not have the provider', { hasProvider: false }, 'noMatch'],
    ['it has the account', { same: [7] }, 'duplicate'],
    ['it has several that it could be', { same: [7, 9] }, 'duplicate'],
  ])('it will not where %s', (_what, facts, expected) => {
    expect(code(facts)).toBe(expected);
    expect(decide({ ...open, ...facts }).will).toBe('nothing');
  });

  it('names the account that is there, when it is one', () => {
    expect(decide({ ...open, same: [7] }).existing).toBe(7);
    expect(decide({ ...open, same: [7, 9] }).existing).toBeNull();
  });
});
