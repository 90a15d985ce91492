/** The forms that set, change and remove the passphrase. */
import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { LockStatus } from '../../../contract';
import { MIN_PASSPHRASE_LENGTH } from '../../../contract/zod-free';
import { call } from '../../api/client';
import { useReportTypedText } from '../../state/typed-text';
import { SettingsForm } from './SettingsForm';
import { t } from '../../../contract/texts';

interface SetPassphraseFormProps {
  hasPassphrase: boolean;
  onCancel: () => void;
  onDone: (recoveryCode: string) => void;
}

export function SetPassphraseForm({ hasPassphrase, onCancel, onDone }: SetPassphraseFormProps) {
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  useReportTypedText('dialog', current + passphrase + repeated !== '');
  const differs = repeated !== '' && repeated !== passphrase;
  return (
    <SettingsForm
      ready={
        passphrase.length >= MIN_PASSPHRASE_LENGTH &&
        repeated === passphrase &&
        (!hasPassphrase || current !== '')
      }
      send={() =>
        call('lock.setPassphrase', { passphrase, current: hasPassphrase ? current : null })
      }
      submitLabel={t('Save')}
      onCancel={onCancel}
      onDone={({ recoveryCode }) => {
        onDone(recoveryCode);
      }}
    >
      {hasPassphrase && (
        <PassphraseInput
          label={t('Current passphrase')}
          autoFocus
          value={current}
          onChange={setCurrent}
        />
      )}
      <PassphraseInput
        label={t('New passphrase')}
        autoFocus={!hasPassphrase}
        description={t('At least {least} characters. Several words are easier to remember.', {
          least: MIN_PASSPHRASE_LENGTH,
        })}
        value={passphrase}
        onChange={setPassphrase}
      />
      <PassphraseInput
        label={t('Repeat the new passphrase')}
        error={differs ? t('The two passphrases differ.') : null}
        value={repeated}
        onChange={setRepeated}
      />
    </SettingsForm>
  );
}

interface RemovePassphraseFormProps {
  onCancel: () => void;
  onDone: (status: LockStatus) => void;
}

export function RemovePassphraseForm({ onCancel, onDone }: RemovePassphraseFormProps) {
  const [current, setCurrent] = useState('');
  useReportTypedText('dialog', current !== '');
  return (
    <SettingsForm
      ready={current !== ''}
      send={() => call('lock.removePassphrase', { current })}
      submitLabel={t('Remove passphrase')}
      dangerous
      onCancel={onCancel}
      onDone={onDone}
    >
      <PassphraseInput
        label={t('Current passphrase')}
        autoFocus
        value={current}
        onChange={setCurrent}
      />
    </SettingsForm>
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
