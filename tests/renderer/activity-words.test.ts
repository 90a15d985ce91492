import { describe, expect, it } from 'vitest';
import type { ActivityChange, ActivityEntry } from '../../src/contract';
import {
  activitySubjectId,
  activitySubjectName,
  activityChangesLabel,
  activityChangeLabel,
  activityOperationLabel,
} from '../../src/renderer/ui/format/activity-labels';

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

describe('the text of an activity entry', () => {
  it('names both sides of a change, including values that are missing', () => {
    expect(activityChangeLabel(change({ before: 'old', after: 'new' }))).toBe(
      'displayName: old → new',
    );
    expect(activityChangeLabel(change({ what: 'role', after: 'LOADER' }))).toBe('role: ∅ → LOADER');
    expect(activityChangeLabel(change({ what: 'role', before: 'LOADER' }))).toBe(
      'role: LOADER → ∅',
    );
  });

  it('says only that a secret changed, whatever the entry contains', () => {
    const secret = change({ what: 'password', secret: true, before: 'canary', after: 'canary 2' });
    expect(activityChangeLabel(secret)).toBe('password: changed');
  });

  it('translates access levels into words, and no access into "none"', () => {
    const what = 'access of Jane';
    expect(activityChangeLabel(change({ what, after: 'CAN_VIEW' }))).toBe(
      'access of Jane: none → Can view',
    );
    expect(activityChangeLabel(change({ what, before: 'CAN_USE', after: 'NONE' }))).toBe(
      'access of Jane: CAN_USE → none',
    );
  });

  it('keeps a change on one line', () => {
    expect(activityChangeLabel(change({ before: 'a\nb', after: 'c' }))).toBe(
      'displayName: a b → c',
    );
  });

  it('names the field that was revealed, since nothing changed', () => {
    const changes = [change({ what: 'password', secret: true })];
    expect(activityChangesLabel(entry({ operation: 'account.reveal', changes }))).toBe('password');
    expect(activityChangesLabel(entry({ changes }))).toBe('password: changed');
  });

  it('shows an unknown operation by its name', () => {
    expect(activityOperationLabel('account.rename')).toBe('Rename');
    expect(activityOperationLabel('account.dance')).toBe('account.dance');
  });

  it('names the instance when it is about no account', () => {
    const changes = [change({ what: 'guard', before: 'read-only', after: 'normal' })];
    const changed = entry({ operation: 'profile.update', kind: null, account: '', changes });
    expect(activityOperationLabel(changed.operation)).toBe('Change guard');
    expect(activityChangesLabel(changed)).toBe('read-only → normal');
    expect([activitySubjectName(changed), activitySubjectId(changed)]).toEqual([
      'Acme',
      'instance',
    ]);
    const removed = entry({ operation: 'profile.remove', kind: null, changes });
    expect(activityChangesLabel(removed)).toBe('guard: read-only → normal');
  });

  it('names the account, even one that has no id or name yet', () => {
    expect(activitySubjectId(entry({}))).toBe('account 4127');
    expect(activitySubjectId(entry({ kind: 'oauth', accountId: null }))).toBe('new OAuth account');
    expect(activitySubjectName(entry({ account: ' ' }))).toBe('(no name)');
  });
});
