import {
  Button,
  SegmentedControl,
  useMantineColorScheme,
  NativeSelect,
  Switch,
} from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { openDialog } from '../../state/dialogs';
import { useAppStatus } from '../../state/app-status';
import { setDensity, useView } from '../../state/view';
import settingsStyles from './settings.module.css';
import type { Problem, Result, Settings, StartAtLogin as State } from '../../../contract';
import { call } from '../../api/client';
import { SetAsideStoresButton } from '../../ui/actions/SetAsideStoresButton';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import clsx from 'clsx';
import { CertificateSettings } from './CertificateSettings';
import { JobNotificationSwitch } from './JobNotificationSwitch';
import { LockSettings } from './LockSettings';
import { ProxySettings } from './ProxySettings';
import { VerifyDaysSelect } from './VerifyDaysSelect';
import { StoreCheckSettings } from './StoreCheckSettings';
import { t } from '../../../contract/texts';

export default function SettingsDialog() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useView((state) => state.density);
  return (
    <DialogFrame title={t('Settings')} size={560}>
      <div className={settingsStyles['settings']}>
        <Setting term={t('Theme')}>
          <SegmentedControl
            aria-label={t('Theme')}
            value={colorScheme}
            onChange={(value) => {
              setColorScheme(value === 'light' || value === 'dark' ? value : 'auto');
            }}
            data={[
              { value: 'auto', label: t('System') },
              { value: 'light', label: t('Light') },
              { value: 'dark', label: t('Dark') },
            ]}
          />
        </Setting>
        <Setting term={t('Rows')}>
          <SegmentedControl
            aria-label={t('Rows')}
            value={density}
            onChange={(value) => {
              setDensity(value === 'compact' ? 'compact' : 'normal');
            }}
            data={[
              { value: 'normal', label: t('Normal') },
              { value: 'compact', label: t('Compact') },
            ]}
          />
        </Setting>
        <Setting term={t('Snapshots')}>
          <KeepSnapshotsSelect />
        </Setting>
        <Setting term={t('Full sync')}>
          <VerifyDaysSelect />
        </Setting>
        <Setting term={t('Start')}>
          <StartAtLoginSwitch />
        </Setting>
        <Setting term={t('Notifications')}>
          <JobNotificationSwitch />
        </Setting>
        <Setting term={t('Lock')}>
          <LockSettings />
        </Setting>
        <Setting term={t('Certificates file')}>
          <CertificateSettings />
        </Setting>
        <Setting term={t('Proxy')}>
          <ProxySettings />
        </Setting>
        <StatusSettings />
      </div>
    </DialogFrame>
  );
}

const Setting = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className={settingsStyles['setting']}>
    <span className="lk-dim">{term}</span>
    <div>{children}</div>
  </div>
);

const storeLabels = {
  opening: t('opening…'),
  file: t('encrypted file'),
  memory: t('in memory (nothing is kept after you quit)'),
} as const;

function StatusSettings() {
  const status = useAppStatus((state) => state.status);
  if (status === null) return null;
  return (
    <>
      <Setting term={t('Data folder')}>
        <span className={clsx('lk-mono', settingsStyles['path'])}>{status.home}</span>
      </Setting>
      <Setting term={t('Inventory')}>
        <div className="lk-stack">
          <span>{storeLabels[status.store.state]}</span>
          {status.store.state === 'file' && <StoreCheckSettings />}
          {status.store.state === 'file' && <StoreActions />}
        </div>
      </Setting>
      <Setting term={t('Keychain')}>{t(status.keychain.state)}</Setting>
      <Setting term={t('Version')}>
        {t('Latchkey {version}, Electron {electron}', {
          version: status.version,
          electron: status.electron ?? '',
        })}
        {status.evaluation && t(' (for evaluation only)')}
      </Setting>
    </>
  );
}

const StoreActions = () => (
  <div className={settingsStyles['actions']}>
    <Button variant="default" onClick={() => openDialog({ name: 'checkStore' })}>
      {t('Check the inventory…')}
    </Button>
    <SetAsideStoresButton />
  </div>
);

const FOREVER = 'forever';
const keepOptions = [
  { value: '30', label: t('30 days') },
  { value: '90', label: t('90 days') },
  { value: '365', label: t('1 year') },
  { value: '1095', label: t('3 years') },
  { value: FOREVER, label: t('Forever') },
];

/** How long snapshots are kept for comparing then and now. */
function KeepSnapshotsSelect() {
  const [days, setDays] = useState<Settings['keepSnapshotsDays'] | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const applyAnswer = (answer: Result<Settings>): void => {
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setDays(answer.value.keepSnapshotsDays);
  };
  useEffect(() => {
    void call('settings.get', {}).then(applyAnswer);
  }, []);
  const value = days === null ? FOREVER : String(days ?? '');
  return (
    <>
      <NativeSelect
        aria-label={t('Keep snapshots')}
        aria-describedby="keep-snapshots"
        value={value}
        disabled={days === undefined}
        data={offeredOptions(value)}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value === FOREVER ? null : Number(currentTarget.value);
          void call('settings.update', { keepSnapshotsDays: chosen }).then(applyAnswer);
        }}
      />
      <span id="keep-snapshots" className="lk-dim lk-small">
        {t(
          'Each sync saves a snapshot without secrets. Older snapshots are deleted, but the newest of each instance is kept.',
        )}
      </span>
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}

/** The command line may have set another number of days. */
const offeredOptions = (value: string) =>
  value === '' || keepOptions.some((choice) => choice.value === value)
    ? keepOptions
    : [...keepOptions, { value, label: t('{value} days', { value }) }];

/** Off by default. If it cannot be switched, the description says why. */
function StartAtLoginSwitch() {
  const [state, setState] = useState<State | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const applyAnswer = (result: Result<State>): void => {
    if (result.ok) setState(result.value);
    setProblem(result.ok ? null : result.problem);
  };
  useEffect(() => {
    void call('app.startAtLogin', {}).then(applyAnswer);
  }, []);
  return (
    <Switch
      label={t('Start minimised when I log in')}
      checked={state?.on ?? false}
      disabled={state?.why !== null}
      description={state?.why}
      error={problem?.message}
      onChange={({ currentTarget: { checked } }) => {
        void call('app.setStartAtLogin', { on: checked }).then(applyAnswer);
      }}
    />
  );
}
