import { describe, expect, it } from 'vitest';
import type { ActivityChange, ActivityEntry } from '../../../src/contract';
import {
  accountId,
  accountName,
  changesLine,
  changeWords,
  operationWord,
} from '../../../src/renderer/features/activity/words';

const change = (part: Partial<ActivityChange>): ActivityChange => ({
  what: 'displayName',
  secret: false,
  before: null,
  after: null,
  ...part,
});

const entry = (part: Partial<ActivityEntry>): ActivityEntry => ({
  id: '1',
  at: 0,
  source: 'window',
  operation: 'account.rename',
  profileId: 'p',
  label: 'Acme',
  instance: 'acme',
  kind: 'account',
  accountId: 4127,
  account: 'Sales',
  changes: [],
  outcome: 'done',
  problem: null,
  endedAt: 1,
  ...part,
});

describe('the words of the activity', () => {
  it('names both sides of a change, and what was or is not there', () => {
    expect(changeWords(change({ before: 'old', after: 'new' }))).toBe('displayName: old → new');
    expect(changeWords(change({ what: 'role', after: 'LOADER' }))).toBe('role: ∅ → LOADER');
    expect(changeWords(change({ what: 'role', before: 'LOADER' }))).toBe('role: LOADER → ∅');
  });

  it('tells of a secret that it changed, whatever the entry holds', () => {
    const secret = change({ what: 'password', secret: true, before: 'canary', after: 'canary 2' });
    expect(changeWords(secret)).toBe('password: changed');
  });

  it('puts levels into words, and no access into "none"', () => {
    const what = 'access of Jane';
    expect(changeWords(change({ what, after: 'CAN_VIEW' }))).toBe(
      'access of Jane: none → Can view',
    );
    expect(changeWords(change({ what, before: 'CAN_USE', after: 'NONE' }))).toBe(
      'access of Jane: CAN_USE → none',
    );
  });

  it('keeps a change on one line', () => {
    expect(changeWords(change({ before: 'a\nb', after: 'c' }))).toBe('displayName: a b → c');
  });

  it('names what was revealed, since nothing changed', () => {
    const changes = [change({ what: 'password', secret: true })];
    expect(changesLine(entry({ operation: 'account.reveal', changes }))).toBe('password');
    expect(changesLine(entry({ changes }))).toBe('password: changed');
  });

  it('calls an operation that it does not know by its name', () => {
    expect(operationWord('account.rename')).toBe('Rename');
    expect(operationWord('account.dance')).toBe('account.dance');
  });

  it('is about an instance where it is about no account', () => {
    const changes = [change({ what: 'guard', before: 'read-only', after: 'normal' })];
    const changed = entry({ operation: 'profile.update', kind: null, account: '', changes });
    expect(operationWord(changed.operation)).toBe('Change guard');
    expect(changesLine(changed)).toBe('read-only → normal');
    expect([accountName(changed), accountId(changed)]).toEqual(['Acme', 'instance']);
    const removed = entry({ operation: 'profile.remove', kind: null, changes });
    expect(changesLine(removed)).toBe('guard: read-only → normal');
  });

  it('tells which account, also one that has no id or name yet', () => {
    expect(accountId(entry({}))).toBe('account 4127');
    expect(accountId(entry({ kind: 'oauth', accountId: null }))).toBe('new OAuth account');
    expect(accountName(entry({ account: ' ' }))).toBe('(no name)');
  });
});
