import { Button, SegmentedControl, Menu } from '@mantine/core';
import type { InstancesSummary } from '../../../../contract';
import { ownProperty } from '../../../../contract/zod-free';
import { changeComparison } from '../../../state/comparison';
import { useInstanceMatrix, type InstancesComparison } from '../../../state/instance-matrix';
import { formatCount } from '../../../ui/format/format';
import { ProviderFilter } from '../../../ui/filters/ProviderFilter';
import { DifferenceButtons } from '../DifferenceButtons';
import { MatchRulePopover } from './rule/MatchRulePopover';
import type { InstanceDetailsToggle } from './useInstanceDetails';
import filtersStyles from '../../../ui/filters/filters.module.css';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useProfiles } from '../../../state/profiles';
import { providerNames } from '../../../state/inventory';
import { call } from '../../../api/client';
import { useQuery } from '../../../ui/requests/useQuery';
import titleStyles from '../../../ui/layout/title.module.css';
import instancesStyles from './instances.module.css';
import { t } from '../../../../contract/texts';

type Filter = InstancesComparison['filter'];
type RowFilter = 'all' | 'differencesOnly' | 'missingOnly' | 'invalidOnly';

const rowFilters: readonly {
  value: RowFilter;
  label: string;
  of: 'rows' | 'different' | 'missing' | 'invalid';
}[] = [
  { value: 'all', label: t('All'), of: 'rows' },
  { value: 'differencesOnly', label: t('Differences'), of: 'different' },
  { value: 'missingOnly', label: t('Missing'), of: 'missing' },
  { value: 'invalidOnly', label: t('Invalid'), of: 'invalid' },
];

/** How many rows there are of each kind, beside those of one instance alone where they are left out. */
function countRows(
  summary: InstancesSummary,
  single: Filter['single'],
): Readonly<Record<(typeof rowFilters)[number]['of'], number>> {
  const { rows, different, missing, invalid, single: alone, singleInvalid } = summary;
  if (single === 'with') return { rows, different, missing, invalid };
  if (single === 'only')
    return { rows: alone, different: alone, missing: alone, invalid: singleInvalid };
  return {
    rows: rows - alone,
    different: different - alone,
    missing: missing - alone,
    invalid: invalid - singleInvalid,
  };
}

const rowFilterOf = (filter: Filter): RowFilter =>
  rowFilters.find(({ value }) => value !== 'all' && filter[value])?.value ?? 'all';

interface InstanceMatrixFiltersProps {
  comparison: InstancesComparison;
  details: InstanceDetailsToggle;
  /** By data provider type. */
  names: Readonly<Record<string, string>>;
  onGo: (step: 1 | -1) => void;
}

/** Filters the rows and chooses the baseline and the match rule. */
export function InstanceMatrixFilters({
  comparison,
  details,
  names,
  onGo,
}: InstanceMatrixFiltersProps) {
  const { filter } = comparison;
  const summary = useInstanceMatrix((state) => state.summary);
  const counts = summary === null ? null : countRows(summary, filter.single);
  const change = (changes: Partial<Filter>): void => {
    changeComparison({ ...comparison, filter: { ...filter, ...changes } });
  };
  return (
    <div className={filtersStyles['filters']} role="search" aria-label={t('Filters')}>
      <SegmentedControl
        aria-label={t('Rows')}
        value={rowFilterOf(filter)}
        onChange={(value) => {
          change({
            differencesOnly: value === 'differencesOnly',
            missingOnly: value === 'missingOnly',
            invalidOnly: value === 'invalidOnly',
          });
        }}
        data={rowFilters.map(({ value, label, of }) => ({
          value,
          label: <CountedLabel label={label} count={counts?.[of]} />,
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
      <span className={titleStyles['gap']} />
      <DifferenceButtons onGo={onGo} disabled={counts?.different === 0} />
      <Button
        variant="default"
        className={filtersStyles['button']}
        data-on={details.open || undefined}
        aria-pressed={details.open}
        px={10}
        onClick={() => {
          details.show(!details.open);
        }}
      >
        {t('Details')}
      </Button>
    </div>
  );
}

const CountedLabel = ({ label, count }: { label: string; count: number | undefined }) => (
  <>
    {label}
    {count !== undefined && <span className="lk-num"> {formatCount(count)}</span>}
  </>
);

/** Chooses the baseline: one instance, or the most common version of each account. */
function BaselineMenu({ comparison }: { comparison: InstancesComparison }) {
  const { baseline, profileIds } = comparison;
  const profiles = useProfiles((state) => state.profiles);
  const labelOf = (id: string | undefined): string =>
    profiles?.find((profile) => profile.id === id)?.label ?? '';
  const choose = (next: number | null) => (): void => {
    changeComparison({ ...comparison, baseline: next });
  };
  const label = baseline === null ? t('most common') : labelOf(profileIds[baseline]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          className={filtersStyles['button']}
          data-on={baseline !== null || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span className="lk-cut">{t('Baseline: {label}', { label })}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={instancesStyles['menu']}>
        <BaselineOption on={baseline === null} onChoose={choose(null)}>
          {t('Most common version')}
          <div className="lk-dim lk-small">
            {t('Compare each account with the version that most instances have')}
          </div>
        </BaselineOption>
        {profileIds.map((id, index) => (
          <BaselineOption key={id} on={baseline === index} onChoose={choose(index)}>
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
    leftSection={<IconCheck size={14} className={on ? '' : filtersStyles['off']} aria-hidden />}
    onClick={onChoose}
  >
    {children}
  </Menu.Item>
);

/** The provider names of some instances, by type. */
export function useProviderNames(profileIds: readonly string[]): Readonly<Record<string, string>> {
  const { value } = useQuery(
    profileIds.join('\n'),
    () => call('inventory.facets', { profileIds: [...profileIds] }),
    { keepPrevious: true },
  );
  return value === null ? {} : providerNames(value);
}
