/** Prints results as text or JSON. */
import { describeDetailReading } from '../../contract/detail-reading';
import { groupSyncResults } from '../../contract/sync-groups';
import { coverageText, isCovered } from '../../contract/coverage-text';
import { describeInstant, describeSecond } from '../../contract/instants';
import type { ActivityEntry, Problem, Profile, Result, SyncResult } from '../../contract';
import type { CommandLineIo } from './io';
import { terminalWidth } from './terminal-width';

/**
 * 0 done, 1 a Problem, 2 the command line was not understood, 3 the store was damaged and nobody has acknowledged it,
 * 4 done in part (`partial.ts`), 5 a report says that something got worse.
 * `compare` has its own codes.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

/** Prints one JSON object to stdout. */
export function printResult(io: CommandLineIo, result: Result<unknown>): ExitCode {
  io.out(`${escapeControlCharacters(JSON.stringify(result, null, 2))}\n`);
  return result.ok ? 0 : 1;
}

export function printProblem(io: CommandLineIo, { code, message, next, trace }: Problem): ExitCode {
  // The command says why, once everything has ended.
  if (code === 'cancelled' && io.hasFailed?.() === true) return 1;
  const details = trace === null ? code : `${code}, trace ${trace}`;
  io.err(messageLine(message) + messageLine(next) + messageLine(`(${details})`));
  return 1;
}

/** Escapes control characters that JSON.stringify leaves as they are and a terminal would execute. */
const escapeControlCharacters = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Text from Domo or from users can contain control characters that a terminal would execute. */
export const toPrintable = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\u{fffd}');

/** As `toPrintable`, but keeps line ends, `\n` or `\r\n`. */
export const toPrintableLines = (text: string): string =>
  text
    .split(/(\r?\n)/)
    .map((part, at) => (at % 2 === 0 ? toPrintable(part) : part))
    .join('');

/** One printable line, even if names in it contain line ends. */
export const messageLine = (text: string): string => `${toPrintable(text)}\n`;

/** Names in Domo may have 500 characters and more. A cell wider than this sticks out of its column. */
const MAX_ALIGNED_WIDTH = 60;

/** Aligned columns; cells that contain a number are aligned to the right. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const printableRows = [header, ...rows].map((row) => row.map(toPrintable));
  const widths = header.map((_, column) =>
    printableRows.reduce((widest, row) => {
      const width = terminalWidth(row[column] ?? '');
      return width > MAX_ALIGNED_WIDTH ? widest : Math.max(widest, width);
    }, 0),
  );
  const pad = (cell: string, column: number, numeric: boolean): string => {
    const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - terminalWidth(cell)));
    return numeric ? space + cell : cell + space;
  };
  return printableRows
    .map((row, index) =>
      row
        .map((cell, column) => pad(cell, column, index > 0 && /^[\d,]+$/.test(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}

const timeText = (at: number | undefined): string =>
  at === undefined ? 'never' : describeInstant(at);

export const profileTable = (profiles: readonly Profile[]): string =>
  formatTable(
    [
      'LABEL',
      'INSTANCE',
      'GROUP',
      'GUARD',
      'TOKEN',
      'ACCOUNTS',
      'OAUTH',
      'DATA READ',
      'LAST SYNC',
      'STATE',
    ],
    profiles.map((profile) => [
      profile.label,
      profile.instance,
      profile.group === '' ? '-' : profile.group,
      profile.guard,
      profile.token,
      String(profile.counts.accounts),
      String(profile.counts.oauth),
      timeText(profile.readAt ?? undefined),
      [timeText(profile.lastSync?.at), profile.lastSync?.problem?.code ?? ''].join(' ').trim(),
      profile.lastCheck?.problem?.code ?? 'ok',
    ]),
  );

/** Below the table: what the search says of instances whose list lacks accounts, or may lack some. */
const coverageLines = (results: readonly SyncResult[]): string =>
  results
    .filter(({ outcome }) => outcome === 'done' || outcome === 'partial')
    .filter(({ coverage }) => !isCovered(coverage) || coverage?.searchOnly !== 0)
    .map(({ label, coverage }) => messageLine(`${label}: ${coverageText(coverage)}.`))
    .join('');

/** How many configs and access lists were read of each instance, and why all of them. */
const detailLines = (results: readonly SyncResult[]): string =>
  results
    .flatMap(({ label, details }) => (details === null ? [] : [{ label, details }]))
    .map(({ label, details }) => messageLine(`${label}: ${describeDetailReading(details)}`))
    .join('');

/** What failed comes first, by reason. */
export const syncTable = (results: readonly SyncResult[]): string =>
  formatTable(
    ['INSTANCE', 'OUTCOME', 'ACCOUNTS', 'OAUTH', 'ADDED', 'REMOVED', 'UNREAD', 'WHY'],
    groupSyncResults(results)
      .flatMap((group) => group.results)
      .map((result) => [
        result.label,
        result.outcome,
        String(result.accounts),
        String(result.oauth),
        String(result.added),
        String(result.removed),
        String(result.unreadCount),
        result.problem?.message ?? '',
      ]),
  ) +
  coverageLines(results) +
  detailLines(results);

export const activityTable = (entries: readonly ActivityEntry[]): string =>
  formatTable(
    ['TIME', 'INSTANCE', 'OPERATION', 'KIND', 'ID', 'ACCOUNT', 'CHANGED', 'OUTCOME', 'WHY'],
    entries.map((entry) => [
      describeSecond(entry.at),
      entry.label,
      entry.operation,
      entry.kind ?? '-',
      entry.accountId === null ? '-' : String(entry.accountId),
      entry.account,
      entry.changes.map(({ what }) => what).join(', '),
      entry.outcome,
      entry.problem?.code ?? '',
    ]),
  );

/** The option that most commands share. */
export const jsonOption = ['--json', 'print the Result as JSON'] as const;

/** Runs a command and makes its exit code the program's. */
export type RunCommand = (work: () => Promise<ExitCode>) => Promise<void>;
