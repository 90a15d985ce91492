/** Two ids that are one number for JavaScript, and a user's. */
import { parseId, type DomoId } from '../../src/contract';
import type { Instance } from '../domo';

export const FIRST_DIGITS = '17841400000000000';
export const SECOND_DIGITS = '17841400000000001';
export const LONG_USER = '17841400000000003';

const toId = (digits: string): DomoId => parseId(digits) ?? 0;
export const FIRST = toId(FIRST_DIGITS);
export const SECOND = toId(SECOND_DIGITS);

/** Gives accounts and a user of an instance these ids on the wire. */
export function giveLongIds(
  { modes }: Instance,
  { first, second, user }: { first: number; second: number; user?: number },
): void {
  modes.longIds = {
    [FIRST_DIGITS]: first,
    [SECOND_DIGITS]: second,
    ...(user === undefined ? {} : { [LONG_USER]: user }),
  };
}
