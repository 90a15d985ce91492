/** What the palette can do. */
import { useMantineColorScheme } from '@mantine/core';
import {
  clearPicked,
  comparePicked,
  comparisonOf,
  showComparison,
  useComparison,
} from '../../state/comparison';
import { openDialog } from '../../state/dialogs';
import { groupProfiles, useProfiles } from '../../state/profiles';
import { startSync } from '../../state/sync';
import { selectInstance, setDensity, setValid, showView, useView } from '../../state/view';

export interface PaletteCommand {
  id: string;
  group: string;
  label: string;
  /** Other words that it is found by. */
  words: string;
  /** Its shortcut, or empty. */
  hint: string;
  run: () => void;
}

/** Every word typed has to occur somewhere. */
export function fits({ label, words }: PaletteCommand, query: string): boolean {
  const text = `${label} ${words}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

export function useCommands(): PaletteCommand[] {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const selected = useView((state) => state.selected);
  const picked = useComparison((state) => state.picked.length);
  const { setColorScheme } = useMantineColorScheme();
  const ordered = groupProfiles(profiles).flatMap((group) => group.profiles);
  const go = ordered.map((profile, index) => ({
    id: profile.id,
    group: 'Instances',
    label: profile.label,
    words: `${profile.instance} ${profile.group}`,
    hint: index < 9 ? `Ctrl ${index + 1}` : '',
    run: () => selectInstance(profile.id),
  }));
  if (profiles.length === 0) return [...always(setColorScheme)];
  const target = selected === null ? null : [selected];
  const here = ordered.find(({ id }) => id === selected)?.label ?? 'all instances';
  return [
    ...go,
    command('Instances', 'All instances', 'Ctrl 0', () => selectInstance(null)),
    command('Commands', `Sync ${here}`, 'F5', () => void startSync(target, 'list')),
    command('Commands', `Sync ${here} with configs and access`, '', () => {
      void startSync(target, 'full');
    }),
    command('Commands', 'Sync all instances', '', () => void startSync(null, 'list')),
    ...(ordered.length < 2
      ? []
      : [
          command('Commands', 'Compare all instances side by side', '', () => {
            showComparison(comparisonOf(ordered.map(({ id }) => id)));
          }),
        ]),
    command('Commands', 'Export to CSV…', 'Ctrl E', () => openDialog({ name: 'export' })),
    command('Commands', 'New account…', '', () => openDialog({ name: 'createAccount' })),
    command('Commands', 'Show invalid accounts', '', () => {
      showView('accounts');
      setValid(false);
    }),
    ...(picked >= 2
      ? [command('Commands', `Compare the ${picked} picked accounts`, '', comparePicked)]
      : []),
    ...(picked >= 1 ? [command('Commands', 'Let the picked accounts go', '', clearPicked)] : []),
    ...always(setColorScheme),
  ];
}

const command = (group: string, label: string, hint: string, run: () => void): PaletteCommand => ({
  id: label,
  group,
  label,
  words: '',
  hint,
  run,
});

const always = (setScheme: (scheme: 'light' | 'dark' | 'auto') => void): PaletteCommand[] => [
  command('Commands', 'Add an instance…', 'Ctrl N', () => openDialog({ name: 'add' })),
  command('Commands', 'Compare', 'Ctrl Shift C', () => showView('comparison')),
  command('Commands', 'Activity', 'Ctrl Shift A', () => showView('activity')),
  command('Commands', 'Settings…', 'Ctrl ,', () => openDialog({ name: 'settings' })),
  command('Commands', 'About Latchkey', '', () => openDialog({ name: 'about', check: false })),
  command('Commands', 'Check for updates', '', () => openDialog({ name: 'about', check: true })),
  command('Look', 'Light theme', '', () => setScheme('light')),
  command('Look', 'Dark theme', '', () => setScheme('dark')),
  command('Look', 'Theme as the system', '', () => setScheme('auto')),
  command('Look', 'Compact rows', '', () => setDensity('compact')),
  command('Look', 'Normal rows', '', () => setDensity('normal')),
];
