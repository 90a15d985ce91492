/** Updates, one step at a time; each is asked for. */
import { create } from 'zustand';
import type { Problem } from '../../contract';
import { call } from '../api/client';

type Step =
  'unasked' | 'checking' | 'newest' | 'found' | 'downloading' | 'downloaded' | 'installing';

interface UpdatesState {
  step: Step;
  /** The newer one; null until it was found. */
  version: string | null;
  /** Why the last step failed. */
  problem: Problem | null;
}

export const useUpdates = create<UpdatesState>(() => ({
  step: 'unasked',
  version: null,
  problem: null,
}));

const set = (part: Partial<UpdatesState>): void => {
  useUpdates.setState(part);
};

const busy = (): boolean =>
  ['checking', 'downloading', 'installing'].includes(useUpdates.getState().step);

export async function checkForUpdate(): Promise<void> {
  if (busy()) return;
  set({ step: 'checking', version: null, problem: null });
  const result = await call('app.checkForUpdate', {});
  if (!result.ok) set({ step: 'unasked', problem: result.problem });
  else if (result.value.version === null) set({ step: 'newest' });
  else set({ step: 'found', version: result.value.version });
}

export async function downloadUpdate(): Promise<void> {
  if (busy()) return;
  set({ step: 'downloading', problem: null });
  const result = await call('app.downloadUpdate', {});
  set(result.ok ? { step: 'downloaded' } : { step: 'found', problem: result.problem });
}

export async function installUpdate(): Promise<void> {
  if (busy()) return;
  set({ step: 'installing', problem: null });
  const result = await call('app.installUpdate', {});
  if (!result.ok) set({ step: 'downloaded', problem: result.problem });
}
