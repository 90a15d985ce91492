import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconCopyPlus,
  IconDots,
  IconExternalLink,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { AccountKey, Profile } from '../../../contract';
import type { Detail } from '../../state/detail';
import { openDialog, type Dialog } from '../../state/dialogs';
import { NOT_AT_DOMO, type OpeningInDomo } from '../../ui/useOpenInDomo';

interface Props {
  account: AccountKey;
  detail: Detail;
  profile: Profile;
  domo: OpeningInDomo;
}

type About = Extract<Dialog, { shown: unknown }>['name'];

/** What can be done with an account. In a read-only instance it is there to be seen, with the reason. */
export function AccountMenu({ account, detail, profile, domo }: Props) {
  const refused = profile.guard === 'read-only';
  const why = refused ? `${profile.label} is read-only: nothing is changed there` : undefined;
  const open = (name: About) => (): void => {
    openDialog({ name, shown: { account, detail } });
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Actions for this account">
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {refused && <Menu.Label>Read-only: nothing is changed there</Menu.Label>}
        <Menu.Item
          leftSection={<IconPencil size={15} />}
          disabled={refused}
          title={why}
          onClick={open('renameAccount')}
        >
          Rename…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconAdjustments size={15} />}
          disabled={refused}
          title={why}
          onClick={open('editConfig')}
        >
          Edit configuration…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopyPlus size={15} />}
          onClick={() => {
            openDialog({ name: 'clone', source: account, profileIds: [] });
          }}
        >
          Make it in other instances…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconExternalLink size={15} />}
          disabled={!domo.can}
          title={domo.can ? undefined : NOT_AT_DOMO}
          onClick={domo.open}
        >
          Open in Domo
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          className="lk-danger"
          leftSection={<IconTrash size={15} />}
          disabled={refused}
          title={why}
          onClick={open('deleteAccount')}
        >
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
