import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useOneTabStop } from '../keyboard/one-tab-stop';
import { region } from '../keyboard/regions';
import titleStyles from '../layout/title.module.css';
import filtersStyles from './filters.module.css';
import { t } from '../../../contract/texts';

interface FilterBarProps {
  /** Whether a filter is set, so that there is something to clear. */
  filtered: boolean;
  onClear: () => void;
  /** The field for text, at the end of the bar. */
  textFilter: ReactNode;
  children: ReactNode;
}

/** The filters above a grid: choices first, then Clear filters, and the text at the end. */
export const FilterBar = ({ filtered, onClear, textFilter, children }: FilterBarProps) => (
  <div
    ref={useOneTabStop<HTMLDivElement>()}
    {...region}
    className={filtersStyles['filters']}
    role="search"
    aria-label={t('Filters')}
  >
    {children}
    {filtered && (
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={onClear}
      >
        {t('Clear filters')}
      </Button>
    )}
    <span className={titleStyles['gap']} />
    {textFilter}
  </div>
);
