import type { ResponseFor, ReviewEntry } from '../../../contract';
import { exportGapText } from '../../../contract/export-gap-text';
import { reviewChangeText, reviewGapTexts } from '../../../contract/review-text';
import { accessLevelLabel, formatCount, formatCountOf } from '../../ui/format/format';
import { Time } from '../../ui/format/Time';
import { PreviewTable } from '../../ui/tables/PreviewTable';
import reviewStyles from './review.module.css';

const columns = [
  'Instance',
  'Account',
  'Who',
  'E-mail or members',
  'Level',
  'Through',
  'Marks',
].map((name) => ({ name }));

const markLabels = {
  external: 'External',
  everyone: 'Everyone',
  overShared: 'Over-shared',
} as const satisfies Record<ReviewEntry['marks'][number], string>;

const toCells = (entry: ReviewEntry): string[] => [
  entry.instance,
  entry.account,
  entry.active === false ? `${entry.principal} (not active)` : entry.principal,
  entry.principalType === 'GROUP'
    ? entry.members === null
      ? 'members not read'
      : formatCountOf(entry.members, 'member')
    : (entry.email ?? 'not read'),
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
        {formatCountOf(totals.entries, 'entry', 'entries')} of{' '}
        {formatCountOf(totals.accounts, 'account')}: {formatCount(totals.marks.external)} of
        external users, {formatCount(totals.marks.everyone)} of groups of everyone;{' '}
        {formatCountOf(totals.marks.overShared, 'over-shared account')}.
      </p>
      {totals.accountsNotRead > 0 && (
        <p className={reviewStyles['warning']} title={totals.notRead.join('\n')}>
          The access of {formatCountOf(totals.accountsNotRead, 'account')} was not read. Sync with
          configs and access to include it.
        </p>
      )}
      {gaps.length > 0 && (
        <ul className={reviewStyles['texts']} aria-label="Not read">
          {gaps.map((text) => (
            <li key={text}>{text}.</li>
          ))}
        </ul>
      )}
      {changes !== null && (
        <section aria-label="Changes">
          <p className={reviewStyles['line']}>
            Since the review of <Time at={changes.since} />: {formatCount(changes.added)} added,{' '}
            {formatCount(changes.removed)} removed, {formatCount(changes.levelChanged)} with another
            level.{changes.sameScope ? '' : ' It was of other accounts.'}
          </p>
          <ul className={reviewStyles['texts']}>
            {changes.changes.slice(0, 100).map((change, at) => (
              <li key={at}>{reviewChangeText(change)}</li>
            ))}
          </ul>
        </section>
      )}
      {entries.length === 0 ? (
        <p className={reviewStyles['line']}>There are no such entries.</p>
      ) : (
        <PreviewTable label="Entries" columns={columns} rows={entries.map(toCells)}>
          The first {formatCount(entries.length)} of {formatCountOf(matching, 'entry', 'entries')}.
          The file has all of them.
        </PreviewTable>
      )}
    </>
  );
}
