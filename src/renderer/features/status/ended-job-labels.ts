/** What is said of a job that ended since Latchkey was locked. Pure. */
import type { CloneOutcome, EndedJob, SyncResult } from '../../../contract';
import { formatCount, formatCountOf } from '../../ui/format/format';

const syncLabels: Record<SyncResult['outcome'], string> = {
  done: 'read',
  partial: 'partly read',
  failed: 'failed',
  cancelled: 'cancelled',
};

const cloneLabels: Record<CloneOutcome, string> = {
  done: 'created',
  unknown: 'outcome unknown',
  refused: 'not created',
  nothing: 'skipped',
  cancelled: 'not started',
};

const jobNames: Record<EndedJob['job'], string> = {
  sync: 'sync',
  clone: 'clone',
  write: 'a change in Domo',
  export: 'an export',
  update: 'the download of an update',
};

/** `While Latchkey was locked: sync of 12 instances ended: 11 read, 1 failed.` */
export function endedJobLabel(job: EndedJob): string {
  const when = job.whileLocked ? 'While Latchkey was locked' : 'Started before Latchkey was locked';
  return `${when}: ${whatEnded(job)}.`;
}

function whatEnded({ job, problem, sync, clone, file }: EndedJob): string {
  if (problem?.code === 'outcomeUnknown') return `the outcome of ${jobNames[job]} is unknown`;
  if (problem !== null) return `${jobNames[job]} failed`;
  if (sync !== null) {
    const outcomes = sync.map(({ outcome }) => outcome);
    return `sync of ${formatCountOf(sync.length, 'instance')} ended: ${counted(syncLabels, outcomes)}`;
  }
  if (clone !== null) {
    return `clone into ${formatCountOf(clone.length, 'instance')} ended: ${counted(cloneLabels, clone)}`;
  }
  if (file !== null) return `an export was written to ${file}`;
  return `${jobNames[job]} was done`;
}

function counted<K extends string>(labels: Record<K, string>, outcomes: readonly K[]): string {
  if (outcomes.length === 0) return 'nothing to do';
  return (Object.keys(labels) as K[])
    .map((outcome) => ({ outcome, n: outcomes.filter((each) => each === outcome).length }))
    .filter(({ n }) => n > 0)
    .map(({ outcome, n }) => `${formatCount(n)} ${labels[outcome]}`)
    .join(', ');
}

/** Whether everything went as it was asked. */
export const endedWell = ({ problem, sync, clone }: EndedJob): boolean =>
  problem === null &&
  (sync ?? []).every(({ outcome }) => outcome === 'done') &&
  (clone ?? []).every((outcome) => outcome === 'done' || outcome === 'nothing');
