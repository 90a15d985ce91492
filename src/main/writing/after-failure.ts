/**
 * What a 500 to a change of access meant. It may be there already, Domo may have failed, or failed after it had made
 * the change: the lists of before and after tell (domo-api 3.11).
 */
import { fail, type AccessEntry, type Problem } from '../../contract';
import { levelOf, sentence, shows, type Grant } from './access';

type List = readonly AccessEntry[] | null;

/** Answers a notice when the change was made. A list is null when it could not be read. */
export function whatItMeant(
  { status, trace }: Problem,
  grant: Grant,
  before: List,
  after: List,
): string {
  const more = { status, trace };
  const unknown = (): never =>
    fail(
      'outcomeUnknown',
      `Domo failed to change the access of ${grant.name} (500), and it is not known whether it did it.`,
      more,
    );
  if (after === null) return unknown();
  const asWanted = shows(after, grant);
  const stayed = before && levelOf(before, grant.whom) === levelOf(after, grant.whom);
  if (asWanted && stayed === false) {
    return 'Domo answered 500, as if it had failed; the access list shows that the change was made.';
  }
  if (asWanted && stayed === true) {
    return fail('alreadyShared', `Nothing was changed. ${sentence(after, grant)}`, more);
  }
  // Somebody else may be changing it at the same time.
  if (asWanted || stayed === false) return unknown();
  return fail(
    'shareFailed',
    `Domo did not change the access of ${grant.name}. ${sentence(after, grant)}`,
    more,
  );
}
