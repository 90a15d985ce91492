import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import railStyles from './rail.module.css';

/**
 * The button at the end of a row of the rail, and its menu. The menu is made when the pointer or the focus reaches the
 * button: each of hundreds of closed ones would listen to every key and every click.
 */
export function RailMenu({ label, children }: { label: string; children: ReactNode }) {
  const [reached, setReached] = useState<'no' | 'pointer' | 'focus' | 'click'>('no');
  const look = {
    className: railStyles['menu'] ?? '',
    variant: 'subtle',
    color: 'gray',
    size: 22,
    'aria-label': label,
    children: <IconDots size={15} aria-hidden />,
  };
  if (reached === 'no')
    return (
      <ActionIcon
        {...look}
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={() => {
          // At once: the click that follows needs the button that it began on.
          flushSync(() => {
            setReached('pointer');
          });
        }}
        onFocus={() => {
          setReached('focus');
        }}
        onClick={() => {
          setReached('click');
        }}
      />
    );
  return (
    <Menu position="right-start" withinPortal defaultOpened={reached === 'click'}>
      <Menu.Target>
        <ActionIcon {...look} {...(reached === 'focus' ? { ref: keepFocus } : {})} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** The button that takes the place of the one with the focus has it too. */
const keepFocus = (button: HTMLButtonElement | null): void => {
  if (document.activeElement === document.body) button?.focus({ preventScroll: true });
};
