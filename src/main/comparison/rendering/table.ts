/** Both matrices as tables of texts, the first row being the header. Secrets are letters, as in the matrices. */
import type { AccountMatrix, ComparedCell, InstanceCell, InstanceRow } from '../../../contract';

export type Table = readonly (readonly string[])[];

export const accountTable = ({ columns, rows }: AccountMatrix): Table => [
  [
    'Part',
    'Field',
    ...columns.map(({ label, displayName }) => [label, displayName].filter(Boolean).join(': ')),
    'Verdict',
  ],
  ...rows.map(({ group, label, cells, verdict, informative }) => [
    group,
    label,
    ...cells.map(comparedText),
    informative ? `${verdict} (not counted)` : verdict,
  ]),
];

const inWords = {
  hidden: '(hidden by Domo)',
  noAccess: '(no access)',
  notRead: '(not read)',
} as const;

function comparedText(cell: ComparedCell): string {
  if (cell.state === 'value') return cell.text === '' ? '(empty)' : clear(cell.text);
  if (cell.state === 'secret') return `(secret ${cell.letter})`;
  if (cell.state !== 'missing') return inWords[cell.state];
  return cell.standsFor === null ? '(missing)' : `(missing, default ${cell.standsFor})`;
}

/**
 * What begins with a bracket is said by Latchkey; a value that does, or with a quotation mark, is a JSON text,
 * so that no value is taken for a secret or for one that is not there.
 */
const clear = (text: string): string => (/^["(]/.test(text) ? JSON.stringify(text) : text);

/** `labels`: of the instances, in the order of the cells. */
export const instanceTable = (labels: readonly string[], rows: readonly InstanceRow[]): Table => [
  ['Provider', 'Kind', 'Account', ...labels, 'Verdict'],
  ...rows.map(({ dataProviderType, kind, displayName, cells, verdict }) => [
    dataProviderType,
    kind,
    displayName,
    ...cells.map(instanceText),
    verdict,
  ]),
];

function instanceText(cell: InstanceCell): string {
  if (cell.state === 'drifted') return `drifted (${cell.fields})`;
  return cell.state === 'ambiguous' ? `ambiguous (${cell.count})` : cell.state;
}
