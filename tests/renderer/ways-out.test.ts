/** What failed at the last sync of the instances, in one line, and what can be done about each. */
import { describe, expect, it } from 'vitest';
import { createProblem, type ProblemCode } from '../../src/contract';
import {
  failuresText,
  listFailedInstances,
  waysOutOf,
} from '../../src/renderer/ui/actions/ways-out';

const profile = (id: string, code: ProblemCode | null) => ({
  id,
  label: id.toUpperCase(),
  lastSync: { at: 5, problem: code && createProblem(code, `It is ${code}.`) },
});

describe('the failures of the last syncs', () => {
  it('are counted by reason, most first, without what was cancelled or never synced', () => {
    const failed = listFailedInstances([
      profile('a', 'offline'),
      profile('b', 'unauthorized'),
      profile('c', null),
      profile('d', 'unauthorized'),
      profile('e', 'cancelled'),
      { id: 'f', label: 'F', lastSync: null },
    ]);
    expect(failed.map(({ label }) => label)).toEqual(['A', 'B', 'D']);
    expect(failuresText(failed, 40)).toBe('3 of 40 instances failed: 2 token refused, 1 offline');
  });

  it('have a way out each', () => {
    expect(waysOutOf('unauthorized')).toContain('token');
    expect(waysOutOf('noToken')).toEqual(['token']);
    expect(waysOutOf('proxyNeedsLogin')).toEqual(['settings']);
    expect(waysOutOf('certificatesUnusable')).toEqual(['settings']);
    expect(waysOutOf('instanceNotFound')).toEqual(['domo']);
    expect(waysOutOf('rateLimited')).toEqual([]);
  });
});
