import { SegmentedControl } from '@mantine/core';
import type { Tally } from '../../../../contract';
import type { ShownRows } from '../../../../contract/shown-rows';
import { count } from '../../../ui/format';
import '../../../ui/filters.css';

interface Props {
  tally: Tally;
  /** Rows of all sorts, those that are not counted included. */
  all: number;
  show: ShownRows;
  onShow: (show: ShownRows) => void;
}

/** All rows, those that differ, or those of which it cannot be said. */
export function ShowRows({ tally, all, show, onShow }: Props) {
  const choices = [
    { value: 'all', label: `All ${count(all)}` },
    { value: 'different', label: `Differences ${count(tally.different)}` },
    { value: 'unknown', label: `Cannot know ${count(tally.unknown)}` },
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
