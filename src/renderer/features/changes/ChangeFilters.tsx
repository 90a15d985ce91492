import { Button, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { changeKindLabels } from '../../../contract/change-text';
import type { ChangeKind } from '../../../contract';
import {
  clearChangeFilters,
  isChangesFiltered,
  setChangeKinds,
  setChangePeriod,
  setSinceDate,
  useChanges,
  type ChangePeriod,
} from '../../state/changes';
import { CheckList } from '../../ui/filters/CheckList';
import { FilterBar } from '../../ui/filters/FilterBar';
import { t } from '../../../contract/texts';

const periodOptions: readonly { value: ChangePeriod; label: string }[] = [
  { value: 'day', label: t('24 hours') },
  { value: 'week', label: t('7 days') },
  { value: 'month', label: t('30 days') },
  { value: 'since', label: t('Since…') },
];

/** Period and kinds of changes. The instance is chosen in the rail. */
export function ChangeFilters() {
  const period = useChanges((state) => state.period);
  const filtered = useChanges(isChangesFiltered);
  return (
    <FilterBar filtered={filtered} onClear={clearChangeFilters} textFilter={null}>
      <SegmentedControl
        aria-label={t('Period')}
        value={period}
        onChange={(value) => {
          const chosen = periodOptions.find((option) => option.value === value);
          if (chosen) setChangePeriod(chosen.value);
        }}
        data={[...periodOptions]}
      />
      {period === 'since' && <SinceDate />}
      <KindFilter />
    </FilterBar>
  );
}

/** Until a date is chosen, the period is a week. */
function SinceDate() {
  const sinceDate = useChanges((state) => state.sinceDate);
  return (
    <TextInput
      type="date"
      aria-label={t('Since')}
      value={sinceDate}
      onChange={(event) => {
        setSinceDate(event.currentTarget.value);
      }}
    />
  );
}

const kindItems = Object.entries(changeKindLabels).map(([value, label]) => ({ value, label }));
const isKind = (value: string): value is ChangeKind => value in changeKindLabels;

function KindFilter() {
  const kinds = useChanges((state) => state.kinds);
  const [first] = kinds;
  const label =
    kinds.length === 1 && first !== undefined
      ? changeKindLabels[first]
      : t('Kinds{part}', { part: kinds.length > 1 ? ` ${kinds.length}` : '' });
  return (
    <Popover position="bottom-start" shadow="md" trapFocus width={260}>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <CheckList
          label={t('Kinds of changes')}
          itemName="kind"
          items={kindItems}
          chosen={kinds}
          onToggle={(value, on) => {
            const others = kinds.filter((kind) => kind !== value);
            if (isKind(value)) setChangeKinds(on ? [...others, value] : others);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
