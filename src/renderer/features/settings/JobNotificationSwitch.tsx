import { Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Problem, Result, Settings } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { t } from '../../../contract/texts';

/** Whether the system shows how a long job ended while the window was not in front. */
export function JobNotificationSwitch() {
  const [on, setOn] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const applyAnswer = (answer: Result<Settings>): void => {
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setOn(answer.value.notifyAfterJobs);
  };
  useEffect(() => {
    void call('settings.get', {}).then(applyAnswer);
  }, []);
  return (
    <>
      <Switch
        label={t('Notify when a long job has ended')}
        description={t('Only while another window is in front. It has counts and no names.')}
        checked={on ?? false}
        disabled={on === null}
        onChange={({ currentTarget }) => {
          void call('settings.update', { notifyAfterJobs: currentTarget.checked }).then(
            applyAnswer,
          );
        }}
      />
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}
