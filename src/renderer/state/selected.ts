/** The instance that is shown. */
import type { Profile } from '../../contract';
import { useProfiles } from './profiles';
import { useView } from './view';

/** Null when all instances are shown, or before the first answer. */
export function useSelectedProfile(): Profile | null {
  const selected = useView((state) => state.selected);
  return useProfiles(({ profiles }) => profiles?.find(({ id }) => id === selected) ?? null);
}
