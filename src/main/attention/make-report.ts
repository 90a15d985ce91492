/** Puts a report together: what is new in the attention list, what changed for the worse, and what is not known. */
import {
  findingKindSchema,
  type AttentionItem,
  type ParsedRequestFor,
  type Profile,
  type Report,
  type ReportFinding,
} from '../../contract';
import { changeGapText } from '../../contract/change-text';
import { streamsNotReadText } from '../../contract/attention-text';
import { describeInstant } from '../../contract/instants';
import { expiryLevelsFrom } from '../../contract/token-text';
import type { ReportMark } from '../store/report-types';
import type { Store } from '../store/store-types';
import { countKinds, findAttention } from './list-attention';
import { findReportChanges } from './report-changes';
import type { CompareInstances } from './drift-keys';
import { findDrift } from './report-drift';
import { listNews, toInstanceMark } from './report-marks-diff';

export interface MadeReport {
  readonly report: Report;
  /** To be saved once the report has arrived. */
  readonly marks: readonly ReportMark[];
}

/** `profiles`: those that the report is about. */
export async function makeReport(
  store: Store,
  profiles: readonly Profile[],
  { since, tokenDays }: Pick<ParsedRequestFor<'report.make'>, 'since' | 'tokenDays'>,
  compare: CompareInstances,
  signal: AbortSignal,
  at: number,
): Promise<MadeReport> {
  const items = await findAttention(
    store,
    profiles,
    at,
    tokenDays === null ? undefined : expiryLevelsFrom(tokenDays),
  );
  const told = new Set((await store.listTokenExpiries()).map(({ profileId }) => profileId));
  const untold = profiles.filter(({ id }) => !told.has(id)).length;
  const expiry = untold === 0 ? [] : [expiryText(untold)];
  const itemsOf = (id: string): AttentionItem[] =>
    items.filter(({ profileId }) => profileId === id);
  const known = await store.listReportMarks(since);
  const marks = new Map(
    known.filter((mark) => mark.profileId !== null).map((mark) => [mark.profileId, mark] as const),
  );
  const findings: ReportFinding[] = [];
  const notKnown: string[] = [];
  for (const profile of profiles) {
    const mark = marks.get(profile.id);
    if (mark) findings.push(...listNews(profile, itemsOf(profile.id), mark.found));
    else notKnown.push(firstText(profile, since));
  }
  const changes = await changesSince(store, profiles, marks, since, signal);
  const drift = await findDrift(
    await store.listSavedComparisons(),
    new Set(profiles.map(({ id }) => id)),
    known,
    at,
    compare,
    signal,
  );
  findings.push(...changes.findings, ...drift.findings);
  for (const unread of await store.countUnreadStreams(profiles.map(({ id }) => id))) {
    const label = profiles.find(({ id }) => id === unread.profileId)?.label ?? '';
    notKnown.push(`${label}: ${streamsNotReadText(unread.accounts)}`);
  }
  const times = [since, ...[...marks.values()].map((mark) => mark.at)].filter(
    (time) => time !== null,
  );
  const report: Report = {
    at,
    since: times.length === 0 ? null : (since ?? Math.min(...times)),
    findings: inOrder(findings),
    counts: findingKindSchema.options
      .map((kind) => ({ kind, count: findings.filter((each) => each.kind === kind).length }))
      .filter(({ count }) => count > 0),
    standing: countKinds(items),
    instances: profiles.length,
    unread: profiles.filter(({ id }) => isUnread(itemsOf(id))).map(({ label }) => label),
    knownNow: [...drift.knownNow],
    notKnown: [...notKnown, ...changes.notKnown, ...drift.notKnown, ...expiry],
  };
  const made: ReportMark[] = profiles.map((profile) => ({
    at,
    profileId: profile.id,
    comparison: null,
    found: toInstanceMark(profile, itemsOf(profile.id)),
  }));
  return { report, marks: [...made, ...drift.marks] };
}

/** Most users may not list tokens (domo-api 2.3), and it is read with the streams. */
const expiryText = (count: number): string =>
  `when the tokens of ${count} instance${count === 1 ? '' : 's'} expire is not known`;

const firstText = ({ label }: Profile, since: number | null): string =>
  since === null
    ? `${label}: this is its first report, so nothing in it is new`
    : `${label}: there was no report by ${describeInstant(since)}, so only its snapshots tell what is new`;

const isUnread = (items: readonly AttentionItem[]): boolean =>
  items.some(({ kind }) =>
    ['refusedToken', 'missingToken', 'unreadableInstance', 'neverSynced'].includes(kind),
  );

const inOrder = (findings: readonly ReportFinding[]): ReportFinding[] =>
  findingKindSchema.options.flatMap((kind) => findings.filter((each) => each.kind === kind));

interface Changes {
  readonly findings: readonly ReportFinding[];
  readonly notKnown: readonly string[];
}

/** Instances with the same time are asked for together. One without a report has no time, unless one is given. */
async function changesSince(
  store: Store,
  profiles: readonly Profile[],
  marks: ReadonlyMap<string, Pick<ReportMark, 'at'>>,
  since: number | null,
  signal: AbortSignal,
): Promise<Changes> {
  const byTime = new Map<string, { from: number; hasMark: boolean; profiles: Profile[] }>();
  for (const profile of profiles) {
    const mark = marks.get(profile.id);
    const from = since ?? mark?.at ?? null;
    if (from === null) continue;
    const hasMark = mark !== undefined;
    const key = `${from} ${hasMark}`;
    const group = byTime.get(key) ?? { from, hasMark, profiles: [] };
    byTime.set(key, group);
    group.profiles.push(profile);
  }
  const findings: ReportFinding[] = [];
  const notKnown: string[] = [];
  for (const { from, hasMark, profiles: asked } of byTime.values()) {
    const labels = new Map(asked.map(({ id, label }) => [id, label]));
    // Where there is a mark, it tells what is newly invalid.
    const found = await findReportChanges(store, labels, from, !hasMark, signal);
    findings.push(...found.findings);
    for (const gap of found.gaps) {
      // Those that could not be read are told as such.
      if (gap.why === 'neverRead' || gap.why === 'notReached') continue;
      notKnown.push(`${gap.label}: ${changeGapText(gap, describeInstant)}`);
    }
  }
  return { findings, notKnown };
}
