/** What the panels of both lists have in common. */
import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { openToken } from '../../state/access-tokens';
import { SidePanel, SidePanelHeader } from '../../ui/layout/SidePanel';
import drawerStyles from '../../ui/layout/drawer.module.css';
import eventStyles from '../../ui/layout/event-details.module.css';
import tokensStyles from './tokens.module.css';

const close = (): void => {
  openToken(null);
};

interface PanelProps {
  label: string;
  title: string;
  subtitle: ReactNode;
  /** The buttons at its foot. */
  ways: ReactNode;
  children: ReactNode;
}

export const TokenPanel = ({ label, title, subtitle, ways, children }: PanelProps) => (
  <SidePanel label={label} onClose={close}>
    <SidePanelHeader title={title} subtitle={subtitle} onClose={close} />
    <div className={eventStyles['details']}>{children}</div>
    <footer className={drawerStyles['foot']}>
      <div className={tokensStyles['ways']}>{ways}</div>
    </footer>
  </SidePanel>
);

export const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className={drawerStyles['fact']}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

interface WayProps extends Pick<ButtonProps, 'color' | 'disabled' | 'loading'> {
  /** What it says, and begins its accessible name with. */
  text: string;
  of: string;
  title?: string | undefined;
  onClick: () => void;
}

export const Way = ({ text, of, ...button }: WayProps) => (
  <Button variant="default" aria-label={`${text}: ${of}`} {...button}>
    {text}
  </Button>
);
