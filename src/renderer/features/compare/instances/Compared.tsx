import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import type { Place } from '../../../ui/matrix/lines';
import { showComparison } from '../../../state/comparison';
import {
  findDifferentRow,
  showInstanceRows,
  takePlace,
  useInstanceMatrix,
  keepPlace,
  type ComparedInstances,
} from '../../../state/instanceMatrix';
import { indexOf, rowAt } from '../../../state/paged';
import { Boundary } from '../../../ui/Boundary';
import { useMatrix } from '../../../ui/matrix/useMatrix';
import { Split } from '../../../ui/Split';
import { accountsToOpen } from './accounts';
import { Filters } from './Filters';
import { InstancesMatrix } from './InstancesMatrix';
import { Panel } from './panel/Panel';
import { useDetails } from './useDetails';

/** Px: four lines over a column, and five where a sync failed. */
const HEAD_HEIGHT = 92;
const WITH_PROBLEM = 108;
const never = (): boolean => false;

interface Props {
  comparison: ComparedInstances;
  /** Rows that fit the filter. */
  total: number;
}

/** The matrix under its filters, beside the details of the cell that has the focus. */
export function Compared({ comparison, total }: Props) {
  const { pages, instances, question } = useInstanceMatrix();
  const details = useDetails();
  const narrow = useMediaQuery('(max-width: 1100px)');
  const wide = useMediaQuery('(min-width: 1500px)');
  const failed = instances.some(({ problem }) => problem !== null);
  const open = ({ line, column }: Place): void => {
    const row = rowAt(pages, line);
    if (row === undefined) return;
    const ids = instances.map(({ profileId }) => profileId);
    const { accounts, baseline } = accountsToOpen(row, ids, column, comparison.baseline);
    if (accounts.length < 2) {
      details.show(true);
      return;
    }
    keepPlace({ line, column });
    showComparison({ view: 'accounts', accounts, baseline }, 'within');
  };
  const matrix = useMatrix({
    ...{ lines: total, columns: instances.length, question },
    headHeight: failed ? WITH_PROBLEM : HEAD_HEIGHT,
    places: {
      keyAt: (line) => rowAt(pages, line)?.key,
      indexOf: (key) => indexOf(pages, (row) => row.key === key),
    },
    ...{ isSection: never, findDifference: findDifferentRow },
    ...{ onOpen: open, onVisible: showInstanceRows },
  });
  const { current, goTo } = matrix;
  useEffect(() => {
    const place = takePlace();
    if (place !== null) goTo(place);
    // Once: where the comparison was left.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- goTo is new in every render
  }, []);
  const row = rowAt(pages, current.line);
  const closeDetails = (): void => {
    details.show(false);
    goTo(current);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    if (event.target.dataset['place'] === undefined) return;
    if (event.key === ' ') {
      event.preventDefault();
      details.show(!details.open);
    } else if (event.key === 'Escape' && details.open) details.show(false);
  };
  return (
    <>
      <Filters
        comparison={comparison}
        details={details}
        onGo={(step) => void matrix.goToDifference(step)}
      />
      <div className="app-body instances-body">
        <Split
          name="instanceDetailsWidth"
          label="Width of the details"
          width={320}
          side={
            details.open && row !== undefined && total > 0 ? (
              <Boundary
                key={`${row.key}\n${current.column}`}
                what="This cell"
                onClose={closeDetails}
              >
                <Panel
                  row={row}
                  column={current.column}
                  comparison={comparison}
                  onCompare={() => {
                    open(current);
                  }}
                  onClose={closeDetails}
                />
              </Boundary>
            ) : null
          }
        >
          <div className="instances-matrix" onKeyDown={onKeyDown}>
            <InstancesMatrix
              comparison={comparison}
              total={total}
              matrix={matrix}
              headWidth={narrow ? 190 : wide ? 330 : 250}
            />
          </div>
        </Split>
      </div>
    </>
  );
}
