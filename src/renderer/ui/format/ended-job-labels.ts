/** What is said of a job that ended since Latchkey was locked. Pure. */
import type { CloneOutcome, EndedJob, SyncResult } from '../../../contract';
import { bulkCountsText, type BulkCounts } from '../../../contract/bulk-text';
import { formatCount, formatCountOf } from './format';

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

export const jobNames: Record<EndedJob['job'], string> = {
  sync: 'sync',
  clone: 'clone',
  bulk: 'changes to many accounts',
  plan: 'reading accounts for a change',
  review: 'a review of access',
  write: 'a change in Domo',
  export: 'an export',
  update: 'the download of an update',
};

/** `While Latchkey was locked: sync of 12 instances ended: 11 read, 1 failed.` */
export function endedJobLabel(job: EndedJob): string {
  const when = job.whileLocked ? 'While Latchkey was locked' : 'Started before Latchkey was locked';
  return `${when}: ${whatEnded(job)}.`;
}

function whatEnded({ job, problem, sync, clone, bulk, file }: EndedJob): string {
  if (problem?.code === 'outcomeUnknown') return `the outcome of ${jobNames[job]} is unknown`;
  if (problem !== null) return `${jobNames[job]} failed`;
  if (sync !== null) {
    const outcomes = sync.map(({ outcome }) => outcome);
    return `sync of ${formatCountOf(sync.length, 'instance')} ended: ${counted(syncLabels, outcomes)}`;
  }
  if (clone !== null) {
    return `clone into ${formatCountOf(clone.length, 'instance')} ended: ${counted(cloneLabels, clone)}`;
  }
  if (bulk !== null && job === 'plan')
    return 'the plan of a change is ready, and nothing is written yet';
  if (bulk !== null) return `${jobNames[job]} ended: ${bulkCountsText(bulk.counts)}`;
  if (file !== null) return `${jobNames[job]} was written to ${file}`;
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

const isDone = ({ done, nothing, ...rest }: BulkCounts): boolean =>
  Object.values(rest).every((count) => count === 0);

/** Whether everything went as it was asked. */
export const endedWell = ({ job, problem, sync, clone, bulk }: EndedJob): boolean =>
  problem === null &&
  (sync ?? []).every(({ outcome }) => outcome === 'done') &&
  (job === 'plan' || bulk === null || isDone(bulk.counts)) &&
  (clone ?? []).every((outcome) => outcome === 'done' || outcome === 'nothing');
