/** How often Latchkey checks the inventory by itself, and what the last check found. */
import { NativeSelect, Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Problem, ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { Time } from '../../ui/format/Time';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

type Checks = ResponseFor<'store.checks'>;

const NEVER = 'never';
const choices = [
  { value: '1', label: t('Every day') },
  { value: '7', label: t('Every week') },
  { value: '30', label: t('Every 30 days') },
  { value: NEVER, label: t('Never') },
];

export function StoreCheckSettings() {
  const [checks, setChecks] = useState<Checks | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const applyAnswer = (answer: Result<Checks>): void => {
    if (answer.ok) setChecks(answer.value);
    setProblem(answer.ok ? null : answer.problem);
  };
  useEffect(() => {
    void call('store.checks', {}).then(applyAnswer);
  }, []);
  if (checks === null) {
    return problem === null ? (
      <Skeleton height={18} width="60%" />
    ) : (
      <ProblemNotice problem={problem} />
    );
  }
  const value = checks.everyDays === null ? NEVER : String(checks.everyDays);
  return (
    <>
      <NativeSelect
        aria-label={t('Check the inventory by itself')}
        aria-describedby="check-by-itself"
        value={value}
        data={offeredChoices(value)}
        onChange={({ currentTarget }) => {
          const everyDays = currentTarget.value === NEVER ? null : Number(currentTarget.value);
          void call('store.setChecks', { everyDays }).then(applyAnswer);
        }}
      />
      <span id="check-by-itself" className="lk-dim lk-small">
        {t('Latchkey checks the inventory while the window is not used, on mains power.')}{' '}
        <LastCheck last={checks.last} />
      </span>
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}

const checkOutcomes = {
  good: t('nothing damaged.'),
  damaged: t('damage found.'),
  acknowledged: t('damage found, and acknowledged.'),
} as const;

const LastCheck = ({ last }: { last: Checks['last'] }) =>
  last === null ? (
    <>{t('It was not checked yet.')}</>
  ) : (
    <>
      {richText('Last check: {time}, {checkOutcome}', {
        time: <Time at={last.at} />,
        checkOutcome: checkOutcomes[last.outcome],
      })}
    </>
  );

/** The command line may have set another number of days. */
const offeredChoices = (value: string) =>
  choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: t('Every {value} days', { value }) }];
