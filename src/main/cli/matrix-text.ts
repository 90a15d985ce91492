/** Comparisons of accounts and of instances as text. Signs and words carry the meaning, not colours. */
import { describeInstant } from '../../contract/instants';
import type {
  AccountMatrix,
  ComparedColumn,
  ComparedRow,
  Relation,
  InstanceAge,
  InstanceCell,
  InstanceMatrix,
  InstanceRow,
  InstancesSummary,
} from '../../contract';
import { accountMatrixTable } from '../comparison/engine';
import { toPrintable, formatTable } from './print';
import { cutToWidth, terminalWidth } from './terminal-width';

export const relationSigns: Readonly<Record<Relation, string>> = {
  same: '=',
  different: '≠',
  unknown: '?',
  sameAsWritten: '≈',
  differsAsWritten: '≉',
};
export const verdictSentences: Readonly<Record<Relation, string>> = {
  same: 'The same.',
  different: 'Different.',
  unknown: 'Unknown whether they are the same.',
  sameAsWritten: 'The same as Latchkey wrote them. This is no proof, because Domo hides values.',
  differsAsWritten:
    'Different as Latchkey wrote them. This is no proof, because Domo hides values.',
};

/** Columns of a value. `--json` prints all of it. */
const MAX_VALUE_WIDTH = 40;

export function accountMatrixText(matrix: AccountMatrix): string {
  const { columns, rows, tallies } = matrix;
  const [header = [], ...texts] = accountMatrixTable(matrix, describeInstant);
  const { verdict } = tallies.all;
  return [
    formatTable(
      ['', ...header.map((text) => text.toUpperCase())],
      texts.map((cells, at) => [
        rowSign(rows[at]),
        ...cells.map((text) => cutToWidth(text, MAX_VALUE_WIDTH)),
      ]),
    ),
    columns.map(columnAgeText).join(''),
    `${verdictSentences[verdict]} ${relationCounts(tallies.all)}.\n`,
  ].join('\n');
}

/** Counts of what is only as Latchkey wrote it are left out when there is none. */
function relationCounts(counts: Readonly<Record<Relation, number>>): string {
  const { different, same, unknown, sameAsWritten, differsAsWritten } = counts;
  const asWritten =
    sameAsWritten + differsAsWritten === 0
      ? ''
      : `, ${differsAsWritten} different as written, ${sameAsWritten} the same as written`;
  return `${different} different, ${same} the same, ${unknown} unknown${asWritten}`;
}

const noCounts: Readonly<Record<Relation, number>> = {
  same: 0,
  different: 0,
  unknown: 0,
  sameAsWritten: 0,
  differsAsWritten: 0,
};

/** Rows that differ in any case, such as ids, have no sign. */
const rowSign = (row: ComparedRow | undefined): string =>
  row === undefined || row.informative ? ' ' : relationSigns[row.verdict];

function columnAgeText({ label, kind, id, parts }: ComparedColumn): string {
  const { config, metadata, access } = parts;
  const ages = Object.entries({ account: metadata, config, 'access list': access }).map(
    ([what, { readAt }]) =>
      `${what} ${readAt === null ? 'not read' : `read ${describeInstant(readAt)}`}`,
  );
  return `${toPrintable(label)}:${kind === 'oauth' ? 'oauth:' : ''}${id}: ${ages.join(', ')}\n`;
}

const LINE_WIDTH = 80;
const MAX_LABEL_WIDTH = 24;

/** In the order in which they are printed. Of the cells that are the same, only the number is printed. */
const listedStates = [
  ['drifted', 'drifted'],
  ['missing', 'missing'],
  ['extra', 'extra'],
  ['differsAsWritten', 'differs as written'],
  ['sameAsWritten', 'same as written'],
  ['ambiguous', 'ambiguous'],
  ['unknown', 'unknown'],
] as const;

/** A comparison of instances compares only the configs of accounts. */
const instanceVerdictSentences: typeof verdictSentences = {
  ...verdictSentences,
  same: 'The same accounts, with the same configs.',
};

