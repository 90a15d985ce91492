/** The commands of the palette. */
import { useMantineColorScheme } from '@mantine/core';
import { shortcutLabel } from '../../../contract/shortcuts';
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
import { exportInstances } from '../../state/export-instances';
import { toggleJobsTray } from '../../state/jobs/jobs';
import { openBulkForm } from '../../state/picked-changes';
import { toggleFavourite, toggleRail, useRail, useRailProfiles } from '../../state/rail';
import { giveTokens, renewAllTokens } from '../../state/renew-tokens';
import { toggleSample } from '../../state/sample';
import { openSavedView, useSavedViews } from '../../state/saved-views';
import { useShownGroup, useShownName, useShownProfileIds } from '../../state/shown-instances';
import { startSync } from '../../state/sync';
import { selectInstance, setDensity, setValidFilter, showView, useView } from '../../state/view';

export interface PaletteCommand {
  id: string;
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
    paletteCommand('Show all instances', shortcutLabel('allInstances'), () => selectInstance(null)),
    // Ids are remembered outside the store, so they have no label of an instance.
    {
      ...paletteCommand(
        `Sync ${here}`,
        shortcutLabel('sync'),
        () => void startSync(target, 'list'),
      ),
      id: 'Sync what is shown',
    },
    {
      ...paletteCommand(`Sync ${here} with configs and access`, '', () => {
        void startSync(target, 'full');
      }),
      id: 'Sync what is shown fully',
    },
    ...(target === null
      ? []
      : [paletteCommand('Sync all instances', '', () => void startSync(null, 'list'))]),
    ...(ordered.length < 2
      ? []
      : [
          paletteCommand('Compare all instances side by side', '', () => {
            showComparison(defaultInstancesComparison(ordered.map(({ id }) => id)));
          }),
        ]),
    ...(group === null || target === null || target.length < 2
      ? []
      : [
          {
            ...paletteCommand(`Compare the instances of ${here}`, '', () => {
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
              `${starred ? 'Remove' : 'Add'} ${here} ${starred ? 'from' : 'to'} favourites`,
              shortcutLabel('favourite'),
              () => toggleFavourite(selected),
            ),
            id: 'Change the favourites',
          },
        ]),
    paletteCommand('Show or fold the list of instances', shortcutLabel('foldRail'), toggleRail),
    paletteCommand('Save as view…', '', () => openDialog({ name: 'saveView' })),
    paletteCommand('Manage views…', '', () => openDialog({ name: 'savedViews' })),
    ...views.map((view) => ({
      ...paletteCommand(view.name, '', () => openSavedView(view)),
      id: view.id,
      keywords: 'view',
    })),
    paletteCommand('Export to CSV…', shortcutLabel('export'), () => openDialog({ name: 'export' })),
    paletteCommand('Export the list of instances…', '', () => void exportInstances()),
    paletteCommand('Publish to Domo…', '', () => openDialog({ name: 'publish' })),
    paletteCommand('Rotate a secret…', shortcutLabel('rotate'), () => openBulkForm('rotate')),
    paletteCommand('Give datasets another account…', shortcutLabel('repoint'), () => {
      openBulkForm('repoint');
    }),
    paletteCommand('Move what a person owns…', shortcutLabel('transfer'), () => {
      openBulkForm('transfer');
    }),
    paletteCommand('Align accounts…', shortcutLabel('align'), () => openBulkForm('align')),
    paletteCommand('Changes to many accounts…', '', () => openDialog({ name: 'bulkRuns' })),
    paletteCommand('Review access…', '', () => openDialog({ name: 'review' })),
    paletteCommand('Renew access tokens…', '', renewAllTokens),
    paletteCommand('Accounts with renewed tokens…', '', () => giveTokens([])),
    paletteCommand('Tidy up…', '', () => openDialog({ name: 'hygiene' })),
    paletteCommand('New account…', '', () => openDialog({ name: 'createAccount' })),
    paletteCommand('Show invalid accounts', '', () => {
      showView('accounts');
      setValidFilter(false);
    }),
    ...(canCompare(picked)
      ? [paletteCommand(`Compare ${picked} selected accounts`, '', comparePicked)]
      : []),
    ...(picked >= 1 ? [paletteCommand('Clear selection', '', clearPicked)] : []),
    ...generalCommands(setColorScheme),
  ];
}

/** Without a passphrase, shows where to set one. */
async function lockNow(): Promise<void> {
  const result = await call('lock.now', {});
  if (!result.ok) openDialog({ name: 'settings' });
}

const paletteCommand = (label: string, shortcut: string, run: () => void): PaletteCommand => ({
  id: label,
  label,
  keywords: '',
  shortcut,
  run,
});

const generalCommands = (
  setScheme: (scheme: 'light' | 'dark' | 'auto') => void,
): PaletteCommand[] => [
  paletteCommand('Add instance…', shortcutLabel('addInstance'), () => openDialog({ name: 'add' })),
  paletteCommand('Add many instances…', '', () => openDialog({ name: 'addMany' })),
  paletteCommand('Look around with a sample company, or leave it', '', toggleSample),
  paletteCommand('Overview', shortcutLabel('overview'), () => showView('overview')),
  paletteCommand('Attention', shortcutLabel('attention'), () => showView('attention')),
  paletteCommand('Compare', shortcutLabel('compare'), () => showView('comparison')),
  paletteCommand('Changes', shortcutLabel('changes'), () => showView('changes')),
  paletteCommand('Activity', shortcutLabel('activity'), () => showView('activity')),
  paletteCommand('Jobs', shortcutLabel('jobs'), toggleJobsTray),
  paletteCommand('Settings…', shortcutLabel('settings'), () => openDialog({ name: 'settings' })),
  paletteCommand('Check the inventory…', '', () => openDialog({ name: 'checkStore' })),
  paletteCommand('Stores that were set aside…', '', () => openDialog({ name: 'setAside' })),
  paletteCommand('Lock now', shortcutLabel('lock'), () => void lockNow()),
  paletteCommand('Undo the last change…', shortcutLabel('undo'), () => {
    openDialog({ name: 'undo', entry: null });
  }),
  paletteCommand('Help', shortcutLabel('help'), () => openDialog({ name: 'help' })),
  paletteCommand('Keyboard shortcuts', shortcutLabel('shortcuts'), () => {
    openDialog({ name: 'shortcuts' });
  }),
  paletteCommand('About Latchkey', '', () => openDialog({ name: 'about', check: false })),
  paletteCommand('Check for updates', '', () => openDialog({ name: 'about', check: true })),
  paletteCommand('Light theme', '', () => setScheme('light')),
  paletteCommand('Dark theme', '', () => setScheme('dark')),
  paletteCommand('System theme', '', () => setScheme('auto')),
  paletteCommand('Compact rows', '', () => setDensity('compact')),
  paletteCommand('Normal rows', '', () => setDensity('normal')),
];
