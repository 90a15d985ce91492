/** What will be written to an access list, in one sentence, as it is shown before it is. Pure. */
import type { GrantedLevel } from '../../../../contract';
import { levelOf } from '../../../ui/format';

interface Place {
  /** The account's name. */
  account: string;
  /** The instance's label. */
  instance: string;
}

/** @param before the level now; null for somebody who is not on the list. */
export function sentenceOf(
  who: string,
  before: string | null,
  after: GrantedLevel,
  { account, instance }: Place,
): string {
  const where = `${account} in ${instance}`;
  if (before === null) return `Give ${who} “${levelOf(after)}” on ${where}`;
  if (after === 'NONE') return `Take “${levelOf(before)}” on ${where} away from ${who}`;
  return `Change ${who} from “${levelOf(before)}” to “${levelOf(after)}” on ${where}`;
}

/** What people of a level may do (domo-api 5.1). */
export const levelHints: Readonly<Record<string, string>> = {
  OWNER: 'use, share, edit and delete it',
  CAN_EDIT: 'use, share and edit it',
  CAN_SHARE: 'use and share it',
  CAN_VIEW: 'use it',
};
