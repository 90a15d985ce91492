import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BulkRunItem } from '../../../contract';
import { formatCount } from '../../ui/format/format';
import { BulkItemList } from './BulkItemList';
import { countNotes } from './note-counts';
import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

const MOST_NOTES = 4;

/** Every planned write. What is said of several, such as a sole owner, can be shown alone. */
export function PlannedItems({ items }: { items: readonly BulkRunItem[] }) {
  const [shown, setShown] = useState<string | null>(null);
  const counts = countNotes(items, MOST_NOTES);
  return (
    <>
      {counts.length > 0 && (
        <div className={bulkStyles['states']} role="group" aria-label={t('Show only')}>
          {counts.map(({ note, count }) => (
            <Button
              key={note}
              className={bulkStyles['note'] ?? ''}
              size="compact-sm"
              variant={shown === note ? 'filled' : 'default'}
              aria-pressed={shown === note}
              onClick={() => setShown(shown === note ? null : note)}
            >
              {formatCount(count)}: {note}
            </Button>
          ))}
        </div>
      )}
      <BulkItemList
        label={t('Planned changes')}
        items={shown === null ? items : items.filter(({ notes }) => notes.includes(shown))}
        planned
      />
    </>
  );
}
