import { useState, type ReactNode } from 'react';
import type { AccountMatrix, Comparison, ComparedRow, Tally } from '../../../../contract';
import type { ShownRows } from '../../../../contract/zod-free';
import { handlesOwnKeys } from '../../../ui/keyboard/focus';
import type { GridPosition } from '../../../ui/grid/grid-navigation';
import type { MatrixColumn } from '../../../ui/matrix/matrix-rows';
import { Matrix } from '../../../ui/matrix/Matrix';
import { useMatrix } from '../../../ui/matrix/useMatrix';
import { ErrorBoundary } from '../../../ui/notices/ErrorBoundary';
import { formatCountOf, formatCount } from '../../../ui/format/format';
import { SplitView } from '../../../ui/layout/SplitView';
import { DifferenceButtons } from '../DifferenceButtons';
import { ComparedRowDetails } from './ComparedRowDetails';
import {
  nextDifferentRow,
  renderAccountMatrixRow,
  accountMatrixRows,
  accountRowPositions,
} from './account-matrix-rows';
import './compared.css';
import { SegmentedControl } from '@mantine/core';
import '../../../ui/filters/filters.css';

interface AccountMatrixViewProps {
  label: string;
  comparison: Extract<Comparison, { view: 'accounts' | 'accountThenAndNow' }>;
  matrix: AccountMatrix;
  /** Another question is asked; what is shown answers the one before. */
  busy: boolean;
  columns: readonly MatrixColumn[];
  show: ShownRows;
  onShow: (show: ShownRows) => void;
  /** More beside the choice of rows. */
  children?: ReactNode;
}

/** Accounts side by side, what of them is shown, and all of the row that has the focus. */
export function AccountMatrixView(props: AccountMatrixViewProps) {
  const { label, matrix, busy, columns, show, onShow, children } = props;
  const [detailed, setDetailed] = useState(false);
  const lines = accountMatrixRows(matrix, show);
  const state = useMatrix({
    rowCount: lines.length,
    columns: columns.length,
    isSection: (line) => lines[line]?.is === 'section',
    positions: accountRowPositions(lines),
    findDifference: (from, step) => nextDifferentRow(lines, from, step),
    onOpen: () => {
      setDetailed(true);
    },
  });
  const row = comparedRowAt(lines, state.current);
  const close = (): void => {
    setDetailed(false);
    state.goTo(state.current);
  };
  const side =
    detailed && row !== null ? (
      <ErrorBoundary what="This row" resetKey={`${row.group} ${row.key}`} onClose={close}>
        <ComparedRowDetails
          matrix={matrix}
          row={row}
          column={state.current.column}
          times={props.comparison.view === 'accountThenAndNow'}
          onClose={close}
        />
      </ErrorBoundary>
    ) : null;
  const { different } = matrix.tallies.all;
  return (
    <>
      <div className="filters compared-line">
        <ShownRowsFilter
          tally={matrix.tallies.all}
          all={matrix.rows.length}
          show={show}
          onShow={onShow}
        />
        {children}
        <span className="title-gap" />
        <DifferenceButtons
          disabled={different === 0 || show === 'unknown'}
          onGo={(step) => void state.goToDifference(step)}
        />
      </div>
      <div
        className="app-body"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !handlesOwnKeys(event.target)) setDetailed(false);
        }}
      >
        <SplitView name="compared" label="Width of the row's details" side={side}>
          {lines.length === 0 ? (
            <NoRowsShown show={show} />
          ) : (
            <Matrix
              label={label}
              corner={formatCountOf(lines.filter(({ is }) => is === 'row').length, 'field')}
              columns={columns}
              total={lines.length}
              rowAt={(line) => renderAccountMatrixRow(matrix, lines[line])}
              matrix={state}
              busy={busy}
              isPreviousData={busy}
            />
          )}
        </SplitView>
      </div>
    </>
  );
}

function comparedRowAt(
  lines: ReturnType<typeof accountMatrixRows>,
  { row: line }: GridPosition,
): ComparedRow | null {
  const at = lines[line];
  return at?.is === 'row' ? at.row : null;
}

const NoRowsShown = ({ show }: { show: ShownRows }) => (
  <div className="lk-empty">
    <h2>{show === 'different' ? 'Nothing is known to differ' : 'Nothing to show'}</h2>
    <p>What Domo hides, or what was not read, may differ all the same.</p>
  </div>
);

interface ShownRowsFilterProps {
  tally: Tally;
  /** Rows of all sorts, those that are not counted included. */
  all: number;
  show: ShownRows;
  onShow: (show: ShownRows) => void;
}

/** All rows, those that differ, or those of which it cannot be said. */
export function ShownRowsFilter({ tally, all, show, onShow }: ShownRowsFilterProps) {
  const choices = [
    { value: 'all', label: `All ${formatCount(all)}` },
    { value: 'different', label: `Differences ${formatCount(tally.different)}` },
    { value: 'unknown', label: `Cannot know ${formatCount(tally.unknown)}` },
  ] as const;
  return (
    <SegmentedControl
      aria-label="Rows shown"
      value={show}
      onChange={(value) => {
        onShow(choices.find((choice) => choice.value === value)?.value ?? 'all');
      }}
      data={[...choices]}
    />
  );
}
