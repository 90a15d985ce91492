/** Matrices as tables of texts, with a header in the first row. Secrets are letters, as in the matrices. */
import { isoInstantText } from '../../../contract/instants';
import type {
  AccountMatrix,
  ComparedCell,
  InstanceCell,
  InstanceRow,
  ComparedGroup,
  InstanceMatrix,
  Relation,
} from '../../../contract';
import { toCsvTable } from '../../export/formats/csv-text';

const verdictWords: Readonly<Record<Relation, string>> = {
  same: 'same',
  different: 'different',
  unknown: 'unknown',
  sameAsWritten: 'same as written',
  differsAsWritten: 'differs as written',
};

export type TextTable = readonly (readonly string[])[];

/** `writeTime`: a text for people has another way to write a time than a file. */
export const accountMatrixTable = (
  { columns, rows }: AccountMatrix,
  writeTime: (at: number) => string = isoInstantText,
): TextTable => [
  [
    'Part',
    'Field',
    ...columns.map(({ label, displayName }) => [label, displayName].filter(Boolean).join(': ')),
    'Verdict',
  ],
  ...rows.map(({ group, label, cells, verdict, informative }) => [
    group,
    label,
    ...cells.map((cell) => comparedCellText(cell, writeTime)),
    informative ? `${verdictWords[verdict]} (not counted)` : verdictWords[verdict],
  ]),
];

const unreadLabels = {
  hidden: '(hidden by Domo)',
  noAccess: '(no access)',
  notRead: '(not read)',
} as const;

function comparedCellText(cell: ComparedCell, writeTime: (at: number) => string): string {
  if (cell.state === 'value') return cell.text === '' ? '(empty)' : quoteIfAmbiguous(cell.text);
  if (cell.state === 'secret') return `(secret ${cell.letter})`;
  if (cell.state === 'asWritten') {
    return `(secret ${cell.letter} as Latchkey wrote it ${writeTime(cell.at)}; hidden by Domo)`;
  }
  if (cell.state === 'maybeChanged') {
    return `(hidden by Domo; Latchkey wrote it ${writeTime(cell.at)}; may have been changed since)`;
  }
  if (cell.state !== 'missing') return unreadLabels[cell.state];
  return cell.standsFor === null ? '(missing)' : `(missing, default ${cell.standsFor})`;
}

/**
 * Texts in parentheses are Latchkey's own. A value that begins with a parenthesis or a quotation mark becomes a JSON
 * string, so that no value looks like a secret or a missing one.
 */
const quoteIfAmbiguous = (text: string): string =>
  /^["(]/.test(text) ? JSON.stringify(text) : text;

/** `labels`: labels of the instances, in the order of the cells. */
export const instanceMatrixTable = (
  labels: readonly string[],
  rows: readonly InstanceRow[],
): TextTable => [
  ['Provider', 'Kind', 'Account', ...labels, 'Verdict'],
  ...rows.map(({ dataProviderType, kind, displayName, cells, verdict }) => [
    dataProviderType,
    kind,
    displayName,
    ...cells.map(instanceCellText),
    verdictWords[verdict],
  ]),
];

function instanceCellText(cell: InstanceCell): string {
  if (cell.state === 'drifted') return `drifted (${cell.fields})`;
  if (cell.state === 'sameAsWritten') return `same as written (${cell.fields})`;
  if (cell.state === 'differsAsWritten') return `differs as written (${cell.fields})`;
  return cell.state === 'ambiguous' ? `ambiguous (${cell.count})` : cell.state;
}

const readAtText = (ms: number | null): string => (ms === null ? '(not read)' : isoInstantText(ms));

const groups: readonly ComparedGroup[] = ['config', 'metadata', 'access'];

const accountAgeRows = ({ columns }: AccountMatrix): TextTable =>
  groups.map((group) => [
    group,
    '(read at)',
    ...columns.map(({ parts }) => {
      const { readAt, problem } = parts[group];
      return problem === null ? readAtText(readAt) : `${readAtText(readAt)}: ${problem.message}`;
    }),
    '',
  ]);

type InstancesWithAges = Pick<InstanceMatrix, 'instances' | 'rows'>;

const instanceAgeRows = ({ instances }: InstancesWithAges): TextTable => [
  ['(accounts read at)', '', '', ...instances.map((each) => readAtText(each.accountsReadAt)), ''],
  [
    '(OAuth accounts read at)',
    '',
    '',
    ...instances.map((each) => readAtText(each.oauthReadAt)),
    '',
  ],
  [
    '(oldest config read at)',
    '',
    '',
    ...instances.map(
      ({ oldestConfigReadAt, configs, accounts }) =>
        `${readAtText(oldestConfigReadAt)}, ${configs} of ${accounts} configs`,
    ),
    '',
  ],
];

const insertBelowHeader = ([header = [], ...rows]: TextTable, ages: TextTable): TextTable => [
  header,
  ...ages,
  ...rows,
];

/** With rows below the header that say when each part was read. */
export const accountMatrixTableWithAges = (matrix: AccountMatrix): TextTable =>
  insertBelowHeader(accountMatrixTable(matrix), accountAgeRows(matrix));

export const instanceMatrixTableWithAges = (matrix: InstancesWithAges): TextTable =>
  insertBelowHeader(
    instanceMatrixTable(
      matrix.instances.map(({ label }) => label),
      matrix.rows,
    ),
    instanceAgeRows(matrix),
  );

export const tableToCsv = (table: TextTable): string => toCsvTable(table);

/** A table in GitHub's Markdown. Texts of cells are escaped. */
export function tableToMarkdown([header = [], ...rows]: TextTable): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
  return [line(header), `|${' --- |'.repeat(header.length)}\n`, ...rows.map(line)].join('');
}

const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>|&~#]/g, '\\$&').replace(/\s+/g, ' ');
