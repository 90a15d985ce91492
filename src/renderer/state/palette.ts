/** The command palette: whether it is open, and what was chosen in it lately. */
import { create } from 'zustand';
import type { InventoryRow } from '../../contract';
import { readPreference, savePreference } from './preferences';
import { t } from '../../contract/texts';

interface PaletteState {
  open: boolean;
  /** Increases each time it opens, so that it starts empty. */
  openCount: number;
  /** Whether closing returns the focus to the element that had it. False: what was chosen takes the focus. */
  returnsFocus: boolean;
  /** Ids of hits, the latest first. */
  recent: readonly string[];
  /** The accounts among them. Only in memory: names of accounts are kept in the encrypted store alone. */
  recentAccounts: readonly InventoryRow[];
}

const MAX_RECENT = 6;
const RECENT_PREFERENCE = 'recentCommands';

export const usePalette = create<PaletteState>(() => ({
  open: false,
  openCount: 0,
  returnsFocus: true,
  recent: (readPreference(RECENT_PREFERENCE) ?? '').split('\n').filter((id) => id !== ''),
  recentAccounts: [],
}));

export const palette = {
  open: (): void => {
    usePalette.setState(({ openCount }) => ({
      open: true,
      openCount: openCount + 1,
      returnsFocus: true,
    }));
  },
  close: (): void => {
    usePalette.setState({ open: false });
  },
  toggle: (): void => {
    if (usePalette.getState().open) palette.close();
    else palette.open();
  },
};

/** Closes it for what was chosen. `takesFocus`: that will move the focus itself. */
export const closePaletteFor = ({ takesFocus }: { takesFocus: boolean }): void => {
  usePalette.setState({ open: false, returnsFocus: !takesFocus });
};

export const usePaletteOpen = (): boolean => usePalette((state) => state.open);

export const accountHitId = ({ profileId, kind, id }: InventoryRow): string =>
  t('account {profileId} {kind} {id}', { profileId, kind, id });

/** Remembers a choice. Commands and instances are remembered after a restart too, by ids that hold no account data. */
export function rememberHit(id: string, row: InventoryRow | null): void {
  usePalette.setState(({ recent, recentAccounts }) => {
    const others = recent.filter((each) => each !== id);
    return {
      recent: [id, ...others].slice(0, MAX_RECENT),
      recentAccounts:
        row === null
          ? recentAccounts
          : [row, ...recentAccounts.filter((each) => accountHitId(each) !== id)].slice(
              0,
              MAX_RECENT,
            ),
    };
  });
  const lasting = usePalette.getState().recent.filter((each) => !each.startsWith('account '));
  savePreference(RECENT_PREFERENCE, lasting.join('\n'));
}
