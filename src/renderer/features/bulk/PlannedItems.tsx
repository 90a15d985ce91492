import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BulkRunItem } from '../../../contract';
import { formatCount } from '../../ui/format/format';
import { BulkItemList } from './BulkItemList';
import { countNotes } from './note-counts';
import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

const MOST_NOTES = 4;

/** What is shown alone: the items with a note, or those of which nothing is written. */
type Shown = { readonly note: string } | 'left' | null;

/**
 * Every planned write. What is said of several, such as a sole owner, can be shown alone; so can what will not be written,
 * which would be lost among hundreds of writes.
 */
export function PlannedItems({ items }: { items: readonly BulkRunItem[] }) {
  const [shown, setShown] = useState<Shown>(null);
  const counts = useMemo(() => countNotes(items, MOST_NOTES), [items]);
  const left = useMemo(() => items.filter(isLeftOut), [items]);
  const isMixed = left.length > 0 && left.length < items.length;
  return (
    <>
      {(counts.length > 0 || isMixed) && (
        <div className={bulkStyles['states']} role="group" aria-label={t('Show only')}>
          {isMixed && (
            <ShowOnly
              label={t('will not be written')}
              count={left.length}
              on={shown === 'left'}
              onChange={(on) => setShown(on ? 'left' : null)}
            />
          )}
          {counts.map(({ note, count }) => (
            <ShowOnly
              key={note}
              label={note}
              count={count}
              on={noteOf(shown) === note}
              onChange={(on) => setShown(on ? { note } : null)}
            />
          ))}
        </div>
      )}
      <BulkItemList
        label={t('Planned changes')}
        items={shown === null ? items : items.filter(isShown(shown))}
        planned
      />
    </>
  );
}

interface ShowOnlyProps {
  label: string;
  count: number;
  on: boolean;
  onChange: (on: boolean) => void;
}

const ShowOnly = ({ label, count, on, onChange }: ShowOnlyProps) => (
  <Button
    className={bulkStyles['note'] ?? ''}
    size="compact-sm"
    variant={on ? 'filled' : 'default'}
    aria-pressed={on}
    onClick={() => onChange(!on)}
  >
    {formatCount(count)}: {label}
  </Button>
);

const isLeftOut = ({ state }: BulkRunItem): boolean => state === 'nothing';

const noteOf = (shown: Shown): string | null =>
  shown === null || shown === 'left' ? null : shown.note;

const isShown =
  (shown: Exclude<Shown, null>) =>
  (item: BulkRunItem): boolean =>
    shown === 'left' ? isLeftOut(item) : item.notes.includes(shown.note);
