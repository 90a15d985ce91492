/** A comparison of accounts as text: signs and words carry the meaning, no colour. */
import type { AccountMatrix, ComparedColumn, ComparedRow, Relation } from '../../contract';
import { accountTable } from '../comparison';
import { plain, table } from './print';

export const signs: Readonly<Record<Relation, string>> = {
  same: '=',
  different: '≠',
  unknown: '?',
};
export const verdicts: Readonly<Record<Relation, string>> = {
  same: 'The same.',
  different: 'Different.',
  unknown: 'It cannot be said whether they are the same.',
};

/** Characters of a value; the rest is in `--json`. */
const WIDEST = 40;

export function matrixTable(matrix: AccountMatrix): string {
  const { columns, rows, tallies } = matrix;
  const [header = [], ...texts] = accountTable(matrix);
  const { verdict, different, same, unknown } = tallies.all;
  return [
    table(
      ['', ...header.map((text) => text.toUpperCase())],
      texts.map((cells, at) => [signOf(rows[at]), ...cells.map(cut)]),
    ),
    columns.map(ageOf).join(''),
    `${verdicts[verdict]} ${different} different, ${same} the same, ${unknown} unknown.\n`,
  ].join('\n');
}

/** What differs by nature is shown, and says nothing. */
const signOf = (row: ComparedRow | undefined): string =>
  row === undefined || row.informative ? ' ' : signs[row.verdict];

function ageOf({ label, kind, id, parts }: ComparedColumn): string {
  const { config, metadata, access } = parts;
  const ages = Object.entries({ account: metadata, config, 'access list': access }).map(
    ([what, { readAt }]) =>
      `${what} ${readAt === null ? 'not read' : `read ${new Date(readAt).toISOString()}`}`,
  );
  return `${plain(label)}:${kind === 'oauth' ? 'oauth:' : ''}${id}: ${ages.join(', ')}\n`;
}

const cut = (text: string): string =>
  [...text].length > WIDEST ? `${[...text].slice(0, WIDEST - 1).join('')}…` : text;
