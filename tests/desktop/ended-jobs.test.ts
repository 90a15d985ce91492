/** Jobs whose page was gone when they ended, because Latchkey was locked meanwhile. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createProblem, endedJobSchema, type EndedJob, type Result } from '../../src/contract';
import { EndedJobs } from '../../src/main/desktop/ended-jobs';
import { endedJobLabel, endedWell } from '../../src/renderer/ui/format/ended-job-labels';

let locked: boolean;
let told: number;
let jobs: EndedJobs;

beforeEach(() => {
  locked = false;
  told = 0;
  jobs = new EndedJobs({ isLocked: () => locked, onEnd: () => (told += 1), now: () => 7 });
});

const done = (value: unknown): Result<unknown> => ({ ok: true, value });

/** A call that begins before the lock and ends after it. */
function runLocked(operation: string, result: Result<unknown>, unlockedBefore = false): EndedJob[] {
  jobs.begin('call', operation);
  locked = true;
  jobs.leavePage();
  locked = !unlockedBefore;
  jobs.end('call', result);
  return jobs.list();
}

const changes = done({ id: 'r', items: [{ state: 'done' }, { state: 'unknown' }] });
const failed: Result<unknown> = { ok: false, problem: createProblem('diskFull', 'It is full.') };
const unknown: Result<unknown> = { ok: false, problem: createProblem('outcomeUnknown', 'Lost.') };

describe('a job', () => {
  it('whose page waits for it is not kept', () => {
    jobs.begin('call', 'bulk.run');
    jobs.end('call', changes);
    expect([jobs.list(), told]).toEqual([[], 0]);
  });

  it('that began after unlocking is not kept', () => {
    jobs.leavePage();
    jobs.begin('call', 'bulk.run');
    jobs.end('call', changes);
    expect(jobs.list()).toEqual([]);
  });

  it('that only reads for the page is not kept', () => {
    expect(runLocked('inventory.search', done({ rows: [] }))).toEqual([]);
  });

  it('is kept until it is dismissed, and the page is told', () => {
    expect(runLocked('bulk.run', changes)).toHaveLength(1);
    expect(told).toBe(1);
    jobs.dismiss('another');
    expect(jobs.list()).toHaveLength(1);
    jobs.dismiss('call');
    expect(jobs.list()).toEqual([]);
  });

  it.each([
    ['bulk.run', changes, 'changes to many accounts ended: 1 done, 1 unknown', false],
    ['bulk.run', failed, 'changes to many accounts failed', false],
    ['account.rename', done({}), 'a change in Domo was done', true],
    ['account.rename', unknown, 'the outcome of a change in Domo is unknown', false],
    [
      'inventory.export',
      done({ file: '/a.csv', rows: 3 }),
      'an export was written to /a.csv',
      true,
    ],
    [
      'bulk.run',
      done({ id: 'r', items: [{ state: 'done' }, { state: 'refused' }] }),
      'changes to many accounts ended: 1 done, 1 refused',
      false,
    ],
    [
      'bulk.plan',
      done({ id: 'r', items: [{ state: 'waiting' }] }),
      'the plan of a change is ready, and nothing is written yet',
      true,
    ],
    ['review.write', done({ file: '/r.csv' }), 'a review of access was written to /r.csv', true],
    ['inventory.sync', done({ results: [] }), 'sync of 0 instances ended: nothing to do', true],
  ] as const)('of %s is described', (operation, result, sentence, well) => {
    const [job] = runLocked(operation, result);
    if (!job) throw new Error('It was not kept.');
    expect(endedJobSchema.parse(job)).toEqual(job);
    expect(endedJobLabel(job)).toBe(`While Latchkey was locked: ${sentence}.`);
    expect(endedWell(job)).toBe(well);
  });

  it('that still runs is listed until it ends, and only after its page is gone', () => {
    jobs.begin('call', 'bulk.run');
    expect(jobs.running()).toEqual([]);
    jobs.leavePage();
    expect(jobs.running()).toEqual([{ id: 'call', job: 'bulk', startedAt: 7 }]);
    jobs.end('call', done({ id: 'r', items: [] }));
    expect(jobs.running()).toEqual([]);
  });

  it('that ends after unlocking is not said to have ended while Latchkey was locked', () => {
    const [job] = runLocked('bulk.run', changes, true);
    expect(job && endedJobLabel(job)).toContain('Started before Latchkey was locked');
  });
});
