/** The sections of the palette for a query, with the accounts as they are found. */
import { usePalette } from '../../state/palette';
import { useRailSections } from '../../state/rail';
import { toNumberedIds, toRailProfiles } from '../../state/rail-order';
import { toPaletteSections } from './palette-hits';
import { useFoundAccounts } from './useFoundAccounts';
import { usePaletteCommands } from './usePaletteCommands';

export function usePaletteSections(query: string) {
  const commands = usePaletteCommands();
  const instances = useRailSections();
  const recent = usePalette((state) => state.recent);
  const recentAccounts = usePalette((state) => state.recentAccounts);
  const { rows, more, busy, problem } = useFoundAccounts(query);
  const sections = toPaletteSections(query, {
    commands,
    profiles: toRailProfiles(instances),
    numbered: toNumberedIds(instances),
    accounts: rows,
    moreAccounts: more,
    recent,
    recentAccounts,
  });
  return { sections, busy, problem };
}
