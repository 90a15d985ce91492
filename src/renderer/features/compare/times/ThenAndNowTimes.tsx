import { Select, type SelectProps } from '@mantine/core';
import { changeComparison } from '../../../state/comparison';
import { timeFormat } from '../../../ui/format/time-format';
import type { SnapshotTime, ThenAndNowComparison } from './useSnapshotTimes';
import type { ReactNode } from 'react';
import type { Problem } from '../../../../contract';
import { ErrorState } from '../../../ui/notices/placeholders';
import filtersStyles from '../../../ui/filters/filters.module.css';
import { t } from '../../../../contract/texts';

interface ThenAndNowTimesProps {
  comparison: ThenAndNowComparison;
  snapshotTimes: readonly SnapshotTime[];
}

const LAST_READ = 'last';

/** An option with its exact time as tooltip. */
const renderSnapshotTime: NonNullable<SelectProps['renderOption']> = ({
  option: { value, label },
}) =>
  value === LAST_READ ? label : <span title={timeFormat().exact(Number(value))}>{label}</span>;

/** Px, wide enough for a time and the number of changes in most locales. */
const SNAPSHOT_SELECT_WIDTH = 300;

/** Chooses the two times to compare. */
export function ThenAndNowTimes({ comparison, snapshotTimes }: ThenAndNowTimesProps) {
  const { then, now } = comparison;
  const data = snapshotTimes.map(({ takenAt, label }) => ({ value: String(takenAt), label }));
  // A saved comparison may refer to a snapshot that no longer exists.
  const missingOption = (at: number) =>
    snapshotTimes.some(({ takenAt }) => takenAt === at)
      ? []
      : [{ value: String(at), label: t('{time} · deleted', { time: timeFormat().dateTime(at) }) }];
  return (
    <>
      <Select
        aria-label={t('Then')}
        miw={SNAPSHOT_SELECT_WIDTH}
        title={timeFormat().exact(then)}
        renderOption={renderSnapshotTime}
        allowDeselect={false}
        value={String(then)}
        data={[...missingOption(then), ...data]}
        onChange={(value) => {
          if (value !== null) changeComparison({ ...comparison, then: Number(value) });
        }}
      />
      <span className="lk-dim">{t('and')}</span>
      <Select
        aria-label={t('Now')}
        miw={SNAPSHOT_SELECT_WIDTH}
        title={now === null ? undefined : timeFormat().exact(now)}
        renderOption={renderSnapshotTime}
        allowDeselect={false}
        value={now === null ? LAST_READ : String(now)}
        data={[
          { value: LAST_READ, label: t('As last read') },
          ...(now === null ? [] : missingOption(now)),
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
  /** Null while loading. */
  problem: Problem | null;
  /** The timeChoice of times, so that the user can try others. */
  timeChoice: ReactNode;
  onRetry: () => void;
}

/** Shown instead of the matrix: the timeChoice of times, and the problem if there is one. */
export const ThenAndNowNotShown = ({ problem, timeChoice, onRetry }: ThenAndNowNotShownProps) => (
  <>
    <div className={filtersStyles['filters']}>{timeChoice}</div>
    <div className="lk-view-body" aria-busy={problem === null}>
      {problem !== null && (
        <ErrorState
          title={t('These times cannot be compared')}
          problem={problem}
          onRetry={onRetry}
        />
      )}
    </div>
  </>
);
