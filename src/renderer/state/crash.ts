/** The newest crash report, until it was looked at, deleted or put away. */
import { create } from 'zustand';
import type { Crash, Problem } from '../../contract';
import { call } from '../api/client';
import { recall, remember } from './remembered';

interface CrashState {
  /** Null when there is nothing to tell. */
  crash: Crash | null;
  /** Why it could not be opened or deleted. */
  problem: Problem | null;
}

export const useCrash = create<CrashState>(() => ({ crash: null, problem: null }));

export async function loadCrash(): Promise<void> {
  const result = await call('app.lastCrash', {});
  if (!result.ok) return;
  const { crash } = result.value;
  if (crash?.name !== recall('crash')) useCrash.setState({ crash });
}

/** It is told once. */
export function putCrashAway(): void {
  remember('crash', useCrash.getState().crash?.name ?? null);
  useCrash.setState({ crash: null, problem: null });
}

/** The notice stays, for deleting the report once it was read. */
export async function openCrash({ name }: Crash): Promise<void> {
  const result = await call('app.openCrashReport', { name });
  useCrash.setState({ problem: result.ok ? null : result.problem });
}

export async function deleteCrash({ name }: Crash): Promise<void> {
  const result = await call('app.deleteCrashReport', { name });
  if (result.ok) useCrash.setState({ crash: null, problem: null });
  else useCrash.setState({ problem: result.problem });
}
