/** Texts for publishing. */
import type { PublishedResult, PublishedTable, PublishPreview } from '../../../contract';
import type { JobEnd } from '../../state/jobs/jobs';
import { showView } from '../../state/view';
import { formatCount, formatCountOf, type JobTone } from '../../ui/format/format';

export const tableLabels: Readonly<Record<PublishedTable, string>> = {
  accounts: 'Accounts',
  access: 'Access',
  instances: 'Instances',
};

export const publishOutcomeLabels: Readonly<Record<PublishedResult['outcome'], string>> = {
  done: 'published',
  skipped: 'skipped',
  refused: 'not published',
  unknown: 'outcome unknown',
  cancelled: 'cancelled',
};

export const publishOutcomeTones: Readonly<Record<PublishedResult['outcome'], JobTone>> = {
  done: 'good',
  skipped: 'amber',
  refused: 'bad',
  unknown: 'bad',
  cancelled: 'amber',
};

/** What publishing a table would do. */
export function planLabel({ rows, bytes, datasetId, publishedAt }: PublishPreview): string {
  const size = `${formatCountOf(rows, 'row')}, ${formatCount(Math.ceil(bytes / 1024))} KB`;
  if (datasetId === null) return `${size}, in a new DataSet`;
  return publishedAt === null ? `${size}, in its DataSet` : `${size}, replacing all rows there`;
}

export const publishJobEnd = (label: string, results: readonly PublishedResult[]): JobEnd => {
  const remark = publishRemark(results);
  const activity = { label: 'Activity', run: () => showView('activity') };
  return {
    text: `Publish to ${label}: ${remark ?? `${formatCountOf(results.length, 'table')} published`}`,
    tone: remark === null ? 'good' : 'bad',
    ways: [activity],
  };
};

/** For the notice of a publish whose dialog was closed; null if all is well. */
export function publishRemark(results: readonly PublishedResult[]): string | null {
  const others = results.filter(({ outcome }) => outcome !== 'done');
  if (others.length === 0) return null;
  const named = others.map(
    ({ table, outcome }) => `${tableLabels[table]}: ${publishOutcomeLabels[outcome]}`,
  );
  return `${named.join('. ')}. The activity says why.`;
}
