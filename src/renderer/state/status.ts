/** What state Latchkey itself is in. */
import { create } from 'zustand';
import type { Problem, Status } from '../../contract';
import { call } from '../api/client';

interface StatusState {
  status: Status | null;
  problem: Problem | null;
  retrying: boolean;
}

export const useStatus = create<StatusState>(() => ({
  status: null,
  problem: null,
  retrying: false,
}));

export async function loadStatus(): Promise<void> {
  const result = await call('app.status', {});
  if (result.ok) useStatus.setState({ status: result.value, problem: null });
  else useStatus.setState({ problem: result.problem });
}

export async function retryKeychain(): Promise<void> {
  useStatus.setState({ retrying: true });
  const result = await call('app.retryKeychain', {});
  if (result.ok) useStatus.setState({ status: result.value, problem: null, retrying: false });
  else useStatus.setState({ problem: result.problem, retrying: false });
}
