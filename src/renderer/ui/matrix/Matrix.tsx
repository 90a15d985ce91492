import { VisuallyHidden } from '@mantine/core';
import type { CellLook, MatrixCell, MatrixColumn, MatrixRow } from './matrix-rows';
import type { MatrixState } from './useMatrix';
import { region } from '../keyboard/regions';
import matrixStyles from './matrix.module.css';
import clsx from 'clsx';
import { t } from '../../../contract/texts';

interface MatrixProps {
  /** Names the things that are side by side. */
  label: string;
  /** Above the row headers. */
  corner: string;
  columns: readonly MatrixColumn[];
  total: number;
  /** Undefined while it is being read. */
  rowAt: (row: number) => MatrixRow | undefined;
  matrix: MatrixState;
  busy?: boolean;
  /** The rows answer the previous question. */
  isPreviousData?: boolean;
  /** Px of the row headers. */
  headWidth?: number;
  /** Px that a column needs at least. */
  columnWidth?: number;
  /** Columns have less room at their sides. */
  narrow?: boolean;
}

/** Things side by side. Only the rows on screen exist as elements. One tab stop; keys move between cells. */
export function Matrix({
  label,
  corner,
  columns,
  total,
  rowAt,
  matrix,
  busy = false,
  isPreviousData = false,
  headWidth = 220,
  columnWidth = 170,
  narrow = false,
}: MatrixProps) {
  const { scroller, items, size, headHeight, onKeyDown, onFocus, onBlur } = matrix;
  const template = `${headWidth}px repeat(${columns.length}, minmax(${columnWidth}px, 1fr))`;
  const minWidth = headWidth + columnWidth * columns.length;
  return (
    <div
      ref={scroller}
      className="lk-scroller"
      {...region}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-busy={busy}
      data-outdated={isPreviousData || undefined}
      data-narrow={narrow || undefined}
      style={{ scrollPadding: `${headHeight}px 0 0 ${headWidth}px` }}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <div role="rowgroup" className={matrixStyles['top']} style={{ minWidth }}>
        <div
          role="row"
          aria-rowindex={1}
          className={matrixStyles['line']}
          style={{ gridTemplateColumns: template, height: headHeight }}
        >
          <div role="columnheader" className={matrixStyles['corner']}>
            {corner}
          </div>
          {columns.map(({ key, head }) => (
            <div key={key} role="columnheader" className={matrixStyles['column']}>
              {head}
            </div>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={matrixStyles['body']}
        data-grid-body
        style={{ height: size, minWidth }}
      >
        {items.map(({ index, start }) => (
          <MatrixRowView
            key={index}
            index={index}
            top={start}
            row={rowAt(index)}
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

function MatrixRowView({ index, top, row, columns, template, matrix }: MatrixRowViewProps) {
  const style = {
    height: matrix.rowHeight,
    gridTemplateColumns: template,
    transform: `translateY(${top}px)`,
  };
  if (row?.is === 'section') return <SectionRow index={index} title={row.title} style={style} />;
  const itemProps = (column: number) => ({
    ...matrix.itemAttributes({ row: index, column }),
    onClick: () => {
      matrix.goTo({ row: index, column });
    },
    onDoubleClick: () => {
      matrix.onOpen?.({ row: index, column });
    },
  });
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={clsx(matrixStyles['line'], matrixStyles['row'])}
      style={style}
    >
      <div role="rowheader" className={clsx(matrixStyles['head'], 'lk-cut')} {...itemProps(-1)}>
        {row === undefined ? <span className={matrixStyles['wait']} /> : row.head}
      </div>
      {row === undefined
        ? Array.from({ length: columns }, (_, column) => (
            <div
              key={column}
              role="gridcell"
              className={matrixStyles['cell']}
              {...itemProps(column)}
            >
              <span className={matrixStyles['wait']} />
            </div>
          ))
        : row.cells.map((cell, column) => (
            <MatrixCellView key={column} cell={cell} itemProps={itemProps(column)} />
          ))}
    </div>
  );
}

interface SectionRowProps {
  index: number;
  title: string;
  style: React.CSSProperties;
}

const SectionRow = ({ index, title, style }: SectionRowProps) => (
  <div
    role="row"
    aria-rowindex={index + 2}
    className={clsx(matrixStyles['line'], matrixStyles['row'])}
    style={style}
  >
    <div role="rowheader" className={matrixStyles['section']}>
      {title}
    </div>
  </div>
);

interface MatrixCellViewProps {
  cell: MatrixCell;
  itemProps: React.HTMLAttributes<HTMLDivElement>;
}

const MatrixCellView = ({
  cell: { look, content, title, hasOwnMark },
  itemProps,
}: MatrixCellViewProps) => (
  <div
    role="gridcell"
    className={matrixStyles['cell']}
    data-look={look}
    title={title}
    {...itemProps}
  >
    <span className={clsx(matrixStyles['content'], 'lk-cut')}>{content}</span>
    {hasOwnMark !== true && <LookMark look={look} />}
  </div>
);

const lookMarks: Readonly<Partial<Record<CellLook, readonly [symbol: string, word: string]>>> = {
  same: ['=', 'same'],
  different: ['≠', 'different'],
  unsure: ['?', t('cannot be compared')],
  sameAsWritten: ['≈', t('same as written')],
  differsAsWritten: ['≉', t('differs as written')],
};

function LookMark({ look }: { look: CellLook }) {
  const mark = lookMarks[look];
  if (mark === undefined) return null;
  const [symbol, word] = mark;
  return (
    <>
      <span className={matrixStyles['mark']} aria-hidden>
        {symbol}
      </span>
      <VisuallyHidden>{`, ${word}`}</VisuallyHidden>
    </>
  );
}