/** One paragraph per account, so that 50 instances fit into 80 columns. */
export function instanceMatrixText(
  { instances, summary, rows }: InstanceMatrix,
  verdict: Relation,
): string {
  const labels = instances.map(({ label }) => toPrintable(label));
  return [
    rows.map((row) => rowText(row, labels)).join(''),
    summary === null ? '' : countsTable(summary),
    instances.map(instanceAgeText).join(''),
    `${instanceVerdictSentences[verdict]} ${relationCounts(summary ?? noCounts)}; ${rows.length} shown.\n`,
  ].join('\n');
}

function rowText(
  { verdict, displayName, dataProviderType, kind, cells }: InstanceRow,
  labels: readonly string[],
): string {
  const provider = `${dataProviderType}${kind === 'oauth' ? ', OAuth' : ''}`;
  const same = cells.filter(({ state }) => state === 'same').length;
  const lines = listedStates.flatMap(([state, words]) => {
    const matching = cells.flatMap((cell, at) =>
      cell.state === state ? [`${labels[at] ?? ''}${cellDetail(cell)}`] : [],
    );
    return matching.length === 0 ? [] : wrapList(`    ${words}: `, matching);
  });
  return [
    `${relationSigns[verdict]} ${toPrintable(displayName)} (${toPrintable(provider)})${same === 0 ? '' : `: same in ${same}`}`,
    ...lines,
  ]
    .join('\n')
    .concat('\n');
}

function cellDetail(cell: InstanceCell): string {
  if ('fields' in cell) return ` (${cell.fields})`;
  if (cell.state === 'ambiguous') return ` (${cell.count})`;
  return cell.state === 'unknown' ? ` (${unknownReasons[cell.why]})` : '';
}

const unknownReasons = {
  notListed: 'list not read',
  configNotRead: 'config not read',
  hidden: 'hidden by Domo',
  referenceNotRead: 'nothing to compare with',
  referenceAmbiguous: 'baseline ambiguous',
} as const satisfies Record<Extract<InstanceCell, { state: 'unknown' }>['why'], string>;

/** Lines of at most 80 columns, unless a single label is longer. */
function wrapList(prefix: string, items: readonly string[]): string[] {
  const lines: string[] = [];
  let line = prefix;
  for (const [at, item] of items.entries()) {
    const text = at === items.length - 1 ? item : `${item}, `;
    if (line.trim() !== prefix.trim() && terminalWidth(line + text) > LINE_WIDTH) {
      lines.push(line.trimEnd());
      line = ' '.repeat(prefix.length);
    }
    line += text;
  }
  return [...lines, line];
}

function countsTable({ instances }: InstancesSummary): string {
  const asWritten = instances.some((each) => each.sameAsWritten + each.differsAsWritten > 0);
  const signs = [relationSigns.sameAsWritten, relationSigns.differsAsWritten];
  return formatTable(
    [
      'INSTANCE',
      'SAME',
      'DRIFTED',
      'MISSING',
      'EXTRA',
      'AMBIGUOUS',
      'UNKNOWN',
      ...(asWritten ? signs.map((sign) => `${sign} WRITTEN`) : []),
    ],
    instances.map(({ label, same, drifted, missing, extra, ambiguous, unknown, ...rest }) => [
      cutToWidth(label, MAX_LABEL_WIDTH),
      ...[same, drifted, missing, extra, ambiguous, unknown].map(String),
      ...(asWritten ? [rest.sameAsWritten, rest.differsAsWritten].map(String) : []),
    ]),
  );
}

const readAtText = (at: number | null): string =>
  at === null ? 'not read' : `read ${describeInstant(at)}`;

function instanceAgeText({
  label,
  accountsReadAt,
  oauthReadAt,
  accounts,
  configs,
  ...rest
}: InstanceAge): string {
  const oldest = rest.oldestConfigReadAt;
  return [
    `${toPrintable(label)}:`,
    `    accounts ${readAtText(accountsReadAt)}`,
    `    OAuth accounts ${readAtText(oauthReadAt)}`,
    `    ${configs} of ${accounts} configs read${oldest === null ? '' : `, the oldest ${describeInstant(oldest)}`}`,
    ...(rest.problem ? [`    last sync: ${toPrintable(rest.problem.message)}`] : []),
  ]
    .join('\n')
    .concat('\n');
}
