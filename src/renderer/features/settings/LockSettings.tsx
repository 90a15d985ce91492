/** Sets up the lock: the passphrase, and after how long without input Latchkey locks. */
import { Button, NativeSelect } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { LockStatus, Problem, Result } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { RemovePassphraseForm, SetPassphraseForm } from './PassphraseForms';
import { RecoverySheet } from './RecoverySheet';
import settingsStyles from './settings.module.css';
import { t } from '../../../contract/texts';

const idleChoices = [1, 5, 10, 15, 30, 60];

export function LockSettings() {
  const [status, setStatus] = useState<LockStatus | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [form, setForm] = useState<'none' | 'set' | 'remove'>('none');
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  const closeForm = (): void => {
    setForm('none');
  };
  const applyStatus = (result: Result<LockStatus>): void => {
    if (result.ok) setStatus(result.value);
    setProblem(result.ok ? null : result.problem);
  };
  const [version, setVersion] = useState(0);
  useEffect(() => {
    void call('lock.status', {}).then(applyStatus);
  }, [version]);
  if (recoveryCode !== null) {
    return <RecoverySheet code={recoveryCode} onDone={() => setRecoveryCode(null)} />;
  }
  const isOn = status !== null && status.state !== 'off';
  return (
    <div className="lk-stack">
      {problem !== null && <ProblemNotice problem={problem} />}
      {form === 'none' && status !== null && <InterruptedNotice status={status} />}
      {form === 'none' && isOn && (
        <IdleSelect
          minutes={status.idleMinutes}
          onChange={(idleMinutes) =>
            void call('lock.setIdleMinutes', { idleMinutes }).then(applyStatus)
          }
        />
      )}
      {form === 'none' && (
        <div className={settingsStyles['actions']}>
          {isOn && (
            <Button variant="default" onClick={() => void call('lock.now', {})}>
              {t('Lock now')}
            </Button>
          )}
          <Button variant="default" disabled={status === null} onClick={() => setForm('set')}>
            {isOn ? t('Change passphrase…') : t('Set passphrase…')}
          </Button>
          {isOn && (
            <Button variant="default" className="lk-danger" onClick={() => setForm('remove')}>
              {t('Remove passphrase…')}
            </Button>
          )}
        </div>
      )}
      {form === 'set' && (
        <SetPassphraseForm
          hasPassphrase={isOn}
          onCancel={closeForm}
          onDone={(code) => {
            closeForm();
            setRecoveryCode(code);
            setVersion(version + 1);
          }}
        />
      )}
      {form === 'remove' && (
        <RemovePassphraseForm
          onCancel={closeForm}
          onDone={(value) => {
            closeForm();
            applyStatus({ ok: true, value });
          }}
        />
      )}
      <span className="lk-dim lk-small">
        {isOn
          ? t(
              'Latchkey also locks when the computer sleeps or its screen is locked. Running jobs go on.',
            )
          : t(
              'With a passphrase, Latchkey locks itself, and tokens and inventory are encrypted with it too. The command line asks for it.',
            )}
      </span>
    </div>
  );
}

/** Setting or removing the passphrase was interrupted, and what that left. */
function InterruptedNotice({ status: { sealsAll, recoveryUnseen } }: { status: LockStatus }) {
  if (sealsAll && !recoveryUnseen) return null;
  const what = sealsAll
    ? t('Nobody has seen the recovery code.')
    : t('Some tokens in the keychain can be read without the passphrase.');
  const next = recoveryUnseen
    ? t('Setting the passphrase was interrupted. Change it to get a recovery code.')
    : t('Latchkey was interrupted. Lock and unlock it to encrypt them all.');
  return (
    <div className="lk-problem" data-tone="amber" role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <div className="lk-problem-text">
        <div className="lk-strong">{what}</div>
        <div className="lk-dim">{next}</div>
      </div>
    </div>
  );
}

interface IdleSelectProps {
  minutes: number;
  onChange: (minutes: number) => void;
}

const IdleSelect = ({ minutes, onChange }: IdleSelectProps) => (
  <NativeSelect
    aria-label={t('Lock after')}
    value={String(minutes)}
    data={[...new Set([...idleChoices, minutes])]
      .toSorted((a, b) => a - b)
      .map((each) => ({
        value: String(each),
        label:
          each === 1
            ? t('After 1 minute without input')
            : t('After {each} minutes without input', { each }),
      }))}
    onChange={({ currentTarget: { value } }) => {
      onChange(Number(value));
    }}
  />
);
