import { Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Problem, Result, StartAtLogin as State } from '../../../contract';
import { call } from '../../api/client';

/** Off until it is wanted; where it cannot be switched, a word says why. */
export function StartAtLogin() {
  const [state, setState] = useState<State | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = (result: Result<State>): void => {
    if (result.ok) setState(result.value);
    setProblem(result.ok ? null : result.problem);
  };
  useEffect(() => {
    void call('app.startAtLogin', {}).then(take);
  }, []);
  return (
    <Switch
      label="Start when I log in, minimised"
      checked={state?.on ?? false}
      disabled={state?.why !== null}
      description={state?.why}
      error={problem?.message}
      onChange={({ currentTarget: { checked } }) => {
        void call('app.setStartAtLogin', { on: checked }).then(take);
      }}
    />
  );
}
