/** The commands of the palette. */
import { useMantineColorScheme } from '@mantine/core';
import {
  canCompare,
  clearPicked,
  comparePicked,
  defaultInstancesComparison,
  showComparison,
  useComparison,
} from '../../state/comparison';
import { openDialog } from '../../state/dialogs';
import { call } from '../../api/client';
import { toggleFavourite, toggleRail, useRail, useRailProfiles } from '../../state/rail';
import { openSavedView, useSavedViews } from '../../state/saved-views';
import { useShownGroup, useShownName, useShownProfileIds } from '../../state/shown-instances';
import { startSync } from '../../state/sync';
import { selectInstance, setDensity, setValidFilter, showView, useView } from '../../state/view';

export interface PaletteCommand {
  id: string;
  group: string;
  label: string;
  /** Additional words that the search matches. */
  keywords: string;
  /** The keyboard shortcut; empty for none. */
  shortcut: string;
  run: () => void;
  /** It moves the focus itself. */
  takesFocus?: boolean;
}

export function usePaletteCommands(): PaletteCommand[] {
  const ordered = useRailProfiles();
  const selected = useView((state) => state.selected);
  const picked = useComparison((state) => state.picked.length);
  const views = useSavedViews((state) => state.views) ?? [];
  const { setColorScheme } = useMantineColorScheme();
  const target = useShownProfileIds();
  const here = useShownName() ?? 'all instances';
  const group = useShownGroup();
  const starred = useRail(({ favourites }) => selected !== null && favourites.includes(selected));
  if (ordered.length === 0) return [...generalCommands(setColorScheme)];
  return [
    paletteCommand('Commands', 'Show all instances', 'Ctrl 0', () => selectInstance(null)),
    // Ids are remembered outside the store, so they have no label of an instance.
    {
      ...paletteCommand('Commands', `Sync ${here}`, 'F5', () => void startSync(target, 'list')),
      id: 'Sync what is shown',
    },
    {
      ...paletteCommand('Commands', `Sync ${here} with configs and access`, '', () => {
        void startSync(target, 'full');
      }),
      id: 'Sync what is shown fully',
    },
    ...(target === null
      ? []
      : [paletteCommand('Commands', 'Sync all instances', '', () => void startSync(null, 'list'))]),
    ...(ordered.length < 2
      ? []
      : [
          paletteCommand('Commands', 'Compare all instances side by side', '', () => {
            showComparison(defaultInstancesComparison(ordered.map(({ id }) => id)));
          }),
        ]),
    ...(group === null || target === null || target.length < 2
      ? []
      : [
          {
            ...paletteCommand('Commands', `Compare the instances of ${here}`, '', () => {
              showComparison(defaultInstancesComparison(target));
            }),
            id: 'Compare the shown group',
          },
        ]),
    ...(selected === null
      ? []
      : [
          {
            ...paletteCommand(
              'Commands',
              `${starred ? 'Remove' : 'Add'} ${here} ${starred ? 'from' : 'to'} favourites`,
              'Ctrl D',
              () => toggleFavourite(selected),
            ),
            id: 'Change the favourites',
          },
        ]),
    paletteCommand('Commands', 'Show or fold the list of instances', 'Ctrl B', toggleRail),
    paletteCommand('Commands', 'Save as view…', '', () => openDialog({ name: 'saveView' })),
    paletteCommand('Commands', 'Manage views…', '', () => openDialog({ name: 'savedViews' })),
    ...views.map((view) => ({
      ...paletteCommand('Views', view.name, '', () => openSavedView(view)),
      id: view.id,
    })),
    paletteCommand('Commands', 'Export to CSV…', 'Ctrl E', () => openDialog({ name: 'export' })),
    paletteCommand('Commands', 'Publish to Domo…', '', () => openDialog({ name: 'publish' })),
    paletteCommand('Commands', 'New account…', '', () => openDialog({ name: 'createAccount' })),
    paletteCommand('Commands', 'Show invalid accounts', '', () => {
      showView('accounts');
      setValidFilter(false);
    }),
    ...(canCompare(picked)
      ? [paletteCommand('Commands', `Compare ${picked} selected accounts`, '', comparePicked)]
      : []),
    ...(picked >= 1 ? [paletteCommand('Commands', 'Clear selection', '', clearPicked)] : []),
    ...generalCommands(setColorScheme),
  ];
}

/** Without a passphrase, shows where to set one. */
async function lockNow(): Promise<void> {
  const result = await call('lock.now', {});
  if (!result.ok) openDialog({ name: 'settings' });
}

const paletteCommand = (
  group: string,
  label: string,
  shortcut: string,
  run: () => void,
): PaletteCommand => ({
  id: label,
  group,
  label,
  keywords: '',
  shortcut,
  run,
});

const generalCommands = (
  setScheme: (scheme: 'light' | 'dark' | 'auto') => void,
): PaletteCommand[] => [
  paletteCommand('Commands', 'Add instance…', 'Ctrl N', () => openDialog({ name: 'add' })),
  paletteCommand('Commands', 'Overview', 'Ctrl Shift O', () => showView('overview')),
  paletteCommand('Commands', 'Compare', 'Ctrl Shift C', () => showView('comparison')),
  paletteCommand('Commands', 'Changes', 'Ctrl Shift H', () => showView('changes')),
  paletteCommand('Commands', 'Activity', 'Ctrl Shift A', () => showView('activity')),
  paletteCommand('Commands', 'Settings…', 'Ctrl ,', () => openDialog({ name: 'settings' })),
  paletteCommand('Commands', 'Check the inventory…', '', () => openDialog({ name: 'checkStore' })),
  paletteCommand('Commands', 'Stores that were set aside…', '', () =>
    openDialog({ name: 'setAside' }),
  ),
  paletteCommand('Commands', 'Lock now', 'Ctrl L', () => void lockNow()),
  paletteCommand('Commands', 'About Latchkey', '', () =>
    openDialog({ name: 'about', check: false }),
  ),
  paletteCommand('Commands', 'Check for updates', '', () =>
    openDialog({ name: 'about', check: true }),
  ),
  paletteCommand('Appearance', 'Light theme', '', () => setScheme('light')),
  paletteCommand('Appearance', 'Dark theme', '', () => setScheme('dark')),
  paletteCommand('Appearance', 'System theme', '', () => setScheme('auto')),
  paletteCommand('Appearance', 'Compact rows', '', () => setDensity('compact')),
  paletteCommand('Appearance', 'Normal rows', '', () => setDensity('normal')),
];
