import { Button } from '@mantine/core';
import type { ProblemCode } from '../../../contract';
import { closeDialog, openDialog } from '../../state/dialogs';
import { retrySync, useSync } from '../../state/sync';
import { useOpenInDomo } from './OpenInDomoButton';
import { waysOutOf } from './ways-out';
import actionStyles from './actions.module.css';
import { t } from '../../../contract/texts';

interface FailureWaysOutProps {
  profileId: string;
  code: ProblemCode;
  /** Of the instance: a list has the same buttons for each. */
  label: string;
}

/** What can be done about an instance that was not read, in the place that says why. */
export function FailureWaysOut({ profileId, code, label }: FailureWaysOutProps) {
  const running = useSync((state) => state.running);
  const domo = useOpenInDomo(profileId);
  const ways = waysOutOf(code);
  return (
    <div
      className={actionStyles['ways']}
      role="group"
      aria-label={t('What to do about {label}', { label })}
    >
      {ways.includes('token') && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            openDialog({ name: 'token', profileId });
          }}
        >
          {t('Replace token…')}
        </Button>
      )}
      {ways.includes('settings') && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            openDialog({ name: 'settings' });
          }}
        >
          {t('Settings…')}
        </Button>
      )}
      {ways.includes('domo') && domo.canOpen && (
        <Button size="compact-sm" variant="default" loading={domo.busy} onClick={domo.open}>
          {t('Open in Domo')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        disabled={running}
        onClick={() => {
          closeDialog();
          void retrySync([profileId]);
        }}
      >
        {t('Retry')}
      </Button>
      {domo.problem !== null && <span className="lk-small">{domo.problem.message}</span>}
    </div>
  );
}
