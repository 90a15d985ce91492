/** What a cell of accounts side by side says: its words, and how it looks. Pure. */
import type {
  AccountMatrix,
  ComparedCell,
  ComparedColumn,
  ComparedRow,
} from '../../../../contract';
import { accessLevelLabel } from '../../../ui/format/format';
import type { CellLook } from '../../../ui/matrix/matrix-rows';

export const comparedSectionTitles = {
  config: 'Configuration',
  metadata: 'Account',
  access: 'Access',
} as const;

const unseenLabels = {
  hidden: 'hidden by Domo',
  noAccess: 'no access',
  notRead: 'not read yet',
} as const;

/** What a column is called; with its id where two are of one instance. */
export function comparedColumnLabel(columns: readonly ComparedColumn[], at: number): string {
  const column = columns[at];
  if (column === undefined) return '';
  const twice = columns.filter(({ label }) => label === column.label).length > 1;
  return twice ? `${column.label} ${column.id}` : column.label;
}

/** The first column whose secret equals this one; null when it is this one. */
export function firstEqualSecret(row: ComparedRow, at: number): number | null {
  const own = row.cells[at];
  if (own?.state !== 'secret') return null;
  const first = row.cells.findIndex(
    (cell) => cell.state === 'secret' && cell.letter === own.letter,
  );
  return first === at ? null : first;
}

/** All that a cell says, in words. */
export function comparedCellLabel(
  { columns }: AccountMatrix,
  row: ComparedRow,
  at: number,
): string {
  const cell = row.cells[at];
  if (cell === undefined) return '';
  switch (cell.state) {
    case 'value':
      return comparedValueLabel(row, cell.text);
    case 'secret': {
      const equal = firstEqualSecret(row, at);
      return equal === null ? 'secret' : `same as ${comparedColumnLabel(columns, equal)}`;
    }
    case 'missing':
      if (isNotToldByDomo(row, cell)) return 'not told by Domo';
      return cell.standsFor === null
        ? 'missing'
        : `missing, stands for ${cell.standsFor || 'empty'}`;
    default:
      return unseenLabels[cell.state];
  }
}

export function comparedValueLabel({ group }: ComparedRow, text: string): string {
  if (text === '') return 'empty';
  return group === 'access' ? text.split(', ').map(accessLevelLabel).join(', ') : text;
}

/** What Domo leaves out of an account may be there all the same: that it is missing proves nothing. */
const isNotToldByDomo = ({ group }: ComparedRow, cell: ComparedCell): boolean =>
  group === 'metadata' && cell.state === 'missing';

/** Against the baseline when there is one, else against the row's reference. */
export function comparedCellLook(row: ComparedRow, at: number, baseline: number | null): CellLook {
  const cell = row.cells[at];
  if (cell === undefined) return 'plain';
  if (row.informative) return 'plain';
  if (isNotToldByDomo(row, cell)) return 'unknown';
  if (cell.state === 'missing') return cell.against === 'same' ? 'same' : 'missing';
  if (cell.state !== 'value' && cell.state !== 'secret') return 'unknown';
  if (baseline === at) return 'plain';
  if (baseline !== null) return cell.against === 'unknown' ? 'unsure' : (cell.against ?? 'plain');
  return cell.state === 'secret' ? lookOfSecret(row, at) : lookOfValue(row, at);
}

function lookOfSecret(row: ComparedRow, at: number): CellLook {
  const first = row.cells.findIndex(({ state }) => state === 'secret');
  if (first === at) return 'plain';
  return firstEqualSecret(row, at) === first ? 'same' : 'different';
}

function lookOfValue({ cells, reference, verdict }: ComparedRow, at: number): CellLook {
  if (verdict === 'same') return at === 0 ? 'plain' : 'same';
  const cell = cells[at];
  if (reference === null || reference === at || cell?.state !== 'value') return 'plain';
  return cell.difference !== null || cell.text === '' ? 'different' : 'same';
}
