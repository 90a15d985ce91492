/** The status of Latchkey itself, such as whether the keychain is open. */
import { create } from 'zustand';
import type { Problem, AppStatus } from '../../contract';
import { call } from '../api/client';

interface StatusState {
  status: AppStatus | null;
  problem: Problem | null;
  retrying: boolean;
}

export const useAppStatus = create<StatusState>(() => ({
  status: null,
  problem: null,
  retrying: false,
}));

export async function loadAppStatus(): Promise<void> {
  const result = await call('app.status', {});
  if (result.ok) useAppStatus.setState({ status: result.value, problem: null });
  else useAppStatus.setState({ problem: result.problem });
}

export async function retryKeychain(): Promise<void> {
  useAppStatus.setState({ retrying: true });
  const result = await call('app.retryKeychain', {});
  if (result.ok) useAppStatus.setState({ status: result.value, problem: null, retrying: false });
  else useAppStatus.setState({ problem: result.problem, retrying: false });
}

export async function acknowledgeStoreDamage(): Promise<void> {
  const result = await call('store.acknowledgeDamage', {});
  if (result.ok) useAppStatus.setState({ status: result.value, problem: null });
  else useAppStatus.setState({ problem: result.problem });
}
