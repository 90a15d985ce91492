import type { MatrixColumn, MatrixLine } from './lines';
import { MatrixRow } from './MatrixRow';
import type { MatrixState } from './useMatrix';
import './matrix.css';

interface Props {
  /** What is beside each other. */
  label: string;
  /** Over the heads of the lines. */
  corner: string;
  columns: readonly MatrixColumn[];
  total: number;
  /** Undefined while it is being read. */
  lineAt: (line: number) => MatrixLine | undefined;
  matrix: MatrixState;
  busy?: boolean;
  /** What is shown answers the question before. */
  outdated?: boolean;
  /** Px: of the heads of lines, and the least that a column needs. */
  headWidth?: number;
  columnWidth?: number;
}

/** Things side by side, of which only the lines on screen exist as elements. One tab stop; keys move the cell. */
export function Matrix({ label, corner, columns, total, lineAt, matrix, ...more }: Props) {
  const { busy = false, outdated = false, headWidth = 220, columnWidth = 170 } = more;
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
          <MatrixRow
            key={index}
            index={index}
            top={start}
            line={lineAt(index)}
            columns={columns.length}
            template={template}
            matrix={matrix}
          />
        ))}
      </div>
    </div>
  );
}
