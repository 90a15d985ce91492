/** Checks for, downloads and installs an update; the user starts each step. */
import { create } from 'zustand';
import type { Problem } from '../../contract';
import { call } from '../api/client';

type UpdateStep =
  'idle' | 'checking' | 'newest' | 'found' | 'downloading' | 'downloaded' | 'installing';

interface UpdatesState {
  step: UpdateStep;
  /** The newer version; null until one was found. */
  version: string | null;
  /** Why the last step failed. */
  problem: Problem | null;
}

export const useUpdates = create<UpdatesState>(() => ({
  step: 'idle',
  version: null,
  problem: null,
}));

const setUpdates = (part: Partial<UpdatesState>): void => {
  useUpdates.setState(part);
};

const isBusy = (): boolean =>
  ['checking', 'downloading', 'installing'].includes(useUpdates.getState().step);

export async function checkForUpdate(): Promise<void> {
  if (isBusy()) return;
  setUpdates({ step: 'checking', version: null, problem: null });
  const result = await call('app.checkForUpdate', {});
  if (!result.ok) setUpdates({ step: 'idle', problem: result.problem });
  else if (result.value.version === null) setUpdates({ step: 'newest' });
  else setUpdates({ step: 'found', version: result.value.version });
}

export async function downloadUpdate(): Promise<void> {
  if (isBusy()) return;
  setUpdates({ step: 'downloading', problem: null });
  const result = await call('app.downloadUpdate', {});
  setUpdates(result.ok ? { step: 'downloaded' } : { step: 'found', problem: result.problem });
}

export async function installUpdate(): Promise<void> {
  if (isBusy()) return;
  setUpdates({ step: 'installing', problem: null });
  const result = await call('app.installUpdate', {});
  if (!result.ok) setUpdates({ step: 'downloaded', problem: result.problem });
}
