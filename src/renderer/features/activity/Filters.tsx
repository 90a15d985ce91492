import { Button, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { activityOutcomeSchema } from '../../../contract';
import {
  clearActivityFilters,
  isActivityFiltered,
  setActivityText,
  setOutcome,
  useActivity,
} from '../../state/activity';
import { FilterText } from '../../ui/FilterText';
import { outcomes } from './OutcomeBadge';
import '../../ui/filters.css';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const choices = [
  { value: 'all', label: 'All' },
  ...(['done', 'refused', 'unknown', 'pending'] as const).map((outcome) => ({
    value: outcome,
    label: capital(outcomes[outcome].word),
  })),
];

/** By outcome and words; the instance is chosen in the rail. */
export function Filters() {
  const outcome = useActivity((state) => state.outcome);
  const text = useActivity((state) => state.text);
  const filtered = useActivity(isActivityFiltered);
  return (
    <div className="filters" role="search" aria-label="Filters">
      <SegmentedControl
        aria-label="Outcome"
        value={outcome ?? 'all'}
        onChange={(value) => {
          setOutcome(activityOutcomeSchema.safeParse(value).data ?? null);
        }}
        data={choices}
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
      <span className="title-gap" />
      <FilterText placeholder="Filter the activity" value={text} onChange={setActivityText} />
    </div>
  );
}
