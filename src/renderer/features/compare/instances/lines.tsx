/** A row of two or more instances as a line of the matrix. */
import { VisuallyHidden } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { InstanceCell, InstanceRow } from '../../../../contract';
import type { MatrixCell, MatrixLine } from '../../../ui/matrix/lines';
import { isInvalid, lineOf, nameOf, wordsOf } from './words';

/** `columns`: while another question is being answered, a row may have fewer cells than there are columns. */
export const matrixLine = (row: InstanceRow, columns: number): MatrixLine => ({
  is: 'line',
  head: <RowHead row={row} />,
  cells: Array.from({ length: columns }, (_, column) => cellOf(row.cells[column])),
});

function cellOf(cell: InstanceCell | undefined): MatrixCell {
  if (cell === undefined) return { look: 'plain', content: <span className="matrix-wait" /> };
  return {
    look: wordsOf(cell).look,
    saysSo: true,
    content: <CellContent cell={cell} />,
    title: lineOf(cell),
  };
}

export function CellContent({ cell }: { cell: InstanceCell }) {
  const { symbol, word, beside, look } = wordsOf(cell);
  return (
    <span className="instances-cell" data-look={look}>
      <span className="instances-symbol" aria-hidden>
        {symbol}
      </span>
      <span className="lk-cut">{word}</span>
      {beside !== null && (
        <span className="instances-beside lk-dim lk-small lk-cut">· {beside}</span>
      )}
      {isInvalid(cell) && (
        <span className="instances-invalid">
          <span aria-hidden>▲ </span>invalid
        </span>
      )}
    </span>
  );
}

const RowHead = ({ row }: { row: InstanceRow }) => (
  <>
    <span className="instances-name lk-cut lk-name" title={nameOf(row)}>
      {nameOf(row)}
    </span>
    {row.paired && (
      <span title="Paired by hand" className="instances-paired">
        <IconLink size={13} aria-hidden />
        <VisuallyHidden>, paired by hand</VisuallyHidden>
      </span>
    )}
    {row.kind === 'oauth' && <span className="instances-kind">OAuth</span>}
    <span className="instances-provider lk-cut lk-name lk-small" title={row.dataProviderType}>
      <VisuallyHidden>, </VisuallyHidden>
      {row.dataProviderType}
    </span>
  </>
);
