/** Texts and looks of the cells of the account matrix. Pure. */
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

/** The label of a column. It contains the account id if two accounts are from one instance. */
export function comparedColumnLabel(columns: readonly ComparedColumn[], at: number): string {
  const column = columns[at];
  if (column === undefined) return '';
  const twice = columns.filter(({ label }) => label === column.label).length > 1;
  return twice ? `${column.label} ${column.id}` : column.label;
}

/** The first column with the same secret; null if this is the first. */
export function firstEqualSecret(row: ComparedRow, at: number): number | null {
  const own = row.cells[at];
  if (own?.state !== 'secret') return null;
  const first = row.cells.findIndex(
    (cell) => cell.state === 'secret' && cell.letter === own.letter,
  );
  return first === at ? null : first;
}

/** The full text of a cell. */
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
      if (isOmittedByDomo(row, cell)) return 'not returned by Domo';
      return cell.standsFor === null
        ? 'missing'
        : `missing, treated as ${cell.standsFor || 'empty'}`;
    default:
      return unseenLabels[cell.state];
  }
}

export function comparedValueLabel({ group }: ComparedRow, text: string): string {
  if (text === '') return 'empty';
  return group === 'access' ? text.split(', ').map(accessLevelLabel).join(', ') : text;
}

/** Domo omits some metadata, so a missing field proves nothing. */
const isOmittedByDomo = ({ group }: ComparedRow, cell: ComparedCell): boolean =>
  group === 'metadata' && cell.state === 'missing';

/** Compares with the baseline if there is one, otherwise with the row's reference. */
export function comparedCellLook(row: ComparedRow, at: number, baseline: number | null): CellLook {
  const cell = row.cells[at];
  if (cell === undefined) return 'plain';
  if (row.informative) return 'plain';
  if (isOmittedByDomo(row, cell)) return 'unknown';
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
