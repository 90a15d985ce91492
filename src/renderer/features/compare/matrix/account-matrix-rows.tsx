/** The lines of accounts side by side: the rows that are shown, under their sections. */
import type { AccountMatrix, ComparedRow } from '../../../../contract';
import { isRowShown, type ShownRows } from '../../../../contract/zod-free';
import type { RowPositions } from '../../../ui/grid/useActiveRow';
import type { MatrixCell, MatrixRow } from '../../../ui/matrix/matrix-rows';
import { comparedCellLook, comparedSectionTitles, comparedCellLabel } from './account-cell-labels';

export type AccountMatrixRow =
  { is: 'section'; group: ComparedRow['group'] } | { is: 'row'; row: ComparedRow };

/** A section with no row is left out. */
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

const rowKey = (line: AccountMatrixRow | undefined): string | undefined =>
  line?.is === 'row' ? `${line.row.group} ${line.row.key}` : undefined;

/** Which row is where: the one that has the focus keeps it when others are shown around it. */
export const accountRowPositions = (lines: readonly AccountMatrixRow[]): RowPositions => ({
  keyAt: (line) => rowKey(lines[line]),
  indexOf: (key) => {
    const line = lines.findIndex((each) => rowKey(each) === key);
    return line < 0 ? undefined : line;
  },
});

/** The next line, from one on in a direction, whose row differs; null when there is none. */
export function nextDifferentRow(
  lines: readonly AccountMatrixRow[],
  from: number,
  step: 1 | -1,
): number | null {
  for (let at = from; at >= 0 && at < lines.length; at += step) {
    const line = lines[at];
    if (line?.is !== 'row' || line.row.informative) continue;
    if (line.row.verdict === 'different') return at;
  }
  return null;
}

export function renderAccountMatrixRow(
  matrix: AccountMatrix,
  line: AccountMatrixRow | undefined,
): MatrixRow | undefined {
  if (line === undefined) return undefined;
  if (line.is === 'section') return { is: 'section', title: comparedSectionTitles[line.group] };
  const { row } = line;
  return {
    is: 'row',
    head: (
      <span className="lk-cut" data-quiet={row.informative || undefined} title={row.label}>
        <span className="compared-label lk-name">{row.label}</span>
        {row.secret && <span className="lk-small"> · secret</span>}
        {row.detail !== null && <span className="lk-small lk-name"> · {row.detail}</span>}
        {row.informative && <span className="lk-small"> · not counted</span>}
      </span>
    ),
    cells: row.cells.map((_, at) => toMatrixCell(matrix, row, at)),
  };
}

function toMatrixCell(matrix: AccountMatrix, row: ComparedRow, at: number): MatrixCell {
  const words = comparedCellLabel(matrix, row, at);
  return {
    look: comparedCellLook(row, at, matrix.baseline),
    content: <ComparedCellContent row={row} at={at} words={words} />,
    title: words.slice(0, 2000),
  };
}

function ComparedCellContent({ row, at, words }: { row: ComparedRow; at: number; words: string }) {
  const cell = row.cells[at];
  const quiet = row.informative || undefined;
  switch (cell?.state) {
    case 'value':
      return (
        <span
          data-quiet={quiet}
          className={row.group === 'config' && cell.text !== '' ? 'lk-mono lk-name' : 'lk-name'}
        >
          {cell.text === '' ? <em>{words}</em> : words.slice(0, 400)}
        </span>
      );
    case 'secret':
      return (
        <>
          <span className="matrix-letter">{cell.letter}</span> {words}
        </>
      );
    case 'missing':
      return (
        <span data-quiet={quiet}>
          {row.group === 'metadata' ? '?' : '∅'} {words}
        </span>
      );
    default:
      return <span>? {words}</span>;
  }
}
