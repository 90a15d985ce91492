import type { ResponseFor, ReviewEntry } from '../../../contract';
import { exportGapText } from '../../../contract/export-gap-text';
import { reviewChangeText, reviewGapTexts } from '../../../contract/review-text';
import { accessLevelLabel, formatCount, formatCountOf } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import { PreviewTable } from '../../ui/tables/PreviewTable';
import reviewStyles from './review.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

const columns = [
  t('Instance'),
  t('Account'),
  t('Who'),
  t('E-mail or members'),
  t('Level'),
  t('Through'),
  t('Marks'),
].map((name) => ({ name }));

const markLabels = {
  external: t('External'),
  everyone: t('Everyone'),
  overShared: t('Over-shared'),
} as const satisfies Record<ReviewEntry['marks'][number], string>;

const toCells = (entry: ReviewEntry): string[] => [
  entry.instance,
  entry.account,
  entry.active === false
    ? t('{principal} (not active)', { principal: entry.principal })
    : entry.principal,
  entry.principalType === 'GROUP'
    ? entry.members === null
      ? t('members not read')
      : formatCountOf(entry.members, 'member')
    : (entry.email ?? t('not read')),
  accessLevelLabel(entry.level),
  entry.viaName ?? '',
  entry.marks.map((mark) => markLabels[mark]).join(', '),
];

/** Figures, what is missing, what changed, and the first entries. */
export function ReviewSummary({
  review: { totals, entries, matching, changes },
}: {
  review: ResponseFor<'review.summary'>;
}) {
  const gaps = [...totals.gaps.map(exportGapText), ...reviewGapTexts(totals)];
  return (
    <>
      <p className={reviewStyles['line']}>
        {t(
          '{entries} of {accounts}: {external} of external users, {everyone} of groups of everyone; {overSharedAccounts}.',
          {
            entries: formatCountOf(totals.entries, 'entry', 'entries'),
            accounts: formatCountOf(totals.accounts, 'account'),
            external: formatCount(totals.marks.external),
            everyone: formatCount(totals.marks.everyone),
            overSharedAccounts: formatCountOf(totals.marks.overShared, 'over-shared account'),
          },
        )}
      </p>
      {totals.accountsNotRead > 0 && (
        <p className={reviewStyles['warning']} title={totals.notRead.join('\n')}>
          {t('The access of {accounts} was not read. Sync with configs and access to include it.', {
            accounts: formatCountOf(totals.accountsNotRead, 'account'),
          })}
        </p>
      )}
      {gaps.length > 0 && (
        <ul className={reviewStyles['texts']} aria-label={t('Not read')}>
          {gaps.map((text) => (
            <li key={text}>{text}.</li>
          ))}
        </ul>
      )}
      {changes !== null && (
        <section aria-label={t('Changes')}>
          <p className={reviewStyles['line']}>
            {richText(
              'Since the review of {time}: {added} added, {removed} removed, {levelChanged} with another level.{it}',
              {
                time: <Time at={changes.since} />,
                added: formatCount(changes.added),
                removed: formatCount(changes.removed),
                levelChanged: formatCount(changes.levelChanged),
                it: changes.sameScope ? '' : t(' It was of other accounts.'),
              },
            )}
          </p>
          <ul className={reviewStyles['texts']}>
            {changes.changes.slice(0, 100).map((change, at) => (
              <li key={at}>{reviewChangeText(change)}</li>
            ))}
          </ul>
        </section>
      )}
      {entries.length === 0 ? (
        <p className={reviewStyles['line']}>{t('There are no such entries.')}</p>
      ) : (
        <PreviewTable label={t('Entries')} columns={columns} rows={entries.map(toCells)}>
          {t('The first {entries} of {entries2}. The file has all of them.', {
            entries: formatCount(entries.length),
            entries2: formatCountOf(matching, 'entry', 'entries'),
          })}
        </PreviewTable>
      )}
    </>
  );
}
