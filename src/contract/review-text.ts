/** What is said of a review of access. Imports no zod. */
import type { ReviewChange, ReviewTotals } from './review';
import { t } from './texts';

/** What of groups and users was not read. Sentences without their full stops. */
export const reviewGapTexts = ({ instances }: Pick<ReviewTotals, 'instances'>): string[] =>
  instances.flatMap(({ instance, groupsNotRead, emailsNotRead, ownDomains }) => [
    ...(groupsNotRead > 0
      ? [t('{instance}: members not read of {groupsNotRead} groups', { instance, groupsNotRead })]
      : []),
    ...(emailsNotRead > 0
      ? [
          t('{instance}: e-mail address not read in {emailsNotRead} entries of users', {
            instance,
            emailsNotRead,
          }),
        ]
      : []),
    ...(ownDomains.length === 0
      ? [t('{instance}: no e-mail address is known, so nobody is marked as external', { instance })]
      : []),
  ]);

const changeWords: Readonly<Record<ReviewChange['change'], string>> = {
  added: t('added'),
  removed: t('removed'),
  levelChanged: t('level changed'),
};

/** `added: acme, account 7 Warehouse: Ann Lee CAN_VIEW, through Analysts`. */
export function reviewChangeText({ change, entry, before }: ReviewChange): string {
  const through =
    entry.viaName === null ? '' : t(', through {viaName}', { viaName: entry.viaName });
  const level = before === null ? entry.level : `${before} → ${entry.level}`;
  return `${changeWords[change]}: ${entry.instance}, ${entry.kind} ${entry.id} ${entry.account}: ${entry.principal} ${level}${through}`;
}
