import { describe, expect, test } from 'vitest';
import { confirmedOf, remarkOfSaved, type SavedConfig } from '../../../src/renderer/ui/saved';

const saved = (part: Partial<SavedConfig>): SavedConfig => ({
  ...{ account: null, readAt: null, problem: null, config: null },
  ...{ written: ['user', 'role', 'password'], different: [], unconfirmed: [] },
  ...part,
});

describe('a config that was saved', () => {
  test('is confirmed where Domo shows what was sent, and nowhere else', () => {
    expect(confirmedOf(saved({ different: ['role'], unconfirmed: ['password'] }))).toEqual([
      'user',
    ]);
  });

  test('is told in one line with what is not as it was sent, and what cannot be seen', () => {
    expect(remarkOfSaved(saved({}))).toBeNull();
    expect(remarkOfSaved(saved({ written: [] }))).toContain('nothing was sent');
    expect(remarkOfSaved(saved({ different: ['role'], unconfirmed: ['password'] }))).toBe(
      'Domo shows another value in role. Not confirmed: password.',
    );
  });
});
