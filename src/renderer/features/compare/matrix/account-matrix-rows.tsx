/** The rows of the account matrix: sections, and below each the compared rows that are shown. */
import type { AccountMatrix, ComparedRow } from '../../../../contract';
import { isRowShown, type ShownRows } from '../../../../contract/zod-free';
import type { RowPositions } from '../../../ui/grid/useActiveRow';
import type { MatrixCell, MatrixRow } from '../../../ui/matrix/matrix-rows';
import {
  comparedCellLabel,
  comparedCellLook,
  comparedSectionTitles,
  exactCellLabel,
} from './account-cell-labels';
import clsx from 'clsx';
import comparedStyles from './compared.module.css';
import matrixStyles from '../../../ui/matrix/matrix.module.css';
import { t } from '../../../../contract/texts';

export type AccountMatrixRow =
  { is: 'section'; group: ComparedRow['group'] } | { is: 'row'; row: ComparedRow };

/** Sections without rows are omitted. */
export function accountMatrixRows({ rows }: AccountMatrix, show: ShownRows): AccountMatrixRow[] {
  return (['config', 'metadata', 'access'] as const).flatMap((group): AccountMatrixRow[] => {
    const shown = rows.filter((row) => row.group === group && isRowShown(row, show));
    if (shown.length === 0) return [];
    return [
      { is: 'section', group },
      ...shown.map((row): AccountMatrixRow => ({ is: 'row', row })),
    ];
  });
}

const rowKey = (matrixRow: AccountMatrixRow | undefined): string | undefined =>
  matrixRow?.is === 'row' ? `${matrixRow.row.group} ${matrixRow.row.key}` : undefined;

/** Maps rows to positions, so that the focused row keeps the focus when the shown rows change. */
export const accountRowPositions = (rows: readonly AccountMatrixRow[]): RowPositions => ({
  keyAt: (index) => rowKey(rows[index]),
  indexOf: (key) => {
    const index = rows.findIndex((each) => rowKey(each) === key);
    return index < 0 ? undefined : index;
  },
});

/** The index of the next row that differs, starting with `from`; null if there is none. */
export function nextDifferentRow(
  rows: readonly AccountMatrixRow[],
  from: number,
  step: 1 | -1,
): number | null {
  for (let at = from; at >= 0 && at < rows.length; at += step) {
    const matrixRow = rows[at];
    if (matrixRow?.is !== 'row' || matrixRow.row.informative) continue;
    if (matrixRow.row.verdict === 'different') return at;
  }
  return null;
}

export function renderAccountMatrixRow(
  matrix: AccountMatrix,
  matrixRow: AccountMatrixRow | undefined,
): MatrixRow | undefined {
  if (matrixRow === undefined) return undefined;
  if (matrixRow.is === 'section')
    return { is: 'section', title: comparedSectionTitles[matrixRow.group] };
  const { row } = matrixRow;
  return {
    is: 'row',
    head: (
      <span className="lk-cut" data-quiet={row.informative || undefined} title={row.label}>
        <span className={clsx(comparedStyles['label'], 'lk-name')}>{row.label}</span>
        {row.secret && <span className="lk-small"> {t('· secret')}</span>}
        {row.detail !== null && <span className="lk-small lk-name"> · {row.detail}</span>}
        {row.informative && <span className="lk-small"> {t('· not counted')}</span>}
      </span>
    ),
    cells: row.cells.map((_, at) => toMatrixCell(matrix, row, at)),
  };
}

function toMatrixCell(matrix: AccountMatrix, row: ComparedRow, at: number): MatrixCell {
  const label = comparedCellLabel(matrix, row, at);
  return {
    look: comparedCellLook(row, at, matrix.baseline),
    content: <ComparedCellContent row={row} at={at} label={label} />,
    title: exactCellLabel(matrix, row, at).slice(0, 2000),
  };
}

function ComparedCellContent({ row, at, label }: { row: ComparedRow; at: number; label: string }) {
  const cell = row.cells[at];
  const quiet = row.informative || undefined;
  switch (cell?.state) {
    case 'value':
      return (
        <span
          data-quiet={quiet}
          className={row.group === 'config' && cell.text !== '' ? 'lk-mono lk-name' : 'lk-name'}
        >
          {cell.text === '' ? <em>{label}</em> : label.slice(0, 400)}
        </span>
      );
    case 'secret':
      return (
        <>
          <span className={matrixStyles['letter']}>{cell.letter}</span> {label}
        </>
      );
    case 'asWritten':
      return (
        <>
          <span className={matrixStyles['writtenLetter']}>{cell.letter}</span> {label}
        </>
      );
    case 'missing':
      return (
        <span data-quiet={quiet}>
          {row.group === 'metadata' ? '?' : '∅'} {label}
        </span>
      );
    default:
      return <span>? {label}</span>;
  }
}
