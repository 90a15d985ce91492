/** Says in the export menu which rows will be written. Pure. */
import type { Comparison, InstanceFilter } from '../../../contract';
import type { ShownRows } from '../../../contract/zod-free';
import { formatCountOf } from '../../ui/format/format';

const shownRowsLabels: Readonly<Record<ShownRows, string>> = {
  all: 'All rows',
  different: 'Differences',
  unknown: 'Unknown values',
  asWritten: 'Values as written',
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
    ...(missingOnly ? ['missing accounts'] : []),
    ...(invalidOnly ? ['invalid accounts'] : []),
    ...(single === 'without' ? ['shared accounts'] : []),
    ...(single === 'only' ? ['accounts of one instance'] : []),
    ...(field === null ? [] : [`differences of ${field}`]),
    ...(profileId === null ? [] : ['differences of one instance']),
  ];
  const rows = only.length === 0 ? shownRowsLabels.all : only.join(' and ');
  const providers = dataProviderTypes?.length ?? 0;
  const of = providers === 0 ? '' : ` of ${formatCountOf(providers, 'provider')}`;
  return `${rows.charAt(0).toUpperCase()}${rows.slice(1)}${of}`;
}
