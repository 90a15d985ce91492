import { VisuallyHidden } from '@mantine/core';
import type { Look, MatrixCell, MatrixLine } from './lines';
import type { MatrixState } from './useMatrix';

interface Props {
  index: number;
  /** Px from the top of the body. */
  top: number;
  /** Undefined while it is being read. */
  line: MatrixLine | undefined;
  columns: number;
  template: string;
  matrix: MatrixState;
}

export function MatrixRow({ index, top, line, columns, template, matrix }: Props) {
  const { height, current } = matrix;
  const style = {
    ...{ height, gridTemplateColumns: template },
    transform: `translateY(${top}px)`,
  };
  if (line?.is === 'section') return <Section index={index} title={line.title} style={style} />;
  const place = (column: number) => ({
    tabIndex: current.line === index && current.column === column ? 0 : -1,
    'data-place': `${index}/${column}`,
    onClick: () => {
      matrix.goTo({ line: index, column });
    },
    onDoubleClick: () => {
      matrix.onOpen?.({ line: index, column });
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
        : line.cells.map((cell, column) => <Cell key={column} cell={cell} place={place(column)} />)}
    </div>
  );
}

const Section = ({
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

const Cell = ({
  cell: { look, content, title, saysSo },
  place,
}: {
  cell: MatrixCell;
  place: React.HTMLAttributes<HTMLDivElement>;
}) => (
  <div role="gridcell" className="matrix-cell" data-look={look} title={title} {...place}>
    <span className="matrix-content lk-cut">{content}</span>
    {saysSo !== true && <Mark look={look} />}
  </div>
);

const marks: Readonly<Partial<Record<Look, readonly [symbol: string, word: string]>>> = {
  same: ['=', 'same'],
  different: ['≠', 'different'],
  unsure: ['?', 'cannot be compared'],
};

function Mark({ look }: { look: Look }) {
  const mark = marks[look];
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
