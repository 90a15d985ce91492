/** What is said of a job that ended since Latchkey was locked. Pure. */
import type { EndedJob, SyncResult } from '../../../contract';
import { bulkCountsText, type BulkCounts } from '../../../contract/bulk-text';
import { formatCount, formatCountOf } from './format';
import { t } from '../../../contract/texts';

const syncLabels: Record<SyncResult['outcome'], string> = {
  done: t('read'),
  partial: t('partly read'),
  failed: t('failed'),
  cancelled: t('cancelled'),
};

export const jobNames: Record<EndedJob['job'], string> = {
  sync: t('sync'),
  bulk: t('changes to many accounts'),
  plan: t('reading accounts for a change'),
  review: t('a review of access'),
  publish: t('publishing to Domo'),
  write: t('a change in Domo'),
  export: t('an export'),
  update: t('the download of an update'),
};

/** `While Latchkey was locked: sync of 12 instances ended: 11 read, 1 failed.` */
export function endedJobLabel(job: EndedJob): string {
  const when = job.whileLocked
    ? t('While Latchkey was locked')
    : t('Started before Latchkey was locked');
  return `${when}: ${whatEnded(job)}.`;
}

function whatEnded({ job, problem, sync, bulk, file }: EndedJob): string {
  if (problem?.code === 'outcomeUnknown')
    return t('the outcome of {job} is unknown', { job: jobNames[job] });
  if (problem !== null) return t('{job} failed', { job: jobNames[job] });
  if (sync !== null) {
    const outcomes = sync.map(({ outcome }) => outcome);
    return t('sync of {instances} ended: {counted}', {
      instances: formatCountOf(sync.length, 'instance'),
      counted: counted(syncLabels, outcomes),
    });
  }
  if (bulk !== null && job === 'plan')
    return t('the plan of a change is ready, and nothing is written yet');
  if (bulk !== null)
    return t('{job} ended: {bulkCounts}', {
      job: jobNames[job],
      bulkCounts: bulkCountsText(bulk.counts),
    });
  if (file !== null) return t('{job} was written to {file}', { job: jobNames[job], file });
  return t('{job} was done', { job: jobNames[job] });
}

function counted<K extends string>(labels: Record<K, string>, outcomes: readonly K[]): string {
  if (outcomes.length === 0) return t('nothing to do');
  return (Object.keys(labels) as K[])
    .map((outcome) => ({ outcome, n: outcomes.filter((each) => each === outcome).length }))
    .filter(({ n }) => n > 0)
    .map(({ outcome, n }) => `${formatCount(n)} ${labels[outcome]}`)
    .join(', ');
}

const isDone = ({ done, nothing, ...rest }: BulkCounts): boolean =>
  Object.values(rest).every((count) => count === 0);

/** Whether everything went as it was asked. */
export const endedWell = ({ job, problem, sync, bulk }: EndedJob): boolean =>
  problem === null &&
  (sync ?? []).every(({ outcome }) => outcome === 'done') &&
  (job === 'plan' || bulk === null || isDone(bulk.counts));
