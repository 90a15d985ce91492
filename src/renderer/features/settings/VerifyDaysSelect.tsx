import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Problem, Result, Settings } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { t } from '../../../contract/texts';

const offered = [1, 7, 30, 90, 365];

/** How often a full sync reads every account, also those that the activity log does not name. */
export function VerifyDaysSelect() {
  const [days, setDays] = useState<Settings['verifyDays'] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const applyAnswer = (answer: Result<Settings>): void => {
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setDays(answer.value.verifyDays);
  };
  useEffect(() => {
    void call('settings.get', {}).then(applyAnswer);
  }, []);
  const options = days === null || offered.includes(days) ? offered : [days, ...offered];
  return (
    <>
      <NativeSelect
        aria-label={t('Read every account again')}
        aria-describedby="verify-days"
        value={days ?? ''}
        disabled={days === null}
        data={options.map((each) => ({
          value: String(each),
          label: each === 1 ? t('After 1 day') : t('After {each} days', { each }),
        }))}
        onChange={({ currentTarget }) => {
          void call('settings.update', { verifyDays: Number(currentTarget.value) }).then(
            applyAnswer,
          );
        }}
      />
      <span id="verify-days" className="lk-dim lk-small">
        {t(
          'Until then, a full sync only reads accounts that changed, where the activity log of Domo is readable.',
        )}
      </span>
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}
