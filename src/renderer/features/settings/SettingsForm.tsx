/** A form inside the settings: a Problem above its inputs, and the buttons below. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Result } from '../../../contract';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useSubmit } from '../../ui/requests/useSubmit';
import settingsStyles from './settings.module.css';
import { t } from '../../../contract/texts';

interface SettingsFormProps<Value> {
  ready: boolean;
  send: () => Promise<Result<Value>>;
  submitLabel: string;
  dangerous?: boolean;
  onCancel: () => void;
  onDone: (value: Value) => void;
  children: ReactNode;
}

export function SettingsForm<Value>(props: SettingsFormProps<Value>) {
  const { ready, send, submitLabel, dangerous = false, onCancel, onDone, children } = props;
  const { busy, problem, submit } = useSubmit(onDone);
  return (
    <form
      className={settingsStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit(send);
      }}
    >
      {problem !== null && <ProblemNotice problem={problem} />}
      {children}
      <div className={settingsStyles['actions']}>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
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
