import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { CheckList } from '../../ui/filters/CheckList';
import { formatCountOf } from '../../ui/format/format';
import exportStyles from './export.module.css';
import { t } from '../../../contract/texts';

interface ExportColumnsProps {
  /** In their fixed order. */
  known: readonly string[];
  /** Null: all of them. */
  chosen: readonly string[] | null;
  onChange: (chosen: readonly string[] | null) => void;
  /** Whether the list is open. The dialog must not end with the Escape that closes it. */
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

/** Chooses the columns of the file. They keep their fixed order. */
export const ExportColumns = ({
  known,
  chosen,
  onChange,
  opened,
  onOpened,
}: ExportColumnsProps) => (
  <Popover
    opened={opened}
    onChange={onOpened}
    position="bottom-start"
    shadow="md"
    trapFocus
    width={320}
  >
    <Popover.Target>
      <Button
        variant="default"
        rightSection={<IconChevronDown size={14} aria-hidden />}
        onClick={() => {
          onOpened(!opened);
        }}
      >
        {chosen === null
          ? t('All columns')
          : t('{chosen} of {columns}', {
              chosen: chosen.length,
              columns: formatCountOf(known.length, 'column'),
            })}
      </Button>
    </Popover.Target>
    <Popover.Dropdown p={8}>
      <div className={exportStyles['columns']}>
        <CheckList
          label={t('Columns')}
          itemName="column"
          items={known.map((name) => ({ value: name, label: name, title: name }))}
          chosen={chosen ?? known}
          onToggle={(value, on) => {
            const left = known.filter((name) =>
              name === value ? on : (chosen ?? known).includes(name),
            );
            onChange(left.length === known.length ? null : left);
          }}
        />
        <Button
          variant="subtle"
          disabled={chosen === null}
          onClick={() => {
            onChange(null);
          }}
        >
          {t('All columns')}
        </Button>
      </div>
    </Popover.Dropdown>
  </Popover>
);
