import { Select } from '@mantine/core';
import { changeComparison } from '../../../state/comparison';
import { dateTimeOf } from '../../../ui/format';
import type { Moment, Times } from './useSnapshots';

interface Props {
  comparison: Times;
  moments: readonly Moment[];
}

const LAST = 'last';

/** Which two times are compared. */
export function ChooseTimes({ comparison, moments }: Props) {
  const { then, now } = comparison;
  const data = moments.map(({ takenAt, label }) => ({ value: String(takenAt), label }));
  // One that was saved may be older than what is kept.
  const known = (at: number) =>
    moments.some(({ takenAt }) => takenAt === at)
      ? []
      : [{ value: String(at), label: `${dateTimeOf(at)} · no longer kept` }];
  return (
    <>
      <Select
        aria-label="Then"
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
        allowDeselect={false}
        value={now === null ? LAST : String(now)}
        data={[
          { value: LAST, label: 'As last read' },
          ...(now === null ? [] : known(now)),
          ...data,
        ]}
        onChange={(value) => {
          changeComparison({ ...comparison, now: value === LAST ? null : Number(value) });
        }}
      />
    </>
  );
}
