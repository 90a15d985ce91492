import type { MatrixColumn, MatrixRow, CellLook, MatrixCell } from './matrix-rows';
import type { MatrixState } from './useMatrix';
import './matrix.css';
import { VisuallyHidden } from '@mantine/core';

interface MatrixProps {
  /** What is beside each other. */
  label: string;
  /** Over the heads of the lines. */
  corner: string;
  columns: readonly MatrixColumn[];
  total: number;
  /** Undefined while it is being read. */
  rowAt: (line: number) => MatrixRow | undefined;
  matrix: MatrixState;
  busy?: boolean;
  /** What is shown answers the question before. */
  isPreviousData?: boolean;
  /** Px: of the heads of lines, and the least that a column needs. */
  headWidth?: number;
  columnWidth?: number;
}

/** Things side by side, of which only the lines on screen exist as elements. One tab stop; keys move the cell. */
export function Matrix({
  label,
  corner,
  columns,
  total,
  rowAt: lineAt,
  matrix,
  ...more
}: MatrixProps) {
  const {
    busy = false,
    isPreviousData: outdated = false,
    headWidth = 220,
    columnWidth = 170,
  } = more;
  const { scroller, items, size, headHeight, onKeyDown, onFocus, onBlur } = matrix;
  const template = `${headWidth}px repeat(${columns.length}, minmax(${columnWidth}px, 1fr))`;
  const minWidth = headWidth + columnWidth * columns.length;
  return (
    <div
      ref={scroller}
      className="lk-scroller"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-busy={busy}
      data-outdated={outdated || undefined}
      style={{ scrollPadding: `${headHeight}px 0 0 ${headWidth}px` }}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <div role="rowgroup" className="matrix-top" style={{ minWidth }}>
        <div
          role="row"
          aria-rowindex={1}
          className="matrix-line"
          style={{ gridTemplateColumns: template, height: headHeight }}
        >
          <div role="columnheader" className="matrix-corner">
            {corner}
          </div>
          {columns.map(({ key, head }) => (
            <div key={key} role="columnheader" className="matrix-column">
              {head}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="matrix-body" style={{ height: size, minWidth }}>
        {items.map(({ index, start }) => (
          <MatrixRowView
            key={index}
            index={index}
            top={start}
            row={lineAt(index)}
            columns={columns.length}
            template={template}
            matrix={matrix}
          />
        ))}
      </div>
    </div>
  );
}

interface MatrixRowViewProps {
  index: number;
  /** Px from the top of the body. */
  top: number;
  /** Undefined while it is being read. */
  row: MatrixRow | undefined;
  columns: number;
  template: string;
  matrix: MatrixState;
}

export function MatrixRowView({
  index,
  top,
  row: line,
  columns,
  template,
  matrix,
}: MatrixRowViewProps) {
  const { height, current } = matrix;
  const style = {
    height,
    gridTemplateColumns: template,
    transform: `translateY(${top}px)`,
  };
  if (line?.is === 'section') return <SectionRow index={index} title={line.title} style={style} />;
  const place = (column: number) => ({
    tabIndex: current.row === index && current.column === column ? 0 : -1,
    'data-place': `${index}/${column}`,
    onClick: () => {
      matrix.goTo({ row: index, column });
    },
    onDoubleClick: () => {
      matrix.onOpen?.({ row: index, column });
    },
  });
  return (
    <div role="row" aria-rowindex={index + 2} className="matrix-line matrix-row" style={style}>
      <div role="rowheader" className="matrix-head lk-cut" {...place(-1)}>
        {line === undefined ? <span className="matrix-wait" /> : line.head}
      </div>
      {line === undefined
        ? Array.from({ length: columns }, (_, column) => (
            <div key={column} role="gridcell" className="matrix-cell" {...place(column)}>
              <span className="matrix-wait" />
            </div>
          ))
        : line.cells.map((cell, column) => (
            <MatrixCellView key={column} cell={cell} place={place(column)} />
          ))}
    </div>
  );
}

const SectionRow = ({
  index,
  title,
  style,
}: {
  index: number;
  title: string;
  style: React.CSSProperties;
}) => (
  <div role="row" aria-rowindex={index + 2} className="matrix-line matrix-row" style={style}>
    <div role="rowheader" className="matrix-section">
      {title}
    </div>
  </div>
);

const MatrixCellView = ({
  cell: { look, content, title, hasOwnMark: saysSo },
  place,
}: {
  cell: MatrixCell;
  place: React.HTMLAttributes<HTMLDivElement>;
}) => (
  <div role="gridcell" className="matrix-cell" data-look={look} title={title} {...place}>
    <span className="matrix-content lk-cut">{content}</span>
    {saysSo !== true && <LookMark look={look} />}
  </div>
);

const lookMarks: Readonly<Partial<Record<CellLook, readonly [symbol: string, word: string]>>> = {
  same: ['=', 'same'],
  different: ['≠', 'different'],
  unsure: ['?', 'cannot be compared'],
};

function LookMark({ look }: { look: CellLook }) {
  const mark = lookMarks[look];
  if (mark === undefined) return null;
  const [symbol, word] = mark;
  return (
    <>
      <span className="matrix-mark" aria-hidden>
        {symbol}
      </span>
      <VisuallyHidden>{`, ${word}`}</VisuallyHidden>
    </>
  );
}
