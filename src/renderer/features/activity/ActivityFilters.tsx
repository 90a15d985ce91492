import { SegmentedControl } from '@mantine/core';
import { activityOutcomeSchema } from '../../../contract';
import {
  clearActivityFilters,
  isActivityFiltered,
  setActivityText,
  setActivityOutcome,
  useActivity,
} from '../../state/activity';
import { FilterBar } from '../../ui/filters/FilterBar';
import { TextFilter } from '../../ui/filters/TextFilter';
import { activityOutcomes } from './ActivityOutcomeBadge';
import { t } from '../../../contract/texts';

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const outcomeOptions = [
  { value: 'all', label: t('All') },
  ...(['done', 'refused', 'unknown', 'pending'] as const).map((outcome) => ({
    value: outcome,
    label: capitalize(activityOutcomes[outcome].label),
  })),
];

/** Filters by outcome and text. The instance is chosen in the rail. */
export function ActivityFilters() {
  const outcome = useActivity((state) => state.outcome);
  const text = useActivity((state) => state.text);
  const filtered = useActivity(isActivityFiltered);
  return (
    <FilterBar
      filtered={filtered}
      onClear={clearActivityFilters}
      textFilter={
        <TextFilter placeholder={t('Filter activity')} value={text} onChange={setActivityText} />
      }
    >
      <SegmentedControl
        aria-label={t('Outcome')}
        value={outcome ?? 'all'}
        onChange={(value) => {
          setActivityOutcome(activityOutcomeSchema.safeParse(value).data ?? null);
        }}
        data={outcomeOptions}
      />
    </FilterBar>
  );
}
