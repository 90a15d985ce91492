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
import { openBulkForm, reviewAccess } from '../../state/picked-changes';
import { toggleFavourite, toggleRail, useRail, useRailProfiles } from '../../state/rail';
import { giveTokens, renewAllTokens } from '../../state/renew-tokens';
import { toggleSample } from '../../state/sample';
import { openSavedView, useSavedViews } from '../../state/saved-views';
import { useShownGroup, useShownName, useShownProfileIds } from '../../state/shown-instances';
import { toggleSheet } from '../../state/sheet';
import { startSync } from '../../state/sync';
import { selectInstance, setDensity, setValidFilter, showView, useView } from '../../state/view';
import { t } from '../../../contract/texts';

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
  const here = useShownName() ?? t('all instances');
  const group = useShownGroup();
  const starred = useRail(({ favourites }) => selected !== null && favourites.includes(selected));
  if (ordered.length === 0) return [...generalCommands(setColorScheme)];
  return [
    paletteCommand(t('Show all instances'), shortcutLabel('allInstances'), () =>
      selectInstance(null),
    ),
    // Ids are remembered outside the store, so they have no label of an instance.
    {
      ...paletteCommand(
        t('Sync {here}', { here }),
        shortcutLabel('sync'),
        () => void startSync(target, 'list'),
      ),
      id: 'Sync what is shown',
    },
    {
      ...paletteCommand(t('Sync {here} with configs and access', { here }), '', () => {
        void startSync(target, 'full');
      }),
      id: 'Sync what is shown fully',
    },
    ...(target === null
      ? []
      : [paletteCommand(t('Sync all instances'), '', () => void startSync(null, 'list'))]),
    ...(ordered.length < 2
      ? []
      : [
          paletteCommand(t('Compare all instances side by side'), '', () => {
            showComparison(defaultInstancesComparison(ordered.map(({ id }) => id)));
          }),
        ]),
    ...(group === null || target === null || target.length < 2
      ? []
      : [
          {
            ...paletteCommand(t('Compare the instances of {here}', { here }), '', () => {
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
              t('{remove} {here} {from} favourites', {
                remove: starred ? t('Remove') : t('Add'),
                here,
                from: starred ? t('from') : t('to'),
              }),
              shortcutLabel('favourite'),
              () => toggleFavourite(selected),
            ),
            id: 'Change the favourites',
          },
        ]),
    paletteCommand(t('Show or fold the list of instances'), shortcutLabel('foldRail'), toggleRail),
    paletteCommand(t('Save as view…'), '', () => openDialog({ name: 'saveView' })),
    paletteCommand(t('Manage views…'), '', () => openDialog({ name: 'savedViews' })),
    ...views.map((view) => ({
      ...paletteCommand(view.name, '', () => openSavedView(view)),
      id: view.id,
      keywords: 'view',
    })),
    paletteCommand(t('Export to CSV…'), shortcutLabel('export'), () =>
      openDialog({ name: 'export' }),
    ),
    paletteCommand(t('Export the list of instances…'), '', () => void exportInstances()),
    paletteCommand(t('Publish to Domo…'), '', () => openDialog({ name: 'publish' })),
    paletteCommand(t('Rotate a secret…'), shortcutLabel('rotate'), () => openBulkForm('rotate')),
    paletteCommand(t('Give datasets another account…'), shortcutLabel('repoint'), () => {
      openBulkForm('repoint');
    }),
    paletteCommand(t('Move what a person owns…'), shortcutLabel('transfer'), () => {
      openBulkForm('transfer');
    }),
    paletteCommand(t('Align accounts…'), shortcutLabel('align'), () => openBulkForm('align')),
    paletteCommand(t('Changes to many accounts…'), '', () => openDialog({ name: 'bulkRuns' })),
    paletteCommand(t('What got worse…'), '', () => openDialog({ name: 'report' })),
    paletteCommand(t('Review access…'), '', reviewAccess),
    paletteCommand(t('Renew access tokens…'), '', renewAllTokens),
    paletteCommand(t('Accounts with renewed tokens…'), '', () => giveTokens([])),
    paletteCommand(t('Tidy up…'), '', () => openDialog({ name: 'hygiene' })),
    paletteCommand(t('New account…'), '', () => openDialog({ name: 'createAccount' })),
    paletteCommand(t('Show invalid accounts'), '', () => {
      showView('accounts');
      setValidFilter(false);
    }),
    ...(canCompare(picked)
      ? [paletteCommand(t('Compare {picked} selected accounts', { picked }), '', comparePicked)]
      : []),
    ...(picked >= 1 ? [paletteCommand(t('Clear selection'), '', clearPicked)] : []),
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
  paletteCommand(t('Add instance…'), shortcutLabel('addInstance'), () =>
    openDialog({ name: 'add' }),
  ),
  paletteCommand(t('Add many instances…'), '', () => openDialog({ name: 'addMany' })),
  paletteCommand(t('Look around with a sample company, or leave it'), '', toggleSample),
  paletteCommand(t('Overview'), shortcutLabel('overview'), () => showView('overview')),
  paletteCommand(t('Attention'), shortcutLabel('attention'), () => showView('attention')),
  paletteCommand(t('Access tokens'), '', () => showView('tokens')),
  paletteCommand(t('Compare'), shortcutLabel('compare'), () => showView('comparison')),
  paletteCommand(t('Changes'), shortcutLabel('changes'), () => showView('changes')),
  paletteCommand(t('Activity'), shortcutLabel('activity'), () => showView('activity')),
  paletteCommand(t('Jobs'), shortcutLabel('jobs'), toggleJobsTray),
  paletteCommand(t('Settings…'), shortcutLabel('settings'), () => openDialog({ name: 'settings' })),
  paletteCommand(t('Check the inventory…'), '', () => openDialog({ name: 'checkStore' })),
  paletteCommand(t('Stores that were set aside…'), '', () => openDialog({ name: 'setAside' })),
  paletteCommand(t('Lock now'), shortcutLabel('lock'), () => void lockNow()),
  paletteCommand(t('Undo the last change…'), shortcutLabel('undo'), () => {
    openDialog({ name: 'undo', entry: null });
  }),
  paletteCommand(t('Help'), shortcutLabel('help'), () => toggleSheet('help')),
  paletteCommand(t('Keyboard shortcuts'), shortcutLabel('shortcuts'), () =>
    toggleSheet('shortcuts'),
  ),
  paletteCommand(t('About Latchkey'), '', () => openDialog({ name: 'about', check: false })),
  paletteCommand(t('Check for updates'), '', () => openDialog({ name: 'about', check: true })),
  paletteCommand(t('Light theme'), '', () => setScheme('light')),
  paletteCommand(t('Dark theme'), '', () => setScheme('dark')),
  paletteCommand(t('System theme'), '', () => setScheme('auto')),
  paletteCommand(t('Compact rows'), '', () => setDensity('compact')),
  paletteCommand(t('Normal rows'), '', () => setDensity('normal')),
];
