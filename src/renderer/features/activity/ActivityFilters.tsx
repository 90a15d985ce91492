import { Button, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { activityOutcomeSchema } from '../../../contract';
import {
  clearActivityFilters,
  isActivityFiltered,
  setActivityText,
  setActivityOutcome,
  useActivity,
} from '../../state/activity';
import { TextFilter } from '../../ui/filters/TextFilter';
import { activityOutcomes } from './ActivityOutcomeBadge';
import filtersStyles from '../../ui/filters/filters.module.css';
import titleStyles from '../../ui/layout/title.module.css';

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const outcomeOptions = [
  { value: 'all', label: 'All' },
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
    <div className={filtersStyles['filters']} role="search" aria-label="Filters">
      <SegmentedControl
        aria-label="Outcome"
        value={outcome ?? 'all'}
        onChange={(value) => {
          setActivityOutcome(activityOutcomeSchema.safeParse(value).data ?? null);
        }}
        data={outcomeOptions}
      />
      {filtered && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={clearActivityFilters}
        >
          Clear filters
        </Button>
      )}
      <span className={titleStyles['gap']} />
      <TextFilter placeholder="Filter activity" value={text} onChange={setActivityText} />
    </div>
  );
}
