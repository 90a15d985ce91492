/** The forms that set, change and remove the passphrase. */
import { Button, PasswordInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { LockStatus, Problem, Result } from '../../../contract';
import { MIN_PASSPHRASE_LENGTH } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import settingsStyles from './settings.module.css';

interface SetPassphraseFormProps {
  hasPassphrase: boolean;
  onCancel: () => void;
  onDone: (recoveryCode: string) => void;
}

export function SetPassphraseForm({ hasPassphrase, onCancel, onDone }: SetPassphraseFormProps) {
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const differs = repeated !== '' && repeated !== passphrase;
  return (
    <PassphraseForm
      ready={
        passphrase.length >= MIN_PASSPHRASE_LENGTH &&
        repeated === passphrase &&
        (!hasPassphrase || current !== '')
      }
      submit={() =>
        call('lock.setPassphrase', { passphrase, current: hasPassphrase ? current : null })
      }
      submitLabel="Save"
      onCancel={onCancel}
      onDone={({ recoveryCode }) => {
        onDone(recoveryCode);
      }}
    >
      {hasPassphrase && (
        <PassphraseInput
          label="Current passphrase"
          autoFocus
          value={current}
          onChange={setCurrent}
        />
      )}
      <PassphraseInput
        label="New passphrase"
        autoFocus={!hasPassphrase}
        description={`At least ${MIN_PASSPHRASE_LENGTH} characters. Several words are easier to remember.`}
        value={passphrase}
        onChange={setPassphrase}
      />
      <PassphraseInput
        label="Repeat the new passphrase"
        error={differs ? 'The two passphrases differ.' : null}
        value={repeated}
        onChange={setRepeated}
      />
    </PassphraseForm>
  );
}

interface RemovePassphraseFormProps {
  onCancel: () => void;
  onDone: (status: LockStatus) => void;
}

export function RemovePassphraseForm({ onCancel, onDone }: RemovePassphraseFormProps) {
  const [current, setCurrent] = useState('');
  return (
    <PassphraseForm
      ready={current !== ''}
      submit={() => call('lock.removePassphrase', { current })}
      submitLabel="Remove passphrase"
      dangerous
      onCancel={onCancel}
      onDone={onDone}
    >
      <PassphraseInput label="Current passphrase" autoFocus value={current} onChange={setCurrent} />
    </PassphraseForm>
  );
}

interface PassphraseFormProps<Value> {
  ready: boolean;
  submit: () => Promise<Result<Value>>;
  submitLabel: string;
  dangerous?: boolean;
  onCancel: () => void;
  onDone: (value: Value) => void;
  children: ReactNode;
}

/** The inputs, a Problem above them, and the buttons below. */
function PassphraseForm<Value>(props: PassphraseFormProps<Value>) {
  const { ready, submit, submitLabel, dangerous = false, onCancel, onDone, children } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    const result = await submit();
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setProblem(result.problem);
  };
  return (
    <form
      className={settingsStyles['passphrase']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) void send();
      }}
    >
      {problem !== null && <ProblemNotice problem={problem} />}
      {children}
      <div className={settingsStyles['actions']}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          type="submit"
          {...(dangerous ? { className: 'lk-danger' } : {})}
          disabled={!ready}
          loading={busy}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

interface PassphraseInputProps {
  label: string;
  /** The input has the keys when the form opens. */
  autoFocus?: boolean;
  description?: string;
  error?: string | null;
  value: string;
  onChange: (value: string) => void;
}

const PassphraseInput = ({ onChange, ...input }: PassphraseInputProps) => (
  <PasswordInput
    {...input}
    onChange={({ currentTarget: { value } }) => {
      onChange(value);
    }}
  />
);
