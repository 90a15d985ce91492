/** A comparison of accounts as text: signs and words carry the meaning, no colour. */
import type {
  AccountMatrix,
  ComparedCell,
  ComparedColumn,
  ComparedRow,
  Relation,
} from '../../contract';
import { table } from './print';

const signs: Readonly<Record<Relation, string>> = { same: '=', different: '≠', unknown: '?' };
const verdicts: Readonly<Record<Relation, string>> = {
  same: 'The same.',
  different: 'Different.',
  unknown: 'It cannot be said whether they are the same.',
};
const unseen = { hidden: '(hidden by Domo)', noAccess: '(no access)', notRead: '(not read)' };

/** Characters of a value; the rest is in `--json`. */
const WIDEST = 40;

export const matrixTable = ({ columns, rows, tallies: { all } }: AccountMatrix): string =>
  [
    table(
      ['', 'GROUP', 'FIELD', ...columns.map(headOf)],
      rows.map((row) => [signOf(row), row.group, row.label, ...row.cells.map(textOf)]),
    ),
    columns.map(ageOf).join(''),
    `${verdicts[all.verdict]} ${all.different} different, ${all.same} the same, ${all.unknown} unknown.\n`,
  ].join('\n');

/** What differs by nature is shown, and says nothing. */
const signOf = ({ informative, verdict }: ComparedRow): string =>
  informative ? ' ' : signs[verdict];

const headOf = ({ label, kind, id }: ComparedColumn): string =>
  kind === 'oauth' ? `${label}:oauth:${id}` : `${label}:${id}`;

function ageOf(column: ComparedColumn): string {
  const { config, metadata, access } = column.parts;
  const ages = Object.entries({ account: metadata, config, 'access list': access }).map(
    ([what, { readAt }]) =>
      `${what} ${readAt === null ? 'not read' : `read ${new Date(readAt).toISOString()}`}`,
  );
  return `${headOf(column)}  ${column.displayName ?? ''}: ${ages.join(', ')}\n`;
}

function textOf(cell: ComparedCell): string {
  switch (cell.state) {
    case 'value':
      return cell.text === '' ? '(empty)' : cut(cell.text);
    case 'missing':
      return cell.standsFor === null ? '-' : `- (${cut(cell.standsFor)})`;
    case 'secret':
      return `secret ${cell.letter}`;
    default:
      return unseen[cell.state];
  }
}

const cut = (text: string): string =>
  [...text].length > WIDEST ? `${[...text].slice(0, WIDEST - 1).join('')}…` : text;
