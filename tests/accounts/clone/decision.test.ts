import { describe, expect, it } from 'vitest';
import { createProblem } from '../../../src/contract';
import { decideClone, type TargetFacts } from '../../../src/main/accounts/clone/clone-target';

const open: TargetFacts = {
  label: 'Staging',
  guard: 'normal',
  isSource: false,
  sourceProblem: null,
  unread: null,
  hasProvider: true,
  same: [],
};

const code = (changes: Partial<TargetFacts>) => decideClone({ ...open, ...changes }).why?.code;

describe('the decision about an instance', () => {
  it.each(['normal', 'confirm'] as const)(
    'is to create the account if nothing prevents that: %s',
    (guard) => {
      expect(decideClone({ ...open, guard })).toEqual({
        will: 'create',
        why: null,
        existing: null,
      });
    },
  );

  it.each<[string, Partial<TargetFacts>, string]>([
    ['the profile is gone', { guard: null }, 'notFound'],
    ['it is the source’s own', { isSource: true }, 'duplicate'],
    [
      'the account can only be created in Domo',
      { sourceProblem: createProblem('hiddenByDomo', '') },
      'hiddenByDomo',
    ],
    ['it is read-only', { guard: 'read-only' }, 'readOnly'],
    ['its list could not be read', { unread: createProblem('offline', '') }, 'offline'],
    ['it has no token', { unread: createProblem('noToken', '') }, 'noToken'],
    ['it does not have the provider', { hasProvider: false }, 'noMatch'],
    ['it has the account', { same: [7] }, 'duplicate'],
    ['it has several that it could be', { same: [7, 9] }, 'duplicate'],
  ])('is to create nothing if %s', (_what, facts, expected) => {
    expect(code(facts)).toBe(expected);
    expect(decideClone({ ...open, ...facts }).will).toBe('nothing');
  });

  it('names the existing account if there is only one', () => {
    expect(decideClone({ ...open, same: [7] }).existing).toBe(7);
    expect(decideClone({ ...open, same: [7, 9] }).existing).toBeNull();
  });
});
