import { useState, type MouseEvent, type ReactNode } from 'react';
import type { InstanceAction } from '../../state/instance-actions';
import { ContextMenu, type OpenContextMenu } from '../../ui/actions/ContextMenu';

/** The menu of a right click, of Shift+F10 and of the menu key on a row of the rail. */
export function useRailContextMenu(
  label: string,
  actionsOf: () => readonly InstanceAction[],
): { menu: ReactNode; onContextMenu: (event: MouseEvent<HTMLElement>) => void } {
  const [open, setOpen] = useState<OpenContextMenu | null>(null);
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    // A key has no place: its menu is below the row.
    const byKey = event.button !== 2;
    setOpen({
      x: byKey ? left + 24 : event.clientX,
      y: byKey ? bottom : event.clientY,
      actions: actionsOf().map((each) => ({ ...each, shortcut: '', refused: false })),
    });
  };
  const menu = open && (
    <ContextMenu
      label={label}
      menu={open}
      onClose={() => {
        setOpen(null);
      }}
    />
  );
  return { menu, onContextMenu };
}
