/** What will be written of a comparison, as the menu says before it is. Pure. */
import type { Comparison, InstanceFilter } from '../../../contract';
import type { ShownRows } from '../../../contract/zod-free';
import { formatCountOf } from '../../ui/format/format';

const shownRowsLabels: Readonly<Record<ShownRows, string>> = {
  all: 'All rows',
  different: 'The differences',
  unknown: 'What cannot be known',
};

/** `show`: of accounts, which rows are on screen; instances have a filter of their own. */
export const comparisonExportLabel = (comparison: Comparison, show: ShownRows): string =>
  comparison.view === 'instances' || comparison.view === 'instanceThenAndNow'
    ? filterLabel(comparison.filter)
    : shownRowsLabels[show];

function filterLabel({
  differencesOnly,
  missingOnly,
  invalidOnly,
  dataProviderTypes,
}: InstanceFilter): string {
  const only = [
    ...(differencesOnly ? ['the differences'] : []),
    ...(missingOnly ? ['what is missing'] : []),
    ...(invalidOnly ? ['what is invalid'] : []),
  ];
  const what = only.length === 0 ? shownRowsLabels.all : only.join(' and ');
  const providers = dataProviderTypes?.length ?? 0;
  const of = providers === 0 ? '' : ` of ${formatCountOf(providers, 'provider')}`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${of}`;
}
