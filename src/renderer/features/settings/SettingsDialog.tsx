import {
  Modal,
  SegmentedControl,
  useMantineColorScheme,
  NativeSelect,
  Switch,
} from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { closeDialog } from '../../state/dialogs';
import { useAppStatus } from '../../state/app-status';
import { setDensity, useView } from '../../state/view';
import './settings.css';
import type { Problem, Result, Settings, StartAtLogin as State } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';

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
          <KeepSnapshotsSelect />
        </Setting>
        <Setting term="Start">
          <StartAtLoginSwitch />
        </Setting>
        <StatusSettings />
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

const storeLabels = {
  opening: 'opening…',
  file: 'encrypted file',
  memory: 'in memory: nothing is kept after you quit',
} as const;

function StatusSettings() {
  const status = useAppStatus((state) => state.status);
  if (status === null) return null;
  return (
    <>
      <Setting term="Data folder">
        <span className="lk-mono settings-path">{status.home}</span>
      </Setting>
      <Setting term="Inventory">{storeLabels[status.store.state]}</Setting>
      <Setting term="Keychain">{status.keychain.state}</Setting>
      <Setting term="Version">
        Latchkey {status.version}, Electron {status.electron}
        {status.evaluation && ' (for evaluation only)'}
      </Setting>
    </>
  );
}

const FOR_GOOD = 'for good';
const keepOptions = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: '1095', label: '3 years' },
  { value: FOR_GOOD, label: 'For good' },
];

/** How long the snapshots of syncs are kept, to look at then and now. */
export function KeepSnapshotsSelect() {
  const [days, setDays] = useState<Settings['keepSnapshotsDays'] | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = (answer: Result<Settings>): void => {
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setDays(answer.value.keepSnapshotsDays);
  };
  useEffect(() => {
    void call('settings.get', {}).then(take);
  }, []);
  const value = days === null ? FOR_GOOD : String(days ?? '');
  return (
    <>
      <NativeSelect
        aria-label="Keep snapshots"
        aria-describedby="keep-snapshots"
        value={value}
        disabled={days === undefined}
        data={offeredOptions(value)}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value === FOR_GOOD ? null : Number(currentTarget.value);
          void call('settings.update', { keepSnapshotsDays: chosen }).then(take);
        }}
      />
      <span id="keep-snapshots" className="lk-dim lk-small">
        Each sync leaves one, without secrets. Older ones are removed; the newest of an instance
        stays.
      </span>
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}

/** Another number of days may have been set on the command line. */
const offeredOptions = (value: string) =>
  value === '' || keepOptions.some((choice) => choice.value === value)
    ? keepOptions
    : [...keepOptions, { value, label: `${value} days` }];

/** Off until it is wanted; where it cannot be switched, a word says why. */
export function StartAtLoginSwitch() {
  const [state, setState] = useState<State | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = (result: Result<State>): void => {
    if (result.ok) setState(result.value);
    setProblem(result.ok ? null : result.problem);
  };
  useEffect(() => {
    void call('app.startAtLogin', {}).then(take);
  }, []);
  return (
    <Switch
      label="Start when I log in, minimised"
      checked={state?.on ?? false}
      disabled={state?.why !== null}
      description={state?.why}
      error={problem?.message}
      onChange={({ currentTarget: { checked } }) => {
        void call('app.setStartAtLogin', { on: checked }).then(take);
      }}
    />
  );
}
