/** What is said of a review of access. Imports no zod. */
import type { ReviewChange, ReviewTotals } from './review';

/** What of groups and users was not read. Sentences without their full stops. */
export const reviewGapTexts = ({ instances }: Pick<ReviewTotals, 'instances'>): string[] =>
  instances.flatMap(({ instance, groupsNotRead, emailsNotRead, ownDomains }) => [
    ...(groupsNotRead > 0 ? [`${instance}: members not read of ${groupsNotRead} groups`] : []),
    ...(emailsNotRead > 0
      ? [`${instance}: e-mail address not read in ${emailsNotRead} entries of users`]
      : []),
    ...(ownDomains.length === 0
      ? [`${instance}: no e-mail address is known, so nobody is marked as external`]
      : []),
  ]);

const changeWords: Readonly<Record<ReviewChange['change'], string>> = {
  added: 'added',
  removed: 'removed',
  levelChanged: 'level changed',
};

/** `added: acme, account 7 Warehouse: Ann Lee CAN_VIEW, through Analysts`. */
export function reviewChangeText({ change, entry, before }: ReviewChange): string {
  const through = entry.viaName === null ? '' : `, through ${entry.viaName}`;
  const level = before === null ? entry.level : `${before} → ${entry.level}`;
  return `${changeWords[change]}: ${entry.instance}, ${entry.kind} ${entry.id} ${entry.account}: ${entry.principal} ${level}${through}`;
}
