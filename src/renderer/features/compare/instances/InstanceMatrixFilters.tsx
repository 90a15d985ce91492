import { Button, SegmentedControl, Menu } from '@mantine/core';
import { ownProperty } from '../../../../contract/zod-free';
import { changeComparison } from '../../../state/comparison';
import { useInstanceMatrix, type InstancesComparison } from '../../../state/instance-matrix';
import { formatCount } from '../../../ui/format/format';
import { ProviderFilter } from '../../../ui/filters/ProviderFilter';
import { DifferenceButtons } from '../DifferenceButtons';
import { MatchRulePopover } from './rule/MatchRulePopover';
import type { InstanceDetailsToggle } from './useInstanceDetails';
import '../../../ui/filters/filters.css';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useProfiles } from '../../../state/profiles';
import { providerNames } from '../../../state/inventory';
import { call } from '../../../api/client';
import { useQuery } from '../../../ui/requests/useQuery';

type Filter = InstancesComparison['filter'];
type RowFilter = 'all' | 'differencesOnly' | 'missingOnly' | 'invalidOnly';

const rowFilters: readonly {
  value: RowFilter;
  word: string;
  of: 'rows' | 'different' | 'missing' | 'invalid';
}[] = [
  { value: 'all', word: 'All', of: 'rows' },
  { value: 'differencesOnly', word: 'Differences', of: 'different' },
  { value: 'missingOnly', word: 'Missing', of: 'missing' },
  { value: 'invalidOnly', word: 'Invalid', of: 'invalid' },
];

const rowFilterOf = (filter: Filter): RowFilter =>
  rowFilters.find(({ value }) => value !== 'all' && filter[value])?.value ?? 'all';

interface InstanceMatrixFiltersProps {
  comparison: InstancesComparison;
  details: InstanceDetailsToggle;
  onGo: (step: 1 | -1) => void;
}

/** Which rows, held against what, and how accounts are matched. */
export function InstanceMatrixFilters({ comparison, details, onGo }: InstanceMatrixFiltersProps) {
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
        value={rowFilterOf(filter)}
        onChange={(value) => {
          change({
            differencesOnly: value === 'differencesOnly',
            missingOnly: value === 'missingOnly',
            invalidOnly: value === 'invalidOnly',
          });
        }}
        data={rowFilters.map(({ value, word, of }) => ({
          value,
          label: <CountedLabel word={word} n={summary?.[of]} />,
        }))}
      />
      <ProviderFilter
        known={(summary?.providers ?? []).map(({ dataProviderType, rows }) => ({
          dataProviderType,
          name: ownProperty(names, dataProviderType) ?? null,
          count: rows,
        }))}
        chosen={filter.dataProviderTypes ?? []}
        onChange={(chosen) => {
          change({ dataProviderTypes: chosen.length === 0 ? null : [...chosen] });
        }}
      />
      <BaselineMenu comparison={comparison} />
      <MatchRulePopover comparison={comparison} />
      <span className="title-gap" />
      <DifferenceButtons onGo={onGo} disabled={summary?.different === 0} />
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

const CountedLabel = ({ word, n }: { word: string; n: number | undefined }) => (
  <>
    {word}
    {n !== undefined && <span className="lk-num"> {formatCount(n)}</span>}
  </>
);

/** What each account is held against: one instance as the model, or what most instances have. */
export function BaselineMenu({ comparison }: { comparison: InstancesComparison }) {
  const { baseline, profileIds } = comparison;
  const profiles = useProfiles((state) => state.profiles);
  const labelOf = (id: string | undefined): string =>
    profiles?.find((profile) => profile.id === id)?.label ?? '';
  const choose = (next: number | null) => (): void => {
    changeComparison({ ...comparison, baseline: next });
  };
  const word = baseline === null ? 'most common' : labelOf(profileIds[baseline]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          className="filter-button"
          data-on={baseline !== null || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span className="lk-cut">Baseline: {word}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="instances-menu">
        <BaselineOption on={baseline === null} onChoose={choose(null)}>
          Most common version
          <div className="lk-dim lk-small">Each account against what most instances have</div>
        </BaselineOption>
        {profileIds.map((id, place) => (
          <BaselineOption key={id} on={baseline === place} onChoose={choose(place)}>
            {labelOf(id)}
          </BaselineOption>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface BaselineOptionProps {
  on: boolean;
  onChoose: () => void;
  children: React.ReactNode;
}

const BaselineOption = ({ on, onChoose, children }: BaselineOptionProps) => (
  <Menu.Item
    leftSection={<IconCheck size={14} className={on ? '' : 'filter-off'} aria-hidden />}
    onClick={onChoose}
  >
    {children}
  </Menu.Item>
);

/** What the providers of some instances are called; by type. */

export function useProviderNames(profileIds: readonly string[]): Readonly<Record<string, string>> {
  const { value } = useQuery(
    profileIds.join('\n'),
    () => call('inventory.facets', { profileIds: [...profileIds] }),
    { keepPrevious: true },
  );
  return value === null ? {} : providerNames(value);
}
