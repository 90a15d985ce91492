import { Select, type SelectProps } from '@mantine/core';
import { changeComparison } from '../../../state/comparison';
import { timeFormat } from '../../../ui/format/time-format';
import type { SnapshotTime, ThenAndNowComparison } from './useSnapshotTimes';
import type { ReactNode } from 'react';
import type { Problem } from '../../../../contract';
import { ErrorState } from '../../../ui/notices/placeholders';
import '../../../ui/filters/filters.css';

interface ThenAndNowTimesProps {
  comparison: ThenAndNowComparison;
  moments: readonly SnapshotTime[];
}

const LAST_READ = 'last';

/** An option with its exact time as tooltip. */
const renderSnapshotTime: NonNullable<SelectProps['renderOption']> = ({
  option: { value, label },
}) =>
  value === LAST_READ ? label : <span title={timeFormat().exact(Number(value))}>{label}</span>;

/** Px, wide enough for a time and the number of changes in most locales. */
const SNAPSHOT_SELECT_WIDTH = 300;

/** Which two times are compared. */
export function ThenAndNowTimes({ comparison, moments }: ThenAndNowTimesProps) {
  const { then, now } = comparison;
  const data = moments.map(({ takenAt, label }) => ({ value: String(takenAt), label }));
  // One that was saved may be older than what is kept.
  const known = (at: number) =>
    moments.some(({ takenAt }) => takenAt === at)
      ? []
      : [{ value: String(at), label: `${timeFormat().dateTime(at)} · no longer kept` }];
  return (
    <>
      <Select
        aria-label="Then"
        miw={SNAPSHOT_SELECT_WIDTH}
        title={timeFormat().exact(then)}
        renderOption={renderSnapshotTime}
        allowDeselect={false}
        value={String(then)}
        data={[...known(then), ...data]}
        onChange={(value) => {
          if (value !== null) changeComparison({ ...comparison, then: Number(value) });
        }}
      />
      <span className="lk-dim">beside</span>
      <Select
        aria-label="Now"
        miw={SNAPSHOT_SELECT_WIDTH}
        title={now === null ? undefined : timeFormat().exact(now)}
        renderOption={renderSnapshotTime}
        allowDeselect={false}
        value={now === null ? LAST_READ : String(now)}
        data={[
          { value: LAST_READ, label: 'As last read' },
          ...(now === null ? [] : known(now)),
          ...data,
        ]}
        onChange={(value) => {
          changeComparison({ ...comparison, now: value === LAST_READ ? null : Number(value) });
        }}
      />
    </>
  );
}

interface ThenAndNowNotShownProps {
  /** Null while they are being compared. */
  problem: Problem | null;
  /** Which times: others may be there. */
  choice: ReactNode;
  onAgain: () => void;
}

/** Why two times are not beside each other, under the choice of others. */
export const ThenAndNowNotShown = ({ problem, choice, onAgain }: ThenAndNowNotShownProps) => (
  <>
    <div className="filters">{choice}</div>
    <div className="app-body" aria-busy={problem === null}>
      {problem !== null && (
        <ErrorState title="These times cannot be compared" problem={problem} onRetry={onAgain} />
      )}
    </div>
  </>
);
