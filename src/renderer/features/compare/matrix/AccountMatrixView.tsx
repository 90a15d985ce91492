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
import comparedStyles from './compared.module.css';
import { SegmentedControl } from '@mantine/core';
import filtersStyles from '../../../ui/filters/filters.module.css';
import clsx from 'clsx';
import titleStyles from '../../../ui/layout/title.module.css';
import { t } from '../../../../contract/texts';

interface AccountMatrixViewProps {
  label: string;
  comparison: Extract<Comparison, { view: 'accounts' | 'accountThenAndNow' }>;
  matrix: AccountMatrix;
  /** A new comparison is loading; the matrix still shows the previous one. */
  busy: boolean;
  columns: readonly MatrixColumn[];
  show: ShownRows;
  onShow: (show: ShownRows) => void;
  /** Additional filters. */
  children?: ReactNode;
}

/** The account matrix with its filters and the details of the focused row. */
export function AccountMatrixView(props: AccountMatrixViewProps) {
  const { label, matrix, busy, columns, show, onShow, children } = props;
  const [detailed, setDetailed] = useState(false);
  const rows = accountMatrixRows(matrix, show);
  const state = useMatrix({
    rowCount: rows.length,
    columns: columns.length,
    isSection: (index) => rows[index]?.is === 'section',
    positions: accountRowPositions(rows),
    findDifference: (from, step) => nextDifferentRow(rows, from, step),
    onOpen: () => {
      setDetailed(true);
    },
  });
  const row = comparedRowAt(rows, state.current);
  const close = (): void => {
    setDetailed(false);
    state.goTo(state.current);
  };
  const side =
    detailed && row !== null ? (
      <ErrorBoundary what={t('This row')} resetKey={`${row.group} ${row.key}`} onClose={close}>
        <ComparedRowDetails
          matrix={matrix}
          row={row}
          column={state.current.column}
          isThenAndNow={props.comparison.view === 'accountThenAndNow'}
          onClose={close}
        />
      </ErrorBoundary>
    ) : null;
  const { different } = matrix.tallies.all;
  return (
    <>
      <div className={clsx(filtersStyles['filters'], comparedStyles['line'])}>
        <ShownRowsFilter
          tally={matrix.tallies.all}
          all={matrix.rows.length}
          show={show}
          onShow={onShow}
        />
        {children}
        <span className={titleStyles['gap']} />
        <DifferenceButtons
          disabled={different === 0 || show === 'unknown' || show === 'asWritten'}
          onGo={(step) => void state.goToDifference(step)}
        />
      </div>
      <div
        className="lk-view-body"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !handlesOwnKeys(event.target)) setDetailed(false);
        }}
      >
        <SplitView name="compared" label={t("Width of the row's details")} side={side}>
          {rows.length === 0 ? (
            <NoRowsShown show={show} />
          ) : (
            <Matrix
              label={label}
              corner={formatCountOf(rows.filter(({ is }) => is === 'row').length, 'field')}
              columns={columns}
              total={rows.length}
              rowAt={(index) => renderAccountMatrixRow(matrix, rows[index])}
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
  rows: ReturnType<typeof accountMatrixRows>,
  { row: index }: GridPosition,
): ComparedRow | null {
  const at = rows[index];
  return at?.is === 'row' ? at.row : null;
}

const NoRowsShown = ({ show }: { show: ShownRows }) => (
  <div className="lk-empty">
    <h2>{show === 'different' ? t('No known differences') : t('No rows to show')}</h2>
    <p>{t('Values that Domo hides or that have not been read may still differ.')}</p>
  </div>
);

interface ShownRowsFilterProps {
  tally: Tally;
  /** The number of all rows, including those that are not counted. */
  all: number;
  show: ShownRows;
  onShow: (show: ShownRows) => void;
}

/** Filters the rows: all, different or unknown. */
function ShownRowsFilter({ tally, all, show, onShow }: ShownRowsFilterProps) {
  const asWritten = tally.sameAsWritten + tally.differsAsWritten;
  const choices = [
    { value: 'all', label: t('All {all}', { all: formatCount(all) }) },
    {
      value: 'different',
      label: t('Differences {different}', { different: formatCount(tally.different) }),
    },
    { value: 'unknown', label: t('Unknown {unknown}', { unknown: formatCount(tally.unknown) }) },
    ...(asWritten > 0 || show === 'asWritten'
      ? [
          {
            value: 'asWritten' as const,
            label: t('≈ As written {asWritten}', { asWritten: formatCount(asWritten) }),
          },
        ]
      : []),
  ] as const;
  return (
    <SegmentedControl
      aria-label={t('Rows shown')}
      value={show}
      onChange={(value) => {
        onShow(choices.find((choice) => choice.value === value)?.value ?? 'all');
      }}
      data={[...choices]}
    />
  );
}
