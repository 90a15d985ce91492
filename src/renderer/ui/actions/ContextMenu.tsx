import { Menu } from '@mantine/core';
import { restoreFocus } from '../keyboard/focus';
import { t } from '../../../contract/texts';

export interface ContextMenuAction {
  label: string;
  shortcut: string;
  refused: boolean;
  run: () => void;
}

/** Where a context menu is open, in px of the window, and what it offers. */
export interface OpenContextMenu {
  x: number;
  y: number;
  actions: readonly ContextMenuAction[];
}

interface Props {
  menu: OpenContextMenu;
  /** What the actions are for. */
  label?: string;
  onClose: () => void;
}

/** The menu of a right click, of Shift+F10 and of the menu key. */
export function ContextMenu({ menu, label = t('Actions for this row'), onClose }: Props) {
  return (
    <Menu
      opened
      onClose={() => {
        onClose();
        window.setTimeout(restoreFocus);
      }}
      position="bottom-start"
      offset={0}
      // A long menu near the edge moves into the window instead of out of it.
      middlewares={{ flip: false, shift: { crossAxis: true, padding: 6 } }}
      withinPortal
      returnFocus={false}
    >
      <Menu.Target>
        <span aria-hidden style={{ position: 'fixed', left: menu.x, top: menu.y }} />
      </Menu.Target>
      <Menu.Dropdown
        aria-label={label}
        aria-labelledby=""
        mah="calc(100vh - 12px)"
        style={{ overflowY: 'auto' }}
      >
        {menu.actions.map(({ label: name, shortcut, refused, run }) => (
          <Menu.Item
            key={name}
            disabled={refused}
            title={refused ? t('This instance is read-only') : undefined}
            rightSection={
              shortcut === '' ? null : (
                <span className="lk-kbd" aria-hidden>
                  {shortcut}
                </span>
              )
            }
            onClick={run}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
