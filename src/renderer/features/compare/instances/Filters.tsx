import { Button, SegmentedControl } from '@mantine/core';
import { own } from '../../../../contract/own';
import { changeComparison } from '../../../state/comparison';
import { useInstanceMatrix, type ComparedInstances } from '../../../state/instanceMatrix';
import { count } from '../../../ui/format';
import { ProviderFilter } from '../../../ui/ProviderFilter';
import { DifferenceKeys } from '../DifferenceKeys';
import { BaselineMenu } from './BaselineMenu';
import { RulePopover } from './rule/RulePopover';
import type { Details } from './useDetails';
import { useProviderNames } from './useProviderNames';
import '../../../ui/filters.css';

type Filter = ComparedInstances['filter'];
type Which = 'all' | 'differencesOnly' | 'missingOnly' | 'invalidOnly';

const choices: readonly {
  value: Which;
  word: string;
  of: 'rows' | 'different' | 'missing' | 'invalid';
}[] = [
  { value: 'all', word: 'All', of: 'rows' },
  { value: 'differencesOnly', word: 'Differences', of: 'different' },
  { value: 'missingOnly', word: 'Missing', of: 'missing' },
  { value: 'invalidOnly', word: 'Invalid', of: 'invalid' },
];

const whichOf = (filter: Filter): Which =>
  choices.find(({ value }) => value !== 'all' && filter[value])?.value ?? 'all';

interface Props {
  comparison: ComparedInstances;
  details: Details;
  onGo: (step: 1 | -1) => void;
}

/** Which rows, held against what, and how accounts are matched. */
export function Filters({ comparison, details, onGo }: Props) {
  const { filter } = comparison;
  const summary = useInstanceMatrix((state) => state.summary);
  const names = useProviderNames(comparison.profileIds);
  const change = (part: Partial<Filter>): void => {
    changeComparison({ ...comparison, filter: { ...filter, ...part } });
  };
  return (
    <div className="filters" role="search" aria-label="Filters">
      <SegmentedControl
        aria-label="Rows"
        value={whichOf(filter)}
        onChange={(value) => {
          change({
            differencesOnly: value === 'differencesOnly',
            missingOnly: value === 'missingOnly',
            invalidOnly: value === 'invalidOnly',
          });
        }}
        data={choices.map(({ value, word, of }) => ({
          value,
          label: <Counted word={word} n={summary?.[of]} />,
        }))}
      />
      <ProviderFilter
        known={(summary?.providers ?? []).map(({ dataProviderType, rows }) => ({
          dataProviderType,
          name: own(names, dataProviderType) ?? null,
          count: rows,
        }))}
        chosen={filter.dataProviderTypes ?? []}
        onChange={(chosen) => {
          change({ dataProviderTypes: chosen.length === 0 ? null : [...chosen] });
        }}
      />
      <BaselineMenu comparison={comparison} />
      <RulePopover comparison={comparison} />
      <span className="title-gap" />
      <DifferenceKeys onGo={onGo} disabled={summary?.different === 0} />
      <Button
        variant="default"
        className="filter-button"
        data-on={details.open || undefined}
        aria-pressed={details.open}
        px={10}
        onClick={() => {
          details.show(!details.open);
        }}
      >
        Details
      </Button>
    </div>
  );
}

const Counted = ({ word, n }: { word: string; n: number | undefined }) => (
  <>
    {word}
    {n !== undefined && <span className="lk-num"> {count(n)}</span>}
  </>
);
