import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSelectedProfile } from '../../state/profiles';
import { useShownName } from '../../state/shown-instances';
import { showView } from '../../state/view';
import { useOneTabStop } from '../keyboard/one-tab-stop';
import { region } from '../keyboard/regions';
import titleStyles from './title.module.css';

interface ListTitleBarProps {
  title: string;
  /** Instead of the instance, for a view that is about all of them. */
  about?: string;
  children?: ReactNode;
}

/** The title bar of a view beside the accounts, in the colour of the instance that it shows. `children`: more buttons. */
export function ListTitleBar({ title, about, children }: ListTitleBarProps) {
  const profile = useSelectedProfile();
  const name = useShownName();
  const bar = useOneTabStop<HTMLElement>();
  return (
    <header
      ref={bar}
      {...region}
      className={titleStyles['title']}
      data-colour={(about === undefined ? profile?.colour : null) ?? 'grey'}
    >
      <h1 className={titleStyles['label']}>{title}</h1>
      <span className="lk-dim lk-cut lk-name">{about ?? name ?? 'All instances'}</span>
      <span className={titleStyles['gap']} />
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => {
          showView('accounts');
        }}
      >
        Accounts
      </Button>
      {children}
    </header>
  );
}
