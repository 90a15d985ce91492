import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconHistory,
  IconKey,
  IconPencil,
  IconPlugConnected,
  IconTrash,
} from '@tabler/icons-react';
import type { Profile } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { showInstanceThenAndNow } from '../../state/then-and-now';
import { checkProfileToken } from '../../state/profiles';
import railStyles from './rail.module.css';

export function InstanceMenu({ profile }: { profile: Profile }) {
  const profileId = profile.id;
  return (
    <Menu position="right-start" withinPortal>
      <Menu.Target>
        <ActionIcon
          className={railStyles['menu']}
          variant="subtle"
          color="gray"
          size={22}
          aria-label={`Actions for ${profile.label}`}
        >
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={15} />}
          onClick={() => {
            openDialog({ name: 'edit', profileId });
          }}
        >
          Edit…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlugConnected size={15} />}
          onClick={() => {
            void checkProfileToken(profileId);
          }}
        >
          Check token
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKey size={15} />}
          onClick={() => {
            openDialog({ name: 'token', profileId });
          }}
        >
          Replace token…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconHistory size={15} />}
          onClick={() => {
            void showInstanceThenAndNow(profileId);
          }}
        >
          Compare then and now
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          className="lk-danger"
          leftSection={<IconTrash size={15} />}
          onClick={() => {
            openDialog({ name: 'remove', profileId });
          }}
        >
          Remove…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
