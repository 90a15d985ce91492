/** How the coverage of a sync is said, on screen and by the command line. Imports no zod. */
import type { SearchCoverage } from './search-coverage';
import { t } from './texts';
import { formatCount } from './counted';

/** The mark of an account that the list lacks. */
export const SEARCH_ONLY_TITLE = t('Seen by search alone: not shared with you');

const NOT_SEARCHED = t(
  'list and search were not compared: accounts that the list lacks are not known',
);

/** Half a sentence. `coverage` null: list and search were not both read. */
export function coverageText(coverage: SearchCoverage | null): string {
  if (coverage === null) return NOT_SEARCHED;
  const { total, found, searchOnly, complete } = coverage;
  const of =
    total === null ? t('of an unknown number') : t('of {total}', { total: formatCount(total) });
  const read = complete
    ? ''
    : t('only {found} {of} accounts of the search were read', { found: formatCount(found), of });
  const alone =
    searchOnly === 0
      ? ''
      : t('{searchOnly} seen by search alone', { searchOnly: formatCount(searchOnly) });
  return (
    [read, alone].filter(Boolean).join('; ') ||
    t('the list has every account that the search found')
  );
}

/** Whether an instance may have accounts that are not in the inventory. */
export const isCovered = (coverage: SearchCoverage | null): boolean => coverage?.complete === true;
