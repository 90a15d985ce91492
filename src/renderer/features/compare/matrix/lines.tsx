/** The lines of accounts side by side: the rows that are shown, under their sections. */
import type { AccountMatrix, ComparedRow } from '../../../../contract';
import { isShown, type ShownRows } from '../../../../contract/shown-rows';
import type { Places } from '../../../ui/grid/active';
import type { MatrixCell, MatrixLine } from '../../../ui/matrix/lines';
import { lookOf, sectionOf, wordsOf } from './words';

export type Line = { is: 'section'; group: ComparedRow['group'] } | { is: 'row'; row: ComparedRow };

/** A section with no row is left out. */
export function linesOf({ rows }: AccountMatrix, show: ShownRows): Line[] {
  return (['config', 'metadata', 'access'] as const).flatMap((group): Line[] => {
    const shown = rows.filter((row) => row.group === group && isShown(row, show));
    if (shown.length === 0) return [];
    return [{ is: 'section', group }, ...shown.map((row): Line => ({ is: 'row', row }))];
  });
}

const keyOf = (line: Line | undefined): string | undefined =>
  line?.is === 'row' ? `${line.row.group} ${line.row.key}` : undefined;

/** Which row is where: the one that has the focus keeps it when others are shown around it. */
export const placesOf = (lines: readonly Line[]): Places => ({
  keyAt: (line) => keyOf(lines[line]),
  indexOf: (key) => {
    const line = lines.findIndex((each) => keyOf(each) === key);
    return line < 0 ? undefined : line;
  },
});

/** The next line, from one on in a direction, whose row differs; null when there is none. */
export function differenceFrom(lines: readonly Line[], from: number, step: 1 | -1): number | null {
  for (let at = from; at >= 0 && at < lines.length; at += step) {
    const line = lines[at];
    if (line?.is !== 'row' || line.row.informative) continue;
    if (line.row.verdict === 'different') return at;
  }
  return null;
}

export function drawn(matrix: AccountMatrix, line: Line | undefined): MatrixLine | undefined {
  if (line === undefined) return undefined;
  if (line.is === 'section') return { is: 'section', title: sectionOf[line.group] };
  const { row } = line;
  return {
    is: 'line',
    head: (
      <span className="lk-cut" data-quiet={row.informative || undefined} title={row.label}>
        <span className="compared-label lk-name">{row.label}</span>
        {row.secret && <span className="lk-small"> · secret</span>}
        {row.detail !== null && <span className="lk-small lk-name"> · {row.detail}</span>}
        {row.informative && <span className="lk-small"> · not counted</span>}
      </span>
    ),
    cells: row.cells.map((_, at) => cellOf(matrix, row, at)),
  };
}

function cellOf(matrix: AccountMatrix, row: ComparedRow, at: number): MatrixCell {
  const words = wordsOf(matrix, row, at);
  return {
    look: lookOf(row, at, matrix.baseline),
    content: <Content row={row} at={at} words={words} />,
    title: words.slice(0, 2000),
  };
}

function Content({ row, at, words }: { row: ComparedRow; at: number; words: string }) {
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
