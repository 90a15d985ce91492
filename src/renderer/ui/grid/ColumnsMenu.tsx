import { ActionIcon, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { defaultColumnSettings, useColumnSettings } from '../../state/column-settings';
import { hideColumn, orderColumns, showColumn } from './arrange-columns';
import type { ColumnArranging } from './column-arranging';
import { t } from '../../../contract/texts';

/** Which columns the grid shows. It says which of them have no room at this width. */
export function ColumnsMenu({ columns, settings, change }: ColumnArranging) {
  const withoutRoom = useColumnSettings((state) => state.withoutRoom);
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('Columns')} title={t('Columns')}>
          <IconColumns3 size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {orderColumns(columns, settings)
          .filter(({ fixed, grow }) => fixed !== true || grow > 0)
          .map(({ key, title, fixed }) => {
            const hidden = settings.hidden.includes(key);
            return (
              <Menu.CheckboxItem
                key={key}
                checked={!hidden}
                disabled={fixed === true}
                rightSection={
                  !hidden && withoutRoom.includes(key) ? (
                    <span className="lk-dim lk-small">{t('no room')}</span>
                  ) : null
                }
                onChange={() => {
                  change(hidden ? showColumn(settings, key) : hideColumn(settings, key));
                }}
              >
                {title}
              </Menu.CheckboxItem>
            );
          })}
        {withoutRoom.length > 0 && (
          <Menu.Label maw={240} style={{ whiteSpace: 'normal' }}>
            {t(
              '“No room”: shown again in a wider window, or when other columns are hidden or narrower.',
            )}
          </Menu.Label>
        )}
        <Menu.Divider />
        <ResetColumnsItem change={change} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Of both menus about columns. */
export const ResetColumnsItem = ({ change }: Pick<ColumnArranging, 'change'>) => (
  <Menu.Item
    onClick={() => {
      change(defaultColumnSettings);
    }}
  >
    {t('Reset all columns')}
  </Menu.Item>
);
