import type { ReactNode } from 'react';
import { useRestoreFocus, handlesOwnKeys } from '../keyboard/focus';
import { region } from '../keyboard/regions';
import drawerStyles from './drawer.module.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { t } from '../../../contract/texts';

interface SidePanelProps {
  label: string;
  busy?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A panel to the right of a grid. Escape closes it and returns the focus to the grid. */
export function SidePanel({ label, busy, onClose, children }: SidePanelProps) {
  useRestoreFocus();
  return (
    <aside
      {...region}
      className={drawerStyles['drawer']}
      aria-label={label}
      aria-busy={busy}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || handlesOwnKeys(event.target))
          return;
        onClose();
      }}
    >
      {children}
    </aside>
  );
}

interface SidePanelHeaderProps {
  title: string;
  /** The line below it. */
  subtitle: ReactNode;
  onClose: () => void;
  /** Buttons before the close button. */
  children?: ReactNode;
}

/** The title of a side panel, with its buttons. */
export const SidePanelHeader = ({ title, subtitle, onClose, children }: SidePanelHeaderProps) => (
  <header className={drawerStyles['head']}>
    <div className={drawerStyles['titles']}>
      <h2 className="lk-cut lk-name" title={title}>
        {title || ' '}
      </h2>
      <div className="lk-dim lk-cut">{subtitle}</div>
    </div>
    {children}
    <Tooltip label={t('Close (Esc)')}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('Close')} onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  </header>
);
