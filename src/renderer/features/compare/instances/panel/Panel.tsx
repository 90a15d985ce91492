import { useInstanceMatrix, type ComparedInstances } from '../../../../state/instanceMatrix';
import type { InstanceRow } from '../../../../../contract';
import { DrawerHead } from '../../../../ui/DrawerHead';
import { kindWord } from '../../../../ui/format';
import { SidePart } from '../../../../ui/SidePart';
import { nameOf } from '../words';
import { AllInstances } from './AllInstances';
import { PairOne } from './PairOne';
import { RowActions } from './RowActions';
import { ThisCell } from './ThisCell';

interface Props {
  row: InstanceRow;
  /** -1: the head of the row. */
  column: number;
  comparison: ComparedInstances;
  onCompare: () => void;
  onClose: () => void;
}

/** What is known of the cell that has the focus and of its row, and what can be done about it. */
export function Panel({ row, column, comparison, onCompare, onClose }: Props) {
  const instances = useInstanceMatrix((state) => state.instances);
  const cell = row.cells[column];
  const age = instances[column];
  return (
    <SidePart label="Details" onClose={onClose}>
      <DrawerHead
        title={nameOf(row)}
        below={
          <>
            <span className="lk-name">{row.dataProviderType}</span> · {kindWord(row.kind)}
            {row.paired && ' · paired by hand'}
          </>
        }
        onClose={onClose}
      />
      <div className="instances-panel">
        {cell !== undefined && age !== undefined && (
          <ThisCell
            row={row}
            column={column}
            cell={cell}
            age={age}
            isBaseline={comparison.profileIds[comparison.baseline ?? -1] === age.profileId}
          />
        )}
        {cell?.state === 'ambiguous' && age !== undefined && (
          <PairOne row={row} column={column} cell={cell} age={age} />
        )}
        <RowActions row={row} column={column} comparison={comparison} onCompare={onCompare} />
        <AllInstances row={row} column={column} />
        {cell?.state === 'missing' && age !== undefined && (
          <PairOne row={row} column={column} cell={cell} age={age} />
        )}
      </div>
    </SidePart>
  );
}
