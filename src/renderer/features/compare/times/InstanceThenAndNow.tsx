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

type InstanceThenAndNowComparison = Extract<Comparison, { view: 'instanceThenAndNow' }>;

interface InstanceThenAndNowProps {
  comparison: InstanceThenAndNowComparison;
  /** Which times. */
  choice: ReactNode;
}

/** As many as one answer holds. */
const MOST_ROWS = 500;

const columns: readonly MatrixColumn[] = ['Then', 'Now'].map((word) => ({
  key: word,
  head: <span className="lk-strong">{word}</span>,
}));

const requestInstanceMatrix = ({ profileId, then, now, filter }: InstanceThenAndNowComparison) =>
  call('comparison.instanceThenAndNow', { profileId, then, now, filter, limit: MOST_ROWS });

/** The accounts of an instance that are not as they were; Enter shows one field by field. */
export function InstanceThenAndNow({ comparison, choice }: InstanceThenAndNowProps) {
  const { matrix, problem, busy, load } = useComparisonMatrix(comparison, requestInstanceMatrix);
  if (matrix === null) {
    return <ThenAndNowNotShown problem={busy ? null : problem} choice={choice} onAgain={load} />;
  }
  return <ChangedAccounts comparison={comparison} choice={choice} matrix={matrix} busy={busy} />;
}

interface ChangedAccountsProps extends InstanceThenAndNowProps {
  matrix: InstanceMatrix;
  busy: boolean;
}

function rowIndexOf(rows: InstanceMatrix['rows'], key: string): number | undefined {
  const line = rows.findIndex((row) => row.key === key);
  return line < 0 ? undefined : line;
}

function ChangedAccounts({ comparison, choice, matrix, busy }: ChangedAccountsProps) {
  const { rows, total } = matrix;
  const differs = (line: number): boolean => rows[line]?.verdict === 'different';
  const state = useMatrix({
    rowCount: rows.length,
    columns: columns.length,
    isSection: () => false,
    positions: {
      keyAt: (line) => rows[line]?.key,
      indexOf: (key) => rowIndexOf(rows, key),
    },
    findDifference: (from, step) => {
      for (let at = from; at >= 0 && at < rows.length; at += step) if (differs(at)) return at;
      return null;
    },
    onOpen: ({ row: line }) => {
      const row = rows[line];
      const id = row?.cells.flatMap((cell) => ('id' in cell ? (cell.id ?? []) : []))[0];
      if (row === undefined || id === undefined) return;
      const { profileId, then, now } = comparison;
      const key = { profileId, kind: row.kind, id };
      showComparison({ view: 'accountThenAndNow', ...key, then, now }, 'within');
    },
  });
  return (
    <>
      <div className="filters">
        {choice}
        <span className="lk-dim">
          {rows.length < total && `the first ${rows.length} of `}
          {formatCountOf(total, 'account')} not as then
        </span>
        <span className="title-gap" />
        <DifferenceButtons
          disabled={!rows.some((_, line) => differs(line))}
          onGo={(step) => void state.goToDifference(step)}
        />
      </div>
      <div className="app-body">
        {rows.length === 0 ? (
          <EmptyState title="Nothing is known to have changed" />
        ) : (
          <Matrix
            label="Accounts then and now"
            corner="Account"
            columns={columns}
            total={rows.length}
            rowAt={(line) => changedAccountRow(rows[line])}
            matrix={state}
            busy={busy}
            isPreviousData={busy}
          />
        )}
      </div>
    </>
  );
}

/** One account of an instance at two times, in words. */

export function changeStateLabel(cell: InstanceCell): string {
  switch (cell.state) {
    case 'same':
      return 'the same';
    case 'drifted':
      return formatCountOf(cell.fields, 'change');
    case 'missing':
      return '∅ not there';
    case 'extra':
      return 'new';
    case 'unknown':
      return '? cannot be known';
    case 'ambiguous':
      return `? ${cell.count} fit`;
  }
}

const changeStateLooks: Readonly<Record<InstanceCell['state'], CellLook>> = {
  same: 'same',
  drifted: 'different',
  missing: 'missing',
  extra: 'different',
  unknown: 'unknown',
  ambiguous: 'unknown',
};

export function changedAccountRow(row: InstanceRow | undefined): MatrixRow | undefined {
  if (row === undefined) return undefined;
  return {
    is: 'row',
    head: (
      <span className="lk-cut lk-name" title={row.displayName}>
        {row.displayName || '(no name)'}
      </span>
    ),
    cells: row.cells.map((cell, at) => {
      // Then is what now is held against: it is there, and says no more.
      const there = at === row.reference && cell.state !== 'missing';
      return {
        look: there ? 'plain' : changeStateLooks[cell.state],
        content: <span>{there ? 'there' : changeStateLabel(cell)}</span>,
      };
    }),
  };
}
