import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Depth } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { useInventory } from '../../state/inventory';
import { useSelectedProfile } from '../../state/selected';
import { startSync, useSync } from '../../state/sync';
import { useProfiles } from '../../state/profiles';
import { Age } from '../../ui/Age';
import { counted, hostOf } from '../../ui/format';
import '../../ui/title.css';

/** Wears the environment of what is shown: its colour as a line, its group as a word. */
export function TitleBar() {
  const profile = useSelectedProfile();
  const profiles = useProfiles((state) => state.profiles);
  const readAt = useInventory((state) => state.facets?.oldestReadAt ?? null);
  const none = profiles === null || profiles.length === 0;
  return (
    <header className="title" data-colour={profile?.colour ?? 'grey'}>
      <h1 className="title-label lk-cut lk-name" title={profile?.label}>
        {profile?.label ?? 'All instances'}
      </h1>
      {profile !== null && profile.group !== '' && (
        <span className="title-group lk-cut lk-name">{profile.group}</span>
      )}
      {!none && (
        <span className="lk-dim lk-cut">
          {profile === null ? counted(profiles.length, 'instance') : hostOf(profile.origin)}
          {' · '}
          <Age at={readAt} verb="read" />
        </span>
      )}
      <span className="title-gap" />
      <Button
        variant="default"
        disabled={none}
        onClick={() => {
          openDialog({ name: 'createAccount' });
        }}
      >
        New account…
      </Button>
      <Button
        variant="default"
        disabled={none}
        onClick={() => {
          openDialog({ name: 'export' });
        }}
      >
        Export…
      </Button>
      <SyncButton disabled={none} profileIds={profile === null ? null : [profile.id]} />
    </header>
  );
}

function SyncButton({ disabled, profileIds }: { disabled: boolean; profileIds: string[] | null }) {
  const running = useSync((state) => state.running);
  const start = (depth: Depth) => (): void => {
    void startSync(profileIds, depth);
  };
  return (
    <Button.Group>
      <Button disabled={disabled || running} onClick={start('list')}>
        Sync
      </Button>
      <Menu position="bottom-end" disabled={disabled || running}>
        <Menu.Target>
          <ActionIcon
            className="title-more"
            size={30}
            disabled={disabled || running}
            aria-label="How much to read"
          >
            <IconChevronDown size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={start('list')}>
            Sync lists
            <div className="lk-dim lk-small">Accounts, OAuth accounts and providers</div>
          </Menu.Item>
          <Menu.Item onClick={start('full')}>
            Sync with configs and access
            <div className="lk-dim lk-small">
              Also each account’s config and access list; slower
            </div>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
