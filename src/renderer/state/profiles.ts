/** The profiles, and the selected one. */
import { create } from 'zustand';
import type { Problem, Profile } from '../../contract';
import { call } from '../api/client';
import { InTurn } from './in-turn';
import { keepUnchanged } from './keep-unchanged';
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

const loads = new InTurn();

/** A sync of many instances announces the end of each: they are listed once for all that end meanwhile. */
export const loadProfiles = (): Promise<void> =>
  loads.run(async () => {
    const result = await call('profile.list', {});
    if (result.ok)
      useProfiles.setState(({ profiles }) => ({
        profiles: keepUnchanged(profiles ?? [], result.value.profiles, ({ id }) => id),
        problem: null,
      }));
    else useProfiles.setState({ problem: result.problem });
  });

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
