import { Button } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { checkForUpdate, downloadUpdate, installUpdate, useUpdates } from '../../state/updates';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import aboutStyles from './about.module.css';
import { t } from '../../../contract/texts';

/** Check, download, install: each step has its button, and nothing happens without a click. */
export function UpdateSection({ check }: { check: boolean }) {
  const problem = useUpdates((state) => state.problem);
  useEffect(() => {
    if (check) void checkForUpdate();
  }, [check]);
  return (
    <section className={aboutStyles['updates']} aria-label={t('Updates')}>
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
      <UpdateStep />
    </section>
  );
}

function UpdateStep() {
  const step = useUpdates((state) => state.step);
  const version = useUpdates((state) => state.version) ?? '';
  switch (step) {
    case 'idle':
    case 'checking':
      return (
        <UpdateButton
          label={t('Check for updates')}
          busy={step === 'checking'}
          run={checkForUpdate}
        />
      );
    case 'newest':
      return (
        <UpdateButton label={t('Check for updates')} run={checkForUpdate}>
          {t('Latchkey is up to date.')}
        </UpdateButton>
      );
    case 'found':
    case 'downloading':
      return (
        <UpdateButton
          label={t('Download {version}', { version })}
          busy={step === 'downloading'}
          run={downloadUpdate}
        >
          {t('Latchkey {version} is available.', { version })}
        </UpdateButton>
      );
    case 'downloaded':
    case 'installing':
      return (
        <UpdateButton
          label={t('Install and restart')}
          busy={step === 'installing'}
          run={installUpdate}
        >
          {t('Latchkey {version} was downloaded. Its signature is valid.', { version })}
        </UpdateButton>
      );
  }
}

interface UpdateButtonProps {
  label: string;
  run: () => Promise<void>;
  busy?: boolean;
  children?: ReactNode;
}

const UpdateButton = ({ label, run, busy = false, children }: UpdateButtonProps) => (
  <div className={aboutStyles['step']}>
    <span role="status">{children}</span>
    <Button variant="default" loading={busy} onClick={() => void run()}>
      {label}
    </Button>
  </div>
);
