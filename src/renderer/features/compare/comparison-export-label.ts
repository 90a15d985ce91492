/** Says in the export menu which rows will be written. Pure. */
import type { Comparison, InstanceFilter } from '../../../contract';
import type { ShownRows } from '../../../contract/zod-free';
import { formatCountOf } from '../../ui/format/format';
import { t } from '../../../contract/texts';

const shownRowsLabels: Readonly<Record<ShownRows, string>> = {
  all: t('All rows'),
  different: t('Differences'),
  unknown: t('Unknown values'),
  asWritten: t('Values as written'),
};

/** @param show the rows that are shown, for accounts; comparisons of instances have their own filter. */
export const comparisonExportLabel = (comparison: Comparison, show: ShownRows): string =>
  comparison.view === 'instances' || comparison.view === 'instanceThenAndNow'
    ? filterLabel(comparison.filter)
    : shownRowsLabels[show];

function filterLabel({
  differencesOnly,
  missingOnly,
  invalidOnly,
  single,
  field,
  profileId,
  dataProviderTypes,
}: InstanceFilter): string {
  const only = [
    ...(differencesOnly ? ['differences'] : []),
    ...(missingOnly ? [t('missing accounts')] : []),
    ...(invalidOnly ? [t('invalid accounts')] : []),
    ...(single === 'without' ? [t('shared accounts')] : []),
    ...(single === 'only' ? [t('accounts of one instance')] : []),
    ...(field === null ? [] : [t('differences of {field}', { field })]),
    ...(profileId === null ? [] : [t('differences of one instance')]),
  ];
  const rows = only.length === 0 ? shownRowsLabels.all : only.join(' and ');
  const providers = dataProviderTypes?.length ?? 0;
  const of =
    providers === 0
      ? ''
      : t(' of {providers}', { providers: formatCountOf(providers, 'provider') });
  return `${rows.charAt(0).toUpperCase()}${rows.slice(1)}${of}`;
}
