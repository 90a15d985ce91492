import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useSelectedProfile } from '../../state/selected';
import { showView } from '../../state/view';
import { ExportButton, type Export } from './ExportButton';
import '../../ui/title.css';

/** Wears the environment of the instance whose activity is shown. */
export function Head({ onExport }: { onExport: (ended: Export) => void }) {
  const profile = useSelectedProfile();
  return (
    <header className="title" data-colour={profile?.colour ?? 'grey'}>
      <h1 className="title-label">Activity</h1>
      <span className="lk-dim lk-cut lk-name">{profile?.label ?? 'All instances'}</span>
      <span className="title-gap" />
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => {
          showView('accounts');
        }}
      >
        Accounts
      </Button>
      <ExportButton onEnded={onExport} />
    </header>
  );
}
