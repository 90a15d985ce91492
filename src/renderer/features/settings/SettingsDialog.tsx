import { Modal, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { closeDialog } from '../../state/dialogs';
import { useStatus } from '../../state/status';
import { setDensity, useView } from '../../state/view';
import { KeepSnapshots } from './KeepSnapshots';
import { StartAtLogin } from './StartAtLogin';
import './settings.css';

export default function SettingsDialog() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useView((state) => state.density);
  return (
    <Modal opened onClose={closeDialog} title="Settings" size={560}>
      <div className="settings">
        <Setting term="Theme">
          <SegmentedControl
            aria-label="Theme"
            value={colorScheme}
            onChange={(value) => {
              setColorScheme(value === 'light' || value === 'dark' ? value : 'auto');
            }}
            data={[
              { value: 'auto', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        </Setting>
        <Setting term="Rows">
          <SegmentedControl
            aria-label="Rows"
            value={density}
            onChange={(value) => {
              setDensity(value === 'compact' ? 'compact' : 'normal');
            }}
            data={[
              { value: 'normal', label: 'Normal' },
              { value: 'compact', label: 'Compact' },
            ]}
          />
        </Setting>
        <Setting term="Snapshots">
          <KeepSnapshots />
        </Setting>
        <Setting term="Start">
          <StartAtLogin />
        </Setting>
        <About />
      </div>
    </Modal>
  );
}

const Setting = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="setting">
    <span className="lk-dim">{term}</span>
    <div>{children}</div>
  </div>
);

const storeWords = {
  opening: 'opening…',
  file: 'encrypted file',
  memory: 'in memory: nothing is kept after you quit',
} as const;

function About() {
  const status = useStatus((state) => state.status);
  if (status === null) return null;
  return (
    <>
      <Setting term="Data folder">
        <span className="lk-mono settings-path">{status.home}</span>
      </Setting>
      <Setting term="Inventory">{storeWords[status.store.state]}</Setting>
      <Setting term="Keychain">{status.keychain.state}</Setting>
      <Setting term="Version">
        Latchkey {status.version}, Electron {status.electron}
        {status.evaluation && ' (for evaluation only)'}
      </Setting>
    </>
  );
}
