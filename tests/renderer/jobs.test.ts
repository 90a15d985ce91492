import { beforeEach, describe, expect, it } from 'vitest';
import { createProblem, type Progress } from '../../src/contract';
import {
  beginJob,
  dismissEndedJobs,
  dismissJob,
  jobsInOrder,
  useJobs,
} from '../../src/renderer/state/jobs/jobs';
import { JobPaceMeter } from '../../src/renderer/state/jobs/job-pace';
import { runJob, wroteFile } from '../../src/renderer/state/jobs/run-job';
import type { OperationCallOptions } from '../../src/renderer/api/client';

const listed = () => jobsInOrder(useJobs.getState().jobs);
const good = (text: string) => ({ text, tone: 'good', ways: [] }) as const;
const report = (profileId: string, done: number, total: number | null): Progress => ({
  profileId,
  phase: 'writing',
  done,
  total,
  waitingUntil: null,
});

beforeEach(() => {
  useJobs.setState({ jobs: [], trayOpen: false });
});

describe('the list of jobs', () => {
  it('has what runs first, each the newest first, and keeps how a job ended', () => {
    const first = beginJob({ label: 'Sync', title: 'Sync of all' });
    const second = beginJob({ label: 'Export', title: 'Export of accounts' });
    beginJob({ label: 'Check', title: 'Check of the inventory' });
    second.end(good('12 rows written'));
    expect(listed().map(({ label }) => label)).toEqual(['Check', 'Sync', 'Export']);
    first.end(good('read'));
    expect(listed().map(({ label }) => label)).toEqual(['Check', 'Export', 'Sync']);
    expect(listed()[1]?.end?.text).toBe('12 rows written');
  });

  it('keeps thirty ended jobs, and every running one', () => {
    beginJob({ label: 'Sync', title: 'runs' });
    for (let at = 0; at < 40; at += 1)
      beginJob({ label: 'Export', title: String(at) }).end(good(String(at)));
    expect(listed()).toHaveLength(31);
    expect(listed()[0]?.title).toBe('runs');
    expect(listed()[1]?.title).toBe('39');
  });

  it('drops what a person removes, and never a running job', () => {
    beginJob({ label: 'Sync', title: 'runs' });
    const ended = beginJob({ label: 'Export', title: 'one' });
    ended.end(good('one'));
    beginJob({ label: 'Export', title: 'two' }).end(good('two'));
    dismissJob(ended.id);
    expect(listed().map(({ title }) => title)).toEqual(['runs', 'two']);
    dismissEndedJobs();
    expect(listed().map(({ title }) => title)).toEqual(['runs']);
  });
});

describe('a call that runs as a job', () => {
  it('adds up what its instances report', async () => {
    await runJob({
      label: 'Export',
      title: 'Export of accounts',
      counts: 'rows',
      work: ({ onProgress }: OperationCallOptions) => {
        onProgress?.(report('a', 10, 20));
        expect(listed()[0]).toMatchObject({
          text: 'Export of accounts: 10 of 20 rows',
          ratio: 0.5,
        });
        onProgress?.(report('b', 20, 100));
        expect(listed()[0]).toMatchObject({ ratio: 0.25 });
        onProgress?.(report('b', 20, null));
        expect(listed()[0]).toMatchObject({ text: 'Export of accounts: 30 rows', ratio: null });
        return Promise.resolve({ ok: true, value: 'accounts.csv' });
      },
      endOf: (file) => wroteFile('Export of accounts', file, '30 rows'),
    });
    const [{ end, endedAt } = { end: null, endedAt: null }] = listed();
    expect(end).toMatchObject({ text: 'Export of accounts: 30 rows written', tone: 'good' });
    expect(end?.ways.map(({ label }) => label)).toEqual(['Show in folder']);
    expect(endedAt).not.toBeNull();
  });

  it('says in place of its pace that Domo makes an instance wait', async () => {
    await runJob({
      label: 'Streams',
      title: 'Reading streams',
      counts: 'accounts',
      work: ({ onProgress }: OperationCallOptions) => {
        onProgress?.({ ...report('a', 10, 20), waitingUntil: Date.now() + 60_000 });
        onProgress?.(report('b', 1, 20));
        expect(listed()[0]?.pace).toMatch(/^Domo asks to wait \d+ s$/u);
        onProgress?.(report('a', 11, 20));
        expect(listed()[0]?.pace).toBe('');
        return Promise.resolve({ ok: true, value: null });
      },
      endOf: () => good('read'),
    });
  });

  it('is stopped by its own button, and later progress does not hide that', async () => {
    let told: AbortSignal | undefined;
    await runJob({
      label: 'Export',
      title: 'Export of accounts',
      counts: 'rows',
      work: ({ signal, onProgress }: OperationCallOptions) => {
        told = signal;
        listed()[0]?.cancel?.();
        onProgress?.(report('a', 1, 2));
        expect(listed()[0]).toMatchObject({
          cancelling: true,
          text: 'Cancelling: Export of accounts',
        });
        const problem = createProblem('cancelled', 'It was cancelled.');
        return Promise.resolve({ ok: false, problem });
      },
      endOf: () => good('never'),
    });
    expect(told?.aborted).toBe(true);
    expect(listed()[0]).toMatchObject({
      cancelling: false,
      end: { text: 'Export of accounts: cancelled', tone: 'amber' },
    });
  });

  it('says that an outcome is unknown, and what failed', async () => {
    for (const code of ['outcomeUnknown', 'offline'] as const)
      await runJob({
        label: 'Publish',
        title: 'Publish to Production',
        counts: 'rows',
        stops: false,
        work: () => Promise.resolve({ ok: false, problem: createProblem(code, 'Why.') }),
        endOf: () => good('never'),
      });
    expect(listed().map(({ end }) => end?.text)).toEqual([
      'Publish to Production failed: Why.',
      'Publish to Production: outcome unknown. Why.',
    ]);
    expect(listed().every(({ cancel }) => cancel === null)).toBe(true);
  });
});

describe('the pace of a job', () => {
  it('is not guessed in the first five seconds', () => {
    const meter = new JobPaceMeter('rows', 0);
    expect(meter.describe({ done: 400, total: 1000 }, 4_999)).toBe('');
    expect(meter.describe({ done: 500, total: 1000 }, 5_000)).toBe('100 rows/s, about 5 s left');
  });

  it('is that of the last half minute, and says nothing of what stands still', () => {
    const meter = new JobPaceMeter('rows', 0);
    for (let at = 1; at <= 30; at += 1)
      meter.describe({ done: at * 100, total: 10_000 }, at * 1000);
    for (let at = 31; at <= 59; at += 1) meter.describe({ done: 3_000, total: 10_000 }, at * 1000);
    expect(meter.describe({ done: 3_000, total: 10_000 }, 60_000)).toBe('');
    expect(meter.describe({ done: 3_030, total: null }, 61_000)).toBe('1.0 rows/s');
  });
});
