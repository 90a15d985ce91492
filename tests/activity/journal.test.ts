/** The journal: entered before anything is sent, and ended as it went. */
import { describe, expect, it, vi } from 'vitest';
import { fail, ProblemError, createProblem, type LatchkeyEvent } from '../../src/contract';
import { ActivityJournal, type PlannedActivity } from '../../src/main/activity/activity-journal';
import type { ActivityEnd, ActivityStart, Store } from '../../src/main/store/store-types';
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
function journal(changes: Partial<Store> = {}) {
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
  it('is entered before it begins, and completed after it ends', async () => {
    const parts = journal();
    const value = await parts.journal.runRecorded(rename, () => {
      parts.steps.push('sent');
      return Promise.resolve('answer');
    });
    expect(value).toBe('answer');
    expect(parts.steps).toEqual(['begun', 'sent', 'ended']);
    expect(parts.begun).toEqual([
      { ...rename, id: expect.any(String) as string, at: expect.any(Number) as number },
    ]);
    expect(parts.ended[0]).toMatchObject({ outcome: 'done', problem: null });
    expect(parts.announce.mock.calls).toEqual([
      [{ event: 'activityChanged' }],
      [{ event: 'activityChanged' }],
    ]);
  });

  it('is not sent when it cannot be entered', async () => {
    const parts = journal({ beginActivity: () => fail('diskFull', 'The disk is full.') });
    const work = vi.fn(() => Promise.resolve());
    expect((await failureOf(parts.journal.runRecorded(rename, work))).code).toBe('diskFull');
    expect(work).not.toHaveBeenCalled();
  });

  it('is not sent for a profile that does not exist', async () => {
    const work = vi.fn(() => Promise.resolve());
    const recorded = journal().journal.runRecorded({ ...rename, profileId: 'gone' }, work);
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
    const { journal: recording, ended } = journal();
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

  it('succeeds even if its end cannot be entered', async () => {
    const parts = journal({ endActivity: () => fail('diskFull', 'The disk is full.') });
    expect(await parts.journal.runRecorded(rename, () => Promise.resolve(1))).toBe(1);
  });

  it('records details that became known on the way, even when its outcome is unknown', async () => {
    const { journal: recording, ended } = journal();
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

describe('work that leads to a write', () => {
  it('is not entered when it succeeds', async () => {
    const { journal: recording, begun } = journal();
    expect(await recording.recordFailureOf(rename, () => Promise.resolve(1))).toBe(1);
    expect(begun).toEqual([]);
  });

  it('is entered as refused when it fails, and reports its own reason even if the entry fails', async () => {
    const parts = journal();
    const work = () => Promise.reject(new ProblemError(createProblem('offline', 'No network.')));
    expect((await failureOf(parts.journal.recordFailureOf(rename, work))).code).toBe('offline');
    expect(parts.ended).toEqual([expect.objectContaining({ outcome: 'refused' })]);
    const full = journal({ beginActivity: () => fail('diskFull', 'The disk is full.') });
    expect((await failureOf(full.journal.recordFailureOf(rename, work))).code).toBe('offline');
  });
});
