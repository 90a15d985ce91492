import type { AccountMatrix, ComparedRow } from '../../../../contract';
import { DrawerHead } from '../../../ui/DrawerHead';
import { SidePart } from '../../../ui/SidePart';
import { Actions } from './Actions';
import { FullValue } from './FullValue';
import { columnName, lookOf, sectionOf, wordsOf } from './words';

interface Props {
  matrix: AccountMatrix;
  row: ComparedRow;
  /** The cell that has the focus; -1 for the head of the row. */
  column: number;
  /** Its columns are one account at two times, which nothing can be copied between. */
  times: boolean;
  onClose: () => void;
}

const verdicts = {
  same: 'The same everywhere',
  different: 'Different',
  unknown: 'Cannot be known',
} as const;

/** All values of a row in full, and what can be done with them. */
export const Details = ({ matrix, row, column, times, onClose }: Props) => (
  <SidePart label="Row details" onClose={onClose}>
    <DrawerHead
      title={row.label}
      below={`${sectionOf[row.group]} · ${row.informative ? 'differs by nature, not counted' : verdicts[row.verdict]}`}
      onClose={onClose}
    />
    {/* Long values scroll, also by the keyboard. */}
    <div className="compared-details" tabIndex={0} role="region" aria-label="Values">
      {matrix.columns.map((_, at) => (
        <section key={at} className="compared-value" data-active={at === column || undefined}>
          <h3 className="lk-name">{columnName(matrix.columns, at)}</h3>
          <FullValue matrix={matrix} row={row} at={at} />
          <Relation matrix={matrix} row={row} at={at} />
          {!times && <Actions matrix={matrix} row={row} at={at} />}
        </section>
      ))}
    </div>
  </SidePart>
);

function Relation({ matrix, row, at }: { matrix: AccountMatrix; row: ComparedRow; at: number }) {
  const look = lookOf(row, at, matrix.baseline);
  const held = matrix.baseline ?? row.reference;
  const other = held === null ? 'the first' : columnName(matrix.columns, held);
  const words = {
    plain: null,
    same: `= same as ${other}`,
    different: `≠ different from ${other}`,
    missing: '∅ missing here',
    unknown: '? whether it is the same cannot be known',
    unsure: `? cannot be compared with ${other}`,
  }[look];
  if (words === null || wordsOf(matrix, row, at) === words) return null;
  return (
    <p className="compared-relation lk-small" data-look={look}>
      {words}
    </p>
  );
}
