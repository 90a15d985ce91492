import type { ReactNode } from 'react';
import type { Comparison, InstanceMatrix } from '../../../../contract';
import { call } from '../../../api/client';
import { showComparison } from '../../../state/comparison';
import { Empty } from '../../../ui/Empty';
import { counted } from '../../../ui/format';
import type { MatrixColumn } from '../../../ui/matrix/lines';
import { Matrix } from '../../../ui/matrix/Matrix';
import { useMatrix } from '../../../ui/matrix/useMatrix';
import { DifferenceKeys } from '../DifferenceKeys';
import { useMatrixAnswer } from '../useMatrixAnswer';
import { lineOf } from './instanceLine';
import { NoTimes } from './NoTimes';

type InstanceTimesOf = Extract<Comparison, { view: 'instanceThenAndNow' }>;

interface Props {
  comparison: InstanceTimesOf;
  /** Which times. */
  choice: ReactNode;
}

/** As many as one answer holds. */
const MOST_ROWS = 500;

const columns: readonly MatrixColumn[] = ['Then', 'Now'].map((word) => ({
  key: word,
  head: <span className="lk-strong">{word}</span>,
}));

const ask = ({ profileId, then, now, filter }: InstanceTimesOf) =>
  call('comparison.instanceThenAndNow', { profileId, then, now, filter, limit: MOST_ROWS });

/** The accounts of an instance that are not as they were; Enter shows one field by field. */
export function InstanceTimes({ comparison, choice }: Props) {
  const { matrix, problem, busy, load } = useMatrixAnswer(comparison, ask);
  if (matrix === null) {
    return <NoTimes problem={busy ? null : problem} choice={choice} onAgain={load} />;
  }
  return <Rows comparison={comparison} choice={choice} matrix={matrix} busy={busy} />;
}

interface RowsProps extends Props {
  matrix: InstanceMatrix;
  busy: boolean;
}

function placeOf(rows: InstanceMatrix['rows'], key: string): number | undefined {
  const line = rows.findIndex((row) => row.key === key);
  return line < 0 ? undefined : line;
}

function Rows({ comparison, choice, matrix, busy }: RowsProps) {
  const { rows, total } = matrix;
  const differs = (line: number): boolean => rows[line]?.verdict === 'different';
  const state = useMatrix({
    lines: rows.length,
    columns: columns.length,
    isSection: () => false,
    places: {
      keyAt: (line) => rows[line]?.key,
      indexOf: (key) => placeOf(rows, key),
    },
    findDifference: (from, step) => {
      for (let at = from; at >= 0 && at < rows.length; at += step) if (differs(at)) return at;
      return null;
    },
    onOpen: ({ line }) => {
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
          {counted(total, 'account')} not as then
        </span>
        <span className="title-gap" />
        <DifferenceKeys
          disabled={!rows.some((_, line) => differs(line))}
          onGo={(step) => void state.goToDifference(step)}
        />
      </div>
      <div className="app-body">
        {rows.length === 0 ? (
          <Empty title="Nothing is known to have changed" />
        ) : (
          <Matrix
            label="Accounts then and now"
            corner="Account"
            columns={columns}
            total={rows.length}
            lineAt={(line) => lineOf(rows[line])}
            matrix={state}
            busy={busy}
            outdated={busy}
          />
        )}
      </div>
    </>
  );
}
