import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import railStyles from './rail.module.css';

/** The button at the end of a row of the rail, and its menu. */
export const RailMenu = ({ label, children }: { label: string; children: ReactNode }) => (
  <Menu position="right-start" withinPortal>
    <Menu.Target>
      <ActionIcon
        className={railStyles['menu']}
        variant="subtle"
        color="gray"
        size={22}
        aria-label={label}
      >
        <IconDots size={15} aria-hidden />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>{children}</Menu.Dropdown>
  </Menu>
);
