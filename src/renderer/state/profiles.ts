/** The profiles, and the selected one. */
import { create } from 'zustand';
import type { Problem, Profile } from '../../contract';
import { call } from '../api/client';
import { useView } from './view';

interface ProfilesState {
  /** Null until the first answer. */
  profiles: readonly Profile[] | null;
  problem: Problem | null;
  /** Profiles whose token is being checked now. */
  checking: ReadonlySet<string>;
}

export const useProfiles = create<ProfilesState>(() => ({
  profiles: null,
  problem: null,
  checking: new Set(),
}));

export async function loadProfiles(): Promise<void> {
  const result = await call('profile.list', {});
  if (result.ok) useProfiles.setState({ profiles: result.value.profiles, problem: null });
  else useProfiles.setState({ problem: result.problem });
}

/** Checks the stored token of a profile. The result is the profile's `lastCheck`. */
export async function checkProfileToken(profileId: string): Promise<void> {
  setChecking(profileId, true);
  await call('profile.check', { profileId });
  await loadProfiles();
  setChecking(profileId, false);
}

function setChecking(profileId: string, on: boolean): void {
  useProfiles.setState(({ checking }) => {
    const next = new Set(checking);
    if (on) next.add(profileId);
    else next.delete(profileId);
    return { checking: next };
  });
}

/** The selected profile; null when all instances are shown, or before the first answer. */
export function useSelectedProfile(): Profile | null {
  const selected = useView((state) => state.selected);
  return useProfiles(({ profiles }) => profiles?.find(({ id }) => id === selected) ?? null);
}
