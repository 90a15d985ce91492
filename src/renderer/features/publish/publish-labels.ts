/** Texts for publishing. */
import type { PublishedResult, PublishedTable, PublishPreview } from '../../../contract';
import type { JobEnd } from '../../state/jobs/jobs';
import { showView } from '../../state/view';
import { formatCount, formatCountOf, type JobTone } from '../../ui/format/format';
import { t } from '../../../contract/texts';

export const tableLabels: Readonly<Record<PublishedTable, string>> = {
  accounts: t('Accounts'),
  access: t('Access'),
  instances: t('Instances'),
};

export const publishOutcomeLabels: Readonly<Record<PublishedResult['outcome'], string>> = {
  done: t('published'),
  skipped: t('skipped'),
  refused: t('not published'),
  unknown: t('outcome unknown'),
  cancelled: t('cancelled'),
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
  const size = t('{rows}, {bytes} KB', {
    rows: formatCountOf(rows, 'row'),
    bytes: formatCount(Math.ceil(bytes / 1024)),
  });
  if (datasetId === null) return t('{size}, in a new DataSet', { size });
  return publishedAt === null
    ? t('{size}, in its DataSet', { size })
    : t('{size}, replacing all rows there', { size });
}

export const publishJobEnd = (label: string, results: readonly PublishedResult[]): JobEnd => {
  const remark = publishRemark(results);
  const activity = { label: t('Activity'), run: () => showView('activity') };
  return {
    text: t('Publish to {label}: {remark}', {
      label,
      remark: remark ?? t('{tables} published', { tables: formatCountOf(results.length, 'table') }),
    }),
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
  return t('{named}. The activity says why.', { named: named.join('. ') });
}
