import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useRef } from 'react';
import { hideColumn, moveColumn, setColumnWidth } from './arrange-columns';
import {
  columnWidthOnScreen,
  measureColumnContent,
  type ColumnArranging,
} from './column-arranging';
import { ResetColumnsItem } from './ColumnsMenu';
import gridStyles from './grid.module.css';
import { t } from '../../../contract/texts';

/** Px that the menu widens or narrows a column by. */
const WIDTH_STEP = 24;

interface Props {
  column: ColumnArranging['columns'][number];
  arranging: ColumnArranging;
  /** Tab reaches it; otherwise the button that sorts is the stop, and opens it with Arrow down. */
  isTabStop: boolean;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

/** Everything about a column that the pointer does by dragging, for the keyboard too. */
export function ColumnHeaderMenu({ column, arranging, isTabStop, opened, onOpened }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const { key, title, fixed } = column;
  const { columns, settings, change } = arranging;
  const widenBy = (px: number) => (): void => {
    if (button.current === null) return;
    change(setColumnWidth(settings, key, columnWidthOnScreen(button.current, key) + px));
  };
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-start" returnFocus withinPortal>
      <Menu.Target>
        <button
          ref={button}
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          className={gridStyles['menu']}
          // Otherwise the title's own button stands for it, and says that Arrow down opens it.
          aria-hidden={!isTabStop || undefined}
          aria-label={t('Column {title}', { title })}
          data-open={opened || undefined}
        >
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item closeMenuOnClick={false} onClick={widenBy(WIDTH_STEP)}>
          {t('Wider')}
        </Menu.Item>
        <Menu.Item closeMenuOnClick={false} onClick={widenBy(-WIDTH_STEP)}>
          {t('Narrower')}
        </Menu.Item>
        <Menu.Item
          onClick={() => {
            if (button.current === null) return;
            change(setColumnWidth(settings, key, measureColumnContent(button.current, key)));
          }}
        >
          {t('Fit to content')}
        </Menu.Item>
        {fixed !== true && (
          <>
            <Menu.Divider />
            <Menu.Item
              closeMenuOnClick={false}
              onClick={() => {
                change(moveColumn(columns, settings, key, -1));
              }}
            >
              {t('Move left')}
            </Menu.Item>
            <Menu.Item
              closeMenuOnClick={false}
              onClick={() => {
                change(moveColumn(columns, settings, key, 1));
              }}
            >
              {t('Move right')}
            </Menu.Item>
            <Menu.Item
              onClick={() => {
                change(hideColumn(settings, key));
              }}
            >
              {t('Hide')}
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <ResetColumnsItem change={change} />
      </Menu.Dropdown>
    </Menu>
  );
}
