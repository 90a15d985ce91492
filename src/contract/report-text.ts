/** How a report is said, as text and as a page. Imports no zod. */
import { attentionCountText } from './attention-text';
import { describeInstant } from './instants';
import type { FindingKind, Report, ReportFinding } from './report';

/** In the order in which they are told. */
export const findingTitles: Readonly<Record<FindingKind, string>> = {
  newlyInvalid: 'Newly invalid',
  newlyFailing: 'Newly failing',
  tokenLost: 'Tokens lost',
  tokenExpiring: 'Tokens that expire soon',
  unreadable: 'No longer readable',
  coverageLost: 'Accounts may be missing',
  newOwner: 'New owners',
  newShare: 'New shares',
  drift: 'Drift',
};

/** One line: what got worse, in short. */
export function reportHeadline({ findings, since, instances, unread }: Report): string {
  const all = `${instances} instance${instances === 1 ? '' : 's'}`;
  // Of the others nobody knows.
  const of =
    unread.length === 0 ? all : `${instances - unread.length} of ${all} that could be read`;
  if (since === null) return `First report of ${all}: there is nothing to compare with yet`;
  const from = describeInstant(since);
  return findings.length === 0
    ? `Nothing got worse in ${of} since ${from}`
    : `${findings.length} thing${findings.length === 1 ? '' : 's'} got worse in ${all} since ${from}`;
}

/** What needs attention now, new or not. */
export const standingText = ({ standing }: Report): string =>
  standing.length === 0
    ? 'Nothing that was read needs attention now'
    : `Now: ${standing.map(({ kind, count }) => attentionCountText(kind, count)).join(', ')}`;

export const findingSubject = ({ label, account }: ReportFinding): string =>
  account === null
    ? label
    : `${label} · ${account.kind} ${String(account.id)} ${account.displayName || '(no name)'}`;

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
  ...unread.map((label) => `${label} could not be read: what got worse in it is not known`),
  ...notKnown,
];
