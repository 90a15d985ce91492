/** Every longer job of this window: what runs, and how the last ones ended. Leaving a view or a dialog ends none. */
import { create } from 'zustand';
import type { JobTone } from '../../ui/format/format';

/** What a job that ended offers: its results, another try, its file. */
export interface JobWayOut {
  readonly label: string;
  readonly run: () => void;
}

export interface JobEnd {
  readonly text: string;
  readonly tone: JobTone;
  readonly ways: readonly JobWayOut[];
  /** Where the job was started says how it ended, so the status line does not say it again. */
  readonly said?: boolean;
}

export interface Job {
  readonly id: number;
  /** The kind, which names its progress bar: `Sync`. */
  readonly label: string;
  /** What it is about: `Sync of Kestrel Bay · Production`. */
  readonly title: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** What it does now. */
  readonly text: string;
  /** From 0 to 1; null while it is not known. */
  readonly ratio: number | null;
  /** How fast it goes and how long it still takes; empty while that would be a guess. */
  readonly pace: string;
  readonly cancelling: boolean;
  /** Null: nothing can stop it. */
  readonly cancel: (() => void) | null;
  /** Stops it so that it can be continued; null: it cannot be. */
  readonly pause: (() => void) | null;
  /** Shows its own dialog while it runs; null: it has none. */
  readonly show: (() => void) | null;
  /** Null while it runs. */
  readonly end: JobEnd | null;
}

interface JobsState {
  /** Newest first. */
  readonly jobs: readonly Job[];
  readonly trayOpen: boolean;
}

export const useJobs = create<JobsState>(() => ({ jobs: [], trayOpen: false }));

/** Jobs that ended and are still listed. */
const MAX_ENDED = 30;

export type NewJob = Pick<Job, 'label' | 'title'> &
  Partial<Pick<Job, 'text' | 'cancel' | 'pause' | 'show' | 'startedAt'>>;
type JobNews = Partial<Pick<Job, 'text' | 'ratio' | 'pace' | 'cancelling'>>;

export interface JobHandle {
  readonly id: number;
  /** After a cancel, what it does is not news any more. */
  readonly update: (news: JobNews) => void;
  /** `endedAt`: of a job that ended before this page was there. */
  readonly end: (end: JobEnd, endedAt?: number) => void;
}

let lastJobId = 0;

export function beginJob({
  label,
  title,
  text,
  cancel,
  pause,
  show,
  startedAt,
}: NewJob): JobHandle {
  lastJobId += 1;
  const id = lastJobId;
  const job: Job = {
    id,
    label,
    title,
    startedAt: startedAt ?? Date.now(),
    endedAt: null,
    text: text ?? title,
    ratio: null,
    pace: '',
    cancelling: false,
    cancel: cancel ?? null,
    pause: pause ?? null,
    show: show ?? null,
    end: null,
  };
  useJobs.setState(({ jobs }) => ({ jobs: [job, ...jobs] }));
  return {
    id,
    update: (news) => {
      changeJob(id, (now) => (now.cancelling ? now : { ...now, ...news }));
    },
    end: (end, endedAt = Date.now()) => {
      changeJob(id, (now) => ({ ...now, end, endedAt, cancelling: false }));
      useJobs.setState(({ jobs }) => ({ jobs: withoutOldest(jobs) }));
    },
  };
}

function changeJob(id: number, change: (job: Job) => Job): void {
  useJobs.setState(({ jobs }) => ({
    jobs: jobs.map((job) => (job.id === id ? change(job) : job)),
  }));
}

function withoutOldest(jobs: readonly Job[]): Job[] {
  const kept = new Set(
    jobs
      .filter(({ end }) => end !== null)
      .slice(0, MAX_ENDED)
      .map(({ id }) => id),
  );
  return jobs.filter(({ id, end }) => end === null || kept.has(id));
}

export const dismissJob = (id: number): void => {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
};

export const dismissEndedJobs = (): void => {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter(({ end }) => end === null) }));
};

export const toggleJobsTray = (): void => {
  useJobs.setState(({ trayOpen }) => ({ trayOpen: !trayOpen }));
};

export const closeJobsTray = (): void => {
  useJobs.setState({ trayOpen: false });
};

/** What the status line shows: what runs, else the end that nothing else says. */
export const jobInLine = (jobs: readonly Job[]): Job | undefined =>
  jobsInOrder(jobs).find(({ end }) => end?.said !== true);

/** What runs first, each the newest first. */
export const jobsInOrder = (jobs: readonly Job[]): Job[] => [
  ...jobs.filter(({ end }) => end === null),
  ...jobs.filter(({ end }) => end !== null),
];
