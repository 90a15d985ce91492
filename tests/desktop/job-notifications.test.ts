/** A notification of the system at the end of a long job: when, and that it names nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createProblem, type Result } from '../../src/contract';
import {
  JobNotifications,
  jobNotificationText,
  type JobNotificationText,
} from '../../src/main/desktop/job-notifications';

let clock: number;
let focused: boolean;
let on: boolean;
let shown: JobNotificationText[];
let jobs: JobNotifications;

beforeEach(() => {
  [clock, focused, on, shown] = [0, false, true, []];
  jobs = new JobNotifications({
    isOn: () => Promise.resolve(on),
    isFocused: () => focused,
    show: (text) => shown.push(text),
    now: () => clock,
  });
});

const SECRET_NAME = 'Acme payroll';
const outcomes = (...list: readonly string[]): Result<unknown> => ({
  ok: true,
  value: { results: list.map((outcome) => ({ outcome, label: SECRET_NAME })) },
});

/** Resolves when the answer of the settings was heard. */
async function run(operation: string, ms: number, result = outcomes('done')): Promise<void> {
  jobs.begin('call', operation);
  clock += ms;
  jobs.end('call', result);
  await Promise.resolve();
  await Promise.resolve();
}

describe('a notification', () => {
  it('comes after a long job while the window is not in front', async () => {
    await run('inventory.sync', 10_000, outcomes('done', 'failed', 'partial', 'done'));
    expect(shown).toEqual([
      { title: 'Sync ended', body: '2 of 4 instances read, 1 partly read, 1 failed.' },
    ]);
  });

  it.each([
    ['store.check', 'Check of the inventory ended'],
    ['review.write', 'Review of access ended'],
    ['bulk.plan', 'Reading accounts for a change ended'],
    ['attention.readStreams', 'Reading streams ended'],
    ['profile.addMany', 'Adding instances ended'],
  ])('comes after a long %s', async (operation, title) => {
    await run(operation, 10_000);
    expect(shown).toEqual([{ title, body: 'Open Latchkey to see the result.' }]);
  });

  it('does not come after a short job, in front of the user, for a reading, or when it is off', async () => {
    await run('inventory.sync', 9_999);
    await run('inventory.search', 60_000);
    focused = true;
    await run('inventory.sync', 60_000);
    focused = false;
    on = false;
    await run('inventory.sync', 60_000);
    expect(shown).toEqual([]);
    on = true;
    await run('inventory.sync', 60_000);
    expect(shown).toHaveLength(1);
  });

  it('does not come when the settings cannot be read', async () => {
    jobs = new JobNotifications({
      isOn: () => Promise.reject(new Error('locked')),
      isFocused: () => false,
      show: (text) => shown.push(text),
      now: () => clock,
    });
    await run('inventory.sync', 60_000);
    expect(shown).toEqual([]);
  });

  it.each(['inventory.sync', 'bulk.run', 'inventory.export', 'account.create'])(
    'of %s has no name and no message of a Problem',
    (operation) => {
      const failed = {
        ok: false,
        problem: createProblem('offline', `${SECRET_NAME} is not reachable.`),
      } as const;
      for (const result of [outcomes('done', 'failed'), failed])
        expect(JSON.stringify(jobNotificationText(operation, result))).not.toContain(SECRET_NAME);
    },
  );

  it('says that an outcome is unknown, and nothing of what was cancelled', () => {
    const ended = (code: 'outcomeUnknown' | 'cancelled') =>
      jobNotificationText('account.create', { ok: false, problem: createProblem(code, 'x') });
    expect(ended('outcomeUnknown')?.title).toBe('Change in Domo: outcome unknown');
    expect(ended('cancelled')).toBeNull();
  });
});
