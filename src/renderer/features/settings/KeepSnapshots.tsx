import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Problem, Result, Settings } from '../../../contract';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/ProblemNotice';

const FOR_GOOD = 'for good';
const choices = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: '1095', label: '3 years' },
  { value: FOR_GOOD, label: 'For good' },
];

/** How long the snapshots of syncs are kept, to look at then and now. */
export function KeepSnapshots() {
  const [days, setDays] = useState<Settings['keepSnapshotsDays'] | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = (answer: Result<Settings>): void => {
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setDays(answer.value.keepSnapshotsDays);
  };
  useEffect(() => {
    void call('settings.get', {}).then(take);
  }, []);
  const value = days === null ? FOR_GOOD : String(days ?? '');
  return (
    <>
      <NativeSelect
        aria-label="Keep snapshots"
        aria-describedby="keep-snapshots"
        value={value}
        disabled={days === undefined}
        data={offered(value)}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value === FOR_GOOD ? null : Number(currentTarget.value);
          void call('settings.update', { keepSnapshotsDays: chosen }).then(take);
        }}
      />
      <span id="keep-snapshots" className="lk-dim lk-small">
        Each sync leaves one, without secrets. Older ones are removed; the newest of an instance
        stays.
      </span>
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}

/** Another number of days may have been set on the command line. */
const offered = (value: string) =>
  value === '' || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: `${value} days` }];
