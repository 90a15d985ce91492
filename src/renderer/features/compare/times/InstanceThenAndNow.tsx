import type { ReactNode } from 'react';
import type { Comparison, InstanceMatrix, InstanceCell, InstanceRow } from '../../../../contract';
import { call } from '../../../api/client';
import { showComparison } from '../../../state/comparison';
import { EmptyState } from '../../../ui/notices/placeholders';
import { formatCountOf } from '../../../ui/format/format';
import type { MatrixColumn, CellLook, MatrixRow } from '../../../ui/matrix/matrix-rows';
import { Matrix } from '../../../ui/matrix/Matrix';
import { useMatrix } from '../../../ui/matrix/useMatrix';
import { DifferenceButtons } from '../DifferenceButtons';
import { useComparisonMatrix } from '../useComparisonMatrix';
import { ThenAndNowNotShown } from './ThenAndNowTimes';
import filtersStyles from '../../../ui/filters/filters.module.css';
import titleStyles from '../../../ui/layout/title.module.css';
import { t } from '../../../../contract/texts';

type InstanceThenAndNowComparison = Extract<Comparison, { view: 'instanceThenAndNow' }>;

interface InstanceThenAndNowProps {
  comparison: InstanceThenAndNowComparison;
  /** The timeChoice of times. */
  timeChoice: ReactNode;
}

/** The limit of one answer. */
const MAX_ROWS = 500;

const columns: readonly MatrixColumn[] = [t('Then'), t('Now')].map((word) => ({
  key: word,
  head: <span className="lk-strong">{word}</span>,
}));

const requestInstanceMatrix = ({ profileId, then, now, filter }: InstanceThenAndNowComparison) =>
  call('comparison.instanceThenAndNow', { profileId, then, now, filter, limit: MAX_ROWS });

/** The accounts of an instance that have changed. Enter shows one of them field by field. */
export function InstanceThenAndNow({ comparison, timeChoice }: InstanceThenAndNowProps) {
  const { matrix, problem, busy, load } = useComparisonMatrix(comparison, requestInstanceMatrix);
  if (matrix === null) {
    return (
      <ThenAndNowNotShown problem={busy ? null : problem} timeChoice={timeChoice} onRetry={load} />
    );
  }
  return (
    <ChangedAccounts comparison={comparison} timeChoice={timeChoice} matrix={matrix} busy={busy} />
  );
}

interface ChangedAccountsProps extends InstanceThenAndNowProps {
  matrix: InstanceMatrix;
  busy: boolean;
}

function rowIndexOf(rows: InstanceMatrix['rows'], key: string): number | undefined {
  const rowIndex = rows.findIndex((row) => row.key === key);
  return rowIndex < 0 ? undefined : rowIndex;
}

function ChangedAccounts({ comparison, timeChoice, matrix, busy }: ChangedAccountsProps) {
  const { rows, total } = matrix;
  const differs = (rowIndex: number): boolean => rows[rowIndex]?.verdict === 'different';
  const state = useMatrix({
    rowCount: rows.length,
    columns: columns.length,
    isSection: () => false,
    positions: {
      keyAt: (rowIndex) => rows[rowIndex]?.key,
      indexOf: (key) => rowIndexOf(rows, key),
    },
    findDifference: (from, step) => {
      for (let at = from; at >= 0 && at < rows.length; at += step) if (differs(at)) return at;
      return null;
    },
    onOpen: ({ row: rowIndex }) => {
      const row = rows[rowIndex];
      const id = row?.cells.flatMap((cell) => ('id' in cell ? (cell.id ?? []) : []))[0];
      if (row === undefined || id === undefined) return;
      const { profileId, then, now } = comparison;
      const key = { profileId, kind: row.kind, id };
      showComparison({ view: 'accountThenAndNow', ...key, then, now }, 'within');
    },
  });
  return (
    <>
      <div className={filtersStyles['filters']}>
        {timeChoice}
        <span className="lk-dim">
          {rows.length < total && t('first {rows} of ', { rows: rows.length })}
          {formatCountOf(total, 'changed account')}
        </span>
        <span className={titleStyles['gap']} />
        <DifferenceButtons
          disabled={!rows.some((_, rowIndex) => differs(rowIndex))}
          onGo={(step) => void state.goToDifference(step)}
        />
      </div>
      <div className="lk-view-body">
        {rows.length === 0 ? (
          <EmptyState title={t('No known changes')} />
        ) : (
          <Matrix
            label={t('Accounts then and now')}
            corner={t('Account')}
            columns={columns}
            total={rows.length}
            rowAt={(rowIndex) => changedAccountRow(rows[rowIndex])}
            matrix={state}
            busy={busy}
            isPreviousData={busy}
          />
        )}
      </div>
    </>
  );
}

function changeStateLabel(cell: InstanceCell): string {
  switch (cell.state) {
    case 'same':
      return t('the same');
    case 'drifted':
      return formatCountOf(cell.fields, 'change');
    case 'sameAsWritten':
      return t('≈ the same as written');
    case 'differsAsWritten':
      return t('≉ differs as written');
    case 'missing':
      return t('∅ missing');
    case 'extra':
      return t('new');
    case 'unknown':
      return t('? unknown');
    case 'ambiguous':
      return t('? {count} matches', { count: cell.count });
  }
}

const changeStateLooks: Readonly<Record<InstanceCell['state'], CellLook>> = {
  same: 'same',
  drifted: 'different',
  sameAsWritten: 'sameAsWritten',
  differsAsWritten: 'differsAsWritten',
  missing: 'missing',
  extra: 'different',
  unknown: 'unknown',
  ambiguous: 'unknown',
};

function changedAccountRow(row: InstanceRow | undefined): MatrixRow | undefined {
  if (row === undefined) return undefined;
  return {
    is: 'row',
    head: (
      <span className="lk-cut lk-name" title={row.displayName}>
        {row.displayName || t('(no name)')}
      </span>
    ),
    cells: row.cells.map((cell, at) => {
      // The reference says only that the account exists.
      const isReference = at === row.reference && cell.state !== 'missing';
      return {
        look: isReference ? 'plain' : changeStateLooks[cell.state],
        content: <span>{isReference ? t('exists') : changeStateLabel(cell)}</span>,
      };
    }),
  };
}
