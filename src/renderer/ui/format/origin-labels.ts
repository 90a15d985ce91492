/** What a value comes from, as words on screen. */
import type { ValueOrigin } from '../../../contract';

export const originLabels: Record<ValueOrigin['from'], string> = {
  accessList: 'From the access list',
  list: 'From the list',
  search: 'From the search',
};
