/** The journal records a write before it is sent, and its outcome afterwards. */
import { describe, expect, it, vi } from 'vitest';
import { fail, ProblemError, createProblem, type LatchkeyEvent } from '../../src/contract';
import { ActivityJournal, type PlannedActivity } from '../../src/main/activity/activity-journal';
import type { Store } from '../../src/main/store/store-types';
import type { ActivityEnd, ActivityStart } from '../../src/main/store/activity-types';
import { failureOf } from '../support/failure';

const rename: PlannedActivity = {
  operation: 'account.rename',
  source: 'window',
  profileId: 'acme',
  kind: 'account',
  accountId: 7,
  changes: [],
};

const noProfile = () => fail('notFound', 'There is no such profile.');

/** The few methods that the journal uses, and the order in which they were called. */
function journalBench(changes: Partial<Store> = {}) {
  const steps: string[] = [];
  const begun: ActivityStart[] = [];
  const ended: ActivityEnd[] = [];
  const store = {
    beginActivity: (entry: ActivityStart) => {
      if (entry.profileId !== 'acme') return Promise.resolve().then(noProfile);
      steps.push('begun');
      begun.push(entry);
      return Promise.resolve();
    },
    endActivity: (_id: string, end: ActivityEnd) => {
      steps.push('ended');
      ended.push(end);
      return Promise.resolve();
    },
    ...changes,
  } as unknown as Store;
  const announce = vi.fn<(event: LatchkeyEvent) => void>();
  const workspace = { store: () => Promise.resolve(store) };
  return { journal: new ActivityJournal({ workspace, announce }), steps, begun, ended, announce };
}

describe('a recorded write', () => {
  it('is recorded before it begins, and ended afterwards', async () => {
    const bench = journalBench();
    const value = await bench.journal.runRecorded(rename, () => {
      bench.steps.push('sent');
      return Promise.resolve('answer');
    });
    expect(value).toBe('answer');
    expect(bench.steps).toEqual(['begun', 'sent', 'ended']);
    expect(bench.begun).toEqual([
      { ...rename, id: expect.any(String) as string, at: expect.any(Number) as number },
    ]);
    expect(bench.ended[0]).toMatchObject({ outcome: 'done', problem: null });
    expect(bench.announce.mock.calls).toEqual([
      [{ event: 'activityChanged' }],
      [{ event: 'activityChanged' }],
    ]);
  });

  it('is not sent if it cannot be recorded', async () => {
    const bench = journalBench({ beginActivity: () => fail('diskFull', 'The disk is full.') });
    const work = vi.fn(() => Promise.resolve());
    expect((await failureOf(bench.journal.runRecorded(rename, work))).code).toBe('diskFull');
    expect(work).not.toHaveBeenCalled();
  });

  it('is not sent for a profile that does not exist', async () => {
    const work = vi.fn(() => Promise.resolve());
    const recorded = journalBench().journal.runRecorded({ ...rename, profileId: 'gone' }, work);
    expect((await failureOf(recorded)).code).toBe('notFound');
    expect(work).not.toHaveBeenCalled();
  });

  it.each([
    ['refused', fail.bind(null, 'crudFailed', 'No.')],
    ['refused', fail.bind(null, 'cancelled', 'It was cancelled.')],
    ['unknown', fail.bind(null, 'outcomeUnknown', 'Nobody knows.')],
    [
      'unknown',
      () => {
        throw new TypeError('canary-text');
      },
    ],
  ] as const)('ends as %s', async (outcome, raise) => {
    const { journal: recording, ended } = journalBench();
    const raised = await failureOf(
      recording.runRecorded(
        rename,
        () =>
          new Promise<never>((resolve) => {
            resolve(raise());
          }),
      ),
    );
    expect(ended).toEqual([expect.objectContaining({ outcome, problem: raised })]);
    expect(JSON.stringify(ended)).not.toContain('canary-text');
  });

  it('succeeds even if its end cannot be recorded', async () => {
    const bench = journalBench({ endActivity: () => fail('diskFull', 'The disk is full.') });
    expect(await bench.journal.runRecorded(rename, () => Promise.resolve(1))).toBe(1);
  });

  it('contains what became known during the work, whatever its outcome is', async () => {
    const { journal: recording, ended } = journalBench();
    const lost = new ProblemError(createProblem('outcomeUnknown', 'Nobody knows.'));
    await failureOf(
      recording.runRecorded({ ...rename, accountId: null, account: 'New' }, (note) => {
        note({ accountId: 8 });
        return Promise.reject(lost);
      }),
    );
    expect(ended[0]).toMatchObject({ outcome: 'unknown', accountId: 8 });
  });
});

describe('work that prepares a write', () => {
  it('is not recorded if it succeeds', async () => {
    const { journal: recording, begun } = journalBench();
    expect(await recording.recordFailureOf(rename, () => Promise.resolve(1))).toBe(1);
    expect(begun).toEqual([]);
  });

  it('is recorded as refused if it fails, and keeps its reason if that cannot be recorded', async () => {
    const bench = journalBench();
    const work = () => Promise.reject(new ProblemError(createProblem('offline', 'No network.')));
    expect((await failureOf(bench.journal.recordFailureOf(rename, work))).code).toBe('offline');
    expect(bench.ended).toEqual([expect.objectContaining({ outcome: 'refused' })]);
    const full = journalBench({ beginActivity: () => fail('diskFull', 'The disk is full.') });
    expect((await failureOf(full.journal.recordFailureOf(rename, work))).code).toBe('offline');
  });
});
