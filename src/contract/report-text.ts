/** How a report is said, as text and as a page. Imports no zod. */
import { attentionCountText } from './attention-text';
import { describeInstant } from './instants';
import type { FindingKind, Report, ReportFinding } from './report';
import { t } from './texts';

/** In the order in which they are told. */
export const findingTitles: Readonly<Record<FindingKind, string>> = {
  newlyInvalid: t('Newly invalid'),
  newlyFailing: t('Newly failing'),
  tokenLost: t('Tokens lost'),
  tokenExpiring: t('Tokens that expire soon'),
  unreadable: t('No longer readable'),
  coverageLost: t('Accounts may be missing'),
  newOwner: t('New owners'),
  newShare: t('New shares'),
  drift: t('Drift'),
};

/** One line: what got worse, in short. The window has another way to write a time. */
export function reportHeadline(
  { findings, since, instances, unread }: Report,
  writeTime: (at: number) => string = describeInstant,
): string {
  const all = t(instances === 1 ? '{instances} instance' : '{instances} instances', { instances });
  // Of the others nobody knows.
  const of =
    unread.length === 0
      ? all
      : t('{instances} of {all} that could be read', { instances: instances - unread.length, all });
  if (since === null)
    return t('First report of {all}: there is nothing to compare with yet', { all });
  const from = writeTime(since);
  return findings.length === 0
    ? t('Nothing got worse in {of} since {from}', { of, from })
    : t(
        findings.length === 1
          ? '{findings} thing got worse in {all} since {from}'
          : '{findings} things got worse in {all} since {from}',
        { findings: findings.length, all, from },
      );
}

/** What needs attention now, new or not. */
export const standingText = ({ standing }: Report): string =>
  standing.length === 0
    ? t('Nothing that was read needs attention now')
    : t('Now: {standing}', {
        standing: standing.map(({ kind, count }) => attentionCountText(kind, count)).join(', '),
      });

export const findingSubject = ({ label, account }: ReportFinding): string =>
  account === null
    ? label
    : `${label} · ${account.kind} ${String(account.id)} ${account.displayName || t('(no name)')}`;

/** The kinds that there are, with their findings. */
export const findingGroups = (
  report: Report,
): { readonly title: string; readonly findings: readonly ReportFinding[] }[] =>
  (Object.keys(findingTitles) as FindingKind[])
    .map((kind) => ({
      title: findingTitles[kind],
      findings: report.findings.filter((finding) => finding.kind === kind),
    }))
    .filter(({ findings }) => findings.length > 0);

/** What could not be known, one sentence each, without full stops. */
export const reportGaps = ({ unread, notKnown }: Report): string[] => [
  ...unread.map((label) =>
    t('{label} could not be read: what got worse in it is not known', { label }),
  ),
  ...notKnown,
];
