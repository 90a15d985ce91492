import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { isGridItem } from '../../../ui/grid/grid-items';
import type { GridPosition } from '../../../ui/grid/grid-navigation';
import { showComparison } from '../../../state/comparison';
import {
  findDifferentRow,
  setVisibleInstanceRows,
  takeRememberedCell,
  useInstanceMatrix,
  rememberCell,
  type InstancesComparison,
} from '../../../state/instance-matrix';
import { findRowIndex, rowAt } from '../../../state/paged-rows';
import { ErrorBoundary } from '../../../ui/notices/ErrorBoundary';
import { useMatrix } from '../../../ui/matrix/useMatrix';
import { SplitView } from '../../../ui/layout/SplitView';
import { accountsToOpen } from './row-accounts';
import { InstanceMatrixFilters, useProviderNames } from './InstanceMatrixFilters';
import { InstanceMatrixGrid } from './InstanceMatrixGrid';
import { InstanceCellPanel } from './panel/InstanceCellPanel';
import { useInstanceDetails } from './useInstanceDetails';
import { GuessedWords } from './rule/GuessedWords';
import { InstancesSummaryPanel } from './summary/InstancesSummaryPanel';
import { SingleAccounts } from './summary/SingleAccounts';
import summaryStyles from './summary/summary.module.css';
import instancesStyles from './instances.module.css';
import { t } from '../../../../contract/texts';

/** Px: a column header has four lines, and a fifth if a sync failed. */
const HEADER_HEIGHT = 92;
const HEADER_HEIGHT_WITH_PROBLEM = 108;
/** Px: a turned label and a count. */
const COMPACT_HEADER_HEIGHT = 190;
/** More columns than these are narrow. */
const MAX_WIDE_COLUMNS = 5;
const never = (): boolean => false;

interface Props {
  comparison: InstancesComparison;
  /** The number of rows that match the filter. */
  total: number;
}

/** The matrix with its filters and the details of the focused cell. */
export function InstanceMatrixPane({ comparison, total }: Props) {
  const { pages, instances, queryVersion } = useInstanceMatrix();
  const details = useInstanceDetails();
  const names = useProviderNames(comparison.profileIds);
  const narrow = useMediaQuery('(max-width: 1100px)');
  const wide = useMediaQuery('(min-width: 1500px)');
  const compact = instances.length > MAX_WIDE_COLUMNS;
  const failed = instances.some(({ problem }) => problem !== null);
  const open = ({ row: rowIndex, column }: GridPosition): void => {
    const row = rowAt(pages, rowIndex);
    if (row === undefined) return;
    const ids = instances.map(({ profileId }) => profileId);
    const { accounts, baseline } = accountsToOpen(row, ids, column, comparison.baseline);
    if (accounts.length < 2) {
      details.show(true);
      return;
    }
    rememberCell({ row: rowIndex, column });
    showComparison({ view: 'accounts', accounts, baseline }, 'within');
  };
  const matrix = useMatrix({
    rowCount: total,
    columns: instances.length,
    queryVersion,
    headHeight: compact
      ? COMPACT_HEADER_HEIGHT
      : failed
        ? HEADER_HEIGHT_WITH_PROBLEM
        : HEADER_HEIGHT,
    positions: {
      keyAt: (rowIndex) => rowAt(pages, rowIndex)?.key,
      indexOf: (key) => findRowIndex(pages, (row) => row.key === key),
    },
    isSection: never,
    findDifference: findDifferentRow,
    onOpen: open,
    onVisible: setVisibleInstanceRows,
  });
  const { current, goTo } = matrix;
  useEffect(() => {
    const rememberedCell = takeRememberedCell();
    if (rememberedCell !== null) goTo(rememberedCell);
    // Once: returns to the cell from which the accounts were opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- goTo is new in every render
  }, []);
  const row = rowAt(pages, current.row);
  const closeDetails = (): void => {
    details.show(false);
    goTo(current);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!isGridItem(event.target)) return;
    if (event.key === ' ') {
      event.preventDefault();
      details.show(!details.open);
    } else if (event.key === 'Escape' && details.open) details.show(false);
  };
  return (
    <>
      <div className={summaryStyles['lines']}>
        <GuessedWords comparison={comparison} />
        <SingleAccounts comparison={comparison} />
      </div>
      <InstancesSummaryPanel comparison={comparison} providerNames={names} />
      <InstanceMatrixFilters
        comparison={comparison}
        details={details}
        names={names}
        onGo={(step) => void matrix.goToDifference(step)}
      />
      <div className="lk-view-body">
        <SplitView
          name="instanceDetailsWidth"
          label={t('Width of the details')}
          width={320}
          side={
            details.open && row !== undefined && total > 0 ? (
              <ErrorBoundary
                key={`${row.key}\n${current.column}`}
                what={t('This cell')}
                onClose={closeDetails}
              >
                <InstanceCellPanel
                  row={row}
                  column={current.column}
                  comparison={comparison}
                  onCompare={() => {
                    open(current);
                  }}
                  onClose={closeDetails}
                />
              </ErrorBoundary>
            ) : null
          }
        >
          <div className={instancesStyles['matrix']} onKeyDown={onKeyDown}>
            <InstanceMatrixGrid
              comparison={comparison}
              total={total}
              matrix={matrix}
              headWidth={narrow ? 190 : wide ? 330 : 250}
              compact={compact}
            />
          </div>
        </SplitView>
      </div>
    </>
  );
}
