import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { t } from '../../../contract/texts';
import { formatCountOf } from '../format/format';
import lackingStyles from './lacking.module.css';

/** More would push the list below it off the screen. */
const MAX_ALWAYS_SHOWN = 2;

interface Props<Row> {
  /** The accessible name. */
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What can be done about all of them. */
  actions?: ReactNode;
  children: (row: Row) => ReactNode;
}

/** What a view lacks, above what it shows: the first few, and all on request. Nothing if it lacks nothing. */
export function LackingList<Row>({ label, rows, keyOf, actions, children }: Props<Row>) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const more = rows.length - MAX_ALWAYS_SHOWN;
  return (
    <section className={lackingStyles['lacking']} aria-label={label}>
      <IconInfoCircle size={16} aria-hidden />
      {/* A list that scrolls must be reachable by keyboard. */}
      <ul tabIndex={all ? 0 : undefined}>
        {(all ? rows : rows.slice(0, MAX_ALWAYS_SHOWN)).map((row) => (
          <li key={keyOf(row)}>{children(row)}</li>
        ))}
      </ul>
      {actions}
      {more > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? t('Show fewer') : formatCountOf(more, 'more', 'more')}
        </Button>
      )}
    </section>
  );
}
