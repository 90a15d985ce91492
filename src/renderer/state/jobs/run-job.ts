/** Runs one call as a job: its progress, its pace, how it is cancelled, and how it ended. */
import type { Problem, Progress, Result } from '../../../contract';
import { formatCount } from '../../ui/format/format';
import { waitLabel } from '../../ui/format/wait-label';
import type { OperationCallOptions } from '../../api/client';
import { call } from '../../api/client';
import { beginJob, type JobEnd, type JobWayOut, type NewJob } from './jobs';
import { JobPaceMeter } from './job-pace';
import { t } from '../../../contract/texts';

interface JobOfCall<T> extends Pick<NewJob, 'label' | 'title' | 'show'> {
  /** What its progress counts, in the plural. */
  readonly counts: string;
  /** False: main does not stop in the middle. */
  readonly stops?: boolean;
  /** A dialog may show the progress too, and cancel. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly work: (options: OperationCallOptions) => Promise<Result<T>>;
  /** How it ended when main has answered. */
  readonly endOf: (value: T) => JobEnd;
  /** Whether the place that it was started from is on screen to say how it ended. Without it, the status line says it. */
  readonly isSaid?: () => boolean;
  /** What is offered after a failure. */
  readonly waysOutOf?: (problem: Problem) => readonly JobWayOut[];
}

export async function runJob<T>(job: JobOfCall<T>): Promise<Result<T>> {
  const { label, title, counts, stops = true, show = null } = job;
  const controller = new AbortController();
  const cancel = (): void => {
    handle.update({ text: t('Cancelling: {title}', { title }), cancelling: true });
    controller.abort();
  };
  const handle = beginJob({ label, title, show, cancel: stops ? cancel : null });
  job.signal?.addEventListener('abort', cancel, { once: true });
  const reports = new Map<string, Progress>();
  const meter = new JobPaceMeter(counts, performance.now());
  const onProgress = (progress: Progress): void => {
    job.onProgress?.(progress);
    reports.set(progress.profileId, progress);
    const count = sumProgress([...reports.values()]);
    const { done, total } = count;
    handle.update({
      text: `${title}: ${countText(done, total)} ${counts}`,
      ratio: total === null || total === 0 ? null : done / total,
      pace: waitLabel([...reports.values()]) || meter.describe(count, performance.now()),
    });
  };
  const result = await job.work({ signal: controller.signal, onProgress });
  job.signal?.removeEventListener('abort', cancel);
  const end = result.ok
    ? job.endOf(result.value)
    : failedJobEnd(title, result.problem, job.waysOutOf?.(result.problem) ?? []);
  handle.end({ ...end, said: job.isSaid?.() ?? false });
  return result;
}

/** Of work in several instances. A total is null while one of them is not known. */
export function sumProgress(reports: readonly Progress[]): { done: number; total: number | null } {
  const done = reports.reduce((sum, report) => sum + report.done, 0);
  const isCounted = reports.length > 0 && reports.every(({ total }) => total !== null);
  return {
    done,
    total: isCounted ? reports.reduce((sum, { total }) => sum + (total ?? 0), 0) : null,
  };
}

export const countText = (done: number, total: number | null): string =>
  total === null
    ? formatCount(done)
    : t('{done} of {total}', { done: formatCount(done), total: formatCount(total) });

/** The end of a job without an answer. What a person cancelled is no failure. */
export function failedJobEnd(
  title: string,
  { code, message }: Problem,
  ways: readonly JobWayOut[] = [],
): JobEnd {
  if (code === 'cancelled')
    return { text: t('{title}: cancelled', { title }), tone: 'amber', ways };
  if (code === 'outcomeUnknown')
    return {
      text: t('{title}: outcome unknown. {message}', { title, message }),
      tone: 'amber',
      ways,
    };
  return { text: t('{title} failed: {message}', { title, message }), tone: 'bad', ways };
}

/** A job that wrote a file. */
export const wroteFile = (title: string, file: string, what: string): JobEnd => ({
  text: t('{title}: {what} written', { title, what }),
  tone: 'good',
  ways: [{ label: t('Show in folder'), run: () => void call('app.showFile', { file }) }],
});
