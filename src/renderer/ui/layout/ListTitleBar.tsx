import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSelectedProfile } from '../../state/profiles';
import { useShownName } from '../../state/shown-instances';
import { showView } from '../../state/view';
import { useOneTabStop } from '../keyboard/one-tab-stop';
import { region } from '../keyboard/regions';
import titleStyles from './title.module.css';
import { t } from '../../../contract/texts';

interface ListTitleBarProps {
  title: string;
  /** More about what is shown, such as its size. */
  more?: string;
  children?: ReactNode;
}

/** The title bar of a view beside the accounts, in the colour of the instance that it shows. `children`: more buttons. */
export function ListTitleBar({ title, more = '', children }: ListTitleBarProps) {
  const profile = useSelectedProfile();
  const name = useShownName();
  const bar = useOneTabStop<HTMLElement>();
  return (
    <header
      ref={bar}
      {...region}
      className={titleStyles['title']}
      data-colour={profile?.colour ?? 'grey'}
    >
      <h1 className={titleStyles['label']}>{title}</h1>
      <span className="lk-dim lk-cut lk-name">
        {[name ?? t('All instances'), more].filter(Boolean).join(' · ')}
      </span>
      <span className={titleStyles['gap']} />
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => {
          showView('accounts');
        }}
      >
        {t('Accounts')}
      </Button>
      {children}
    </header>
  );
}
