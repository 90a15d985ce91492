/** How the coverage of a sync is said, on screen and by the command line. Imports no zod. */
import type { SearchCoverage } from './search-coverage';

/** The mark of an account that the list lacks. */
export const SEARCH_ONLY_TITLE = 'Seen by search alone: not shared with you';

const NOT_SEARCHED =
  'list and search were not compared: accounts that the list lacks are not known';

const numbers = new Intl.NumberFormat('en-US');

/** Half a sentence. `coverage` null: list and search were not both read. */
export function coverageText(coverage: SearchCoverage | null): string {
  if (coverage === null) return NOT_SEARCHED;
  const { total, found, searchOnly, complete } = coverage;
  const of = total === null ? 'of an unknown number' : `of ${numbers.format(total)}`;
  const read = complete
    ? ''
    : `only ${numbers.format(found)} ${of} accounts of the search were read`;
  const alone = searchOnly === 0 ? '' : `${numbers.format(searchOnly)} seen by search alone`;
  return (
    [read, alone].filter(Boolean).join('; ') || 'the list has every account that the search found'
  );
}

/** Whether an instance may have accounts that are not in the inventory. */
export const isCovered = (coverage: SearchCoverage | null): boolean => coverage?.complete === true;
