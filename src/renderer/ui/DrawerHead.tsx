import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './drawer.css';

interface Props {
  title: string;
  /** The line below it. */
  below: ReactNode;
  onClose: () => void;
  /** What can be done with it, before the button that closes. */
  children?: ReactNode;
}

/** What the part beside a grid shows, and the way out of it. */
export const DrawerHead = ({ title, below, onClose, children }: Props) => (
  <header className="drawer-head">
    <div className="drawer-words">
      <h2 className="lk-cut lk-name" title={title}>
        {title || ' '}
      </h2>
      <div className="lk-dim lk-cut">{below}</div>
    </div>
    {children}
    <Tooltip label="Close (Esc)">
      <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  </header>
);
