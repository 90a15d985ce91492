import { Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { paletteStore } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { openAccount, selectInstance } from '../../state/view';
import { accountTitle } from '../../ui/format/format';
import { matchesQuery, usePaletteCommands } from './usePaletteCommands';
import { useDebouncedValue } from '@mantine/hooks';
import type { InventoryRow } from '../../../contract';
import { call } from '../../api/client';
import { useQuery } from '../../ui/requests/useQuery';

/** Finds instances, commands and accounts by typing. */
export default function CommandPalette() {
  const [query, setQuery] = useState('');
  const commands = usePaletteCommands().filter((command) => matchesQuery(command, query));
  const accounts = useFoundAccounts(query);
  const profiles = useProfiles((state) => state.profiles);
  const labelOf = (profileId: string): string =>
    profiles?.find(({ id }) => id === profileId)?.label ?? '';
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Spotlight.Root
      store={paletteStore}
      // The window handles the shortcut, because it loads before the palette.
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight={420}
      size={600}
      transitionProps={{ duration: 80 }}
      // A blurred background would be redrawn with every typed letter.
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      // The dialog keeps its name while the closing animation runs.
      attributes={{ content: { 'aria-label': 'Command palette' } }}
    >
      <Spotlight.Search
        aria-label="Find an instance, an account or a command"
        placeholder="Find an instance, an account or a command"
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {commands
              .filter((command) => command.group === group)
              .map(({ id, label, shortcut, run }) => (
                <Spotlight.Action
                  key={id}
                  label={label}
                  onClick={run}
                  rightSection={shortcut === '' ? null : <span className="lk-kbd">{shortcut}</span>}
                />
              ))}
          </Spotlight.ActionsGroup>
        ))}
        {accounts.length > 0 && (
          <Spotlight.ActionsGroup label="Accounts">
            {accounts.map((row) => (
              <Spotlight.Action
                key={`${row.profileId} ${row.kind} ${row.id}`}
                label={accountTitle(row)}
                description={`${row.dataProviderType} · ${labelOf(row.profileId)}`}
                onClick={() => {
                  selectInstance(row.profileId);
                  openAccount({ profileId: row.profileId, kind: row.kind, id: row.id });
                }}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {commands.length === 0 && accounts.length === 0 && (
          <Spotlight.Empty>No results</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

const MAX_ACCOUNTS_SHOWN = 6;
const noAccounts: readonly InventoryRow[] = [];

/** The first accounts of all instances that match the typed text. */
function useFoundAccounts(query: string): readonly InventoryRow[] {
  const [text] = useDebouncedValue(query.trim(), 120);
  const { value } = useQuery(text.length < 2 ? null : text, () =>
    call('inventory.search', {
      filter: { text: text.slice(0, 200) },
      limit: MAX_ACCOUNTS_SHOWN,
    }),
  );
  return value?.rows ?? noAccounts;
}
