/** Sets up the lock: the passphrase, and after how long without input Latchkey locks. */
import { Button, NativeSelect, PasswordInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { LockStatus, Problem, Result } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { RecoverySheet } from './RecoverySheet';
import settingsStyles from './settings.module.css';

const MIN_LENGTH = 10;
const idleChoices = [1, 5, 10, 15, 30, 60];

export function LockSettings() {
  const [status, setStatus] = useState<LockStatus | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [form, setForm] = useState<'none' | 'set' | 'remove'>('none');
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
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
              Lock now
            </Button>
          )}
          <Button variant="default" disabled={status === null} onClick={() => setForm('set')}>
            {isOn ? 'Change passphrase…' : 'Set passphrase…'}
          </Button>
          {isOn && (
            <Button variant="default" className="lk-danger" onClick={() => setForm('remove')}>
              Remove passphrase…
            </Button>
          )}
        </div>
      )}
      {form === 'set' && (
        <SetPassphraseForm
          hasPassphrase={isOn}
          onCancel={() => setForm('none')}
          onDone={(code) => {
            setForm('none');
            setRecoveryCode(code);
            setVersion(version + 1);
          }}
        />
      )}
      {form === 'remove' && (
        <RemovePassphraseForm
          onCancel={() => setForm('none')}
          onDone={(result) => {
            setForm('none');
            applyStatus(result);
          }}
        />
      )}
      <span className="lk-dim lk-small">
        {isOn
          ? 'Latchkey also locks when the computer sleeps or its screen is locked. Running jobs go on.'
          : 'With a passphrase, Latchkey locks itself, and tokens and inventory are encrypted with it too. The command line asks for it.'}
      </span>
    </div>
  );
}

interface IdleSelectProps {
  minutes: number;
  onChange: (minutes: number) => void;
}

const IdleSelect = ({ minutes, onChange }: IdleSelectProps) => (
  <NativeSelect
    aria-label="Lock after"
    value={String(minutes)}
    data={[...new Set([...idleChoices, minutes])]
      .toSorted((a, b) => a - b)
      .map((each) => ({
        value: String(each),
        label: each === 1 ? 'After 1 minute without input' : `After ${each} minutes without input`,
      }))}
    onChange={({ currentTarget: { value } }) => {
      onChange(Number(value));
    }}
  />
);

interface SetPassphraseFormProps {
  hasPassphrase: boolean;
  onCancel: () => void;
  onDone: (recoveryCode: string) => void;
}

function SetPassphraseForm({ hasPassphrase, onCancel, onDone }: SetPassphraseFormProps) {
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const tooShort = passphrase.length < MIN_LENGTH;
  const differs = repeated !== '' && repeated !== passphrase;
  const ready = !tooShort && repeated === passphrase && (!hasPassphrase || current !== '');
  const save = async (): Promise<void> => {
    setBusy(true);
    const result = await call('lock.setPassphrase', {
      passphrase,
      current: hasPassphrase ? current : null,
    });
    setBusy(false);
    if (result.ok) onDone(result.value.recoveryCode);
    else setProblem(result.problem);
  };
  return (
    <form
      className={settingsStyles['passphrase']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) void save();
      }}
    >
      {problem !== null && <ProblemNotice problem={problem} />}
      {hasPassphrase && (
        <PasswordInput
          label="Current passphrase"
          value={current}
          onChange={({ currentTarget: { value } }) => {
            setCurrent(value);
          }}
        />
      )}
      <PasswordInput
        label="New passphrase"
        description={`At least ${MIN_LENGTH} characters. Several words are easier to remember.`}
        data-autofocus
        value={passphrase}
        onChange={({ currentTarget: { value } }) => {
          setPassphrase(value);
        }}
      />
      <PasswordInput
        label="Repeat the new passphrase"
        error={differs ? 'The two passphrases differ.' : null}
        value={repeated}
        onChange={({ currentTarget: { value } }) => {
          setRepeated(value);
        }}
      />
      <div className={settingsStyles['actions']}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" disabled={!ready} loading={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

interface RemovePassphraseFormProps {
  onCancel: () => void;
  onDone: (result: Result<LockStatus>) => void;
}

function RemovePassphraseForm({ onCancel, onDone }: RemovePassphraseFormProps) {
  const [current, setCurrent] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const remove = async (): Promise<void> => {
    setBusy(true);
    const result = await call('lock.removePassphrase', { current });
    setBusy(false);
    if (result.ok) onDone(result);
    else setProblem(result.problem);
  };
  return (
    <form
      className={settingsStyles['passphrase']}
      onSubmit={(event) => {
        event.preventDefault();
        if (current !== '' && !busy) void remove();
      }}
    >
      {problem !== null && <ProblemNotice problem={problem} />}
      <PasswordInput
        label="Current passphrase"
        data-autofocus
        value={current}
        onChange={({ currentTarget: { value } }) => {
          setCurrent(value);
        }}
      />
      <div className={settingsStyles['actions']}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" className="lk-danger" disabled={current === ''} loading={busy}>
          Remove passphrase
        </Button>
      </div>
    </form>
  );
}
