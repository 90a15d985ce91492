import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconHistory,
  IconKey,
  IconPencil,
  IconPlugConnected,
  IconStar,
  IconStarOff,
  IconTrash,
} from '@tabler/icons-react';
import type { Profile } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { showInstanceThenAndNow } from '../../state/then-and-now';
import { checkProfileToken } from '../../state/profiles';
import { moveInRail, toggleFavourite, useRail } from '../../state/rail';
import { RailMenu } from './RailMenu';

export function InstanceMenu({ profile }: { profile: Profile }) {
  const profileId = profile.id;
  const starred = useRail(({ favourites }) => favourites.includes(profileId));
  return (
    <RailMenu label={`Actions for ${profile.label}`}>
      <Menu.Item
        leftSection={starred ? <IconStarOff size={15} /> : <IconStar size={15} />}
        onClick={() => {
          toggleFavourite(profileId);
        }}
      >
        {starred ? 'Remove from favourites' : 'Add to favourites'}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowUp size={15} />}
        onClick={() => {
          moveInRail(profileId, -1);
        }}
      >
        Move up
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown size={15} />}
        onClick={() => {
          moveInRail(profileId, 1);
        }}
      >
        Move down
      </Menu.Item>
      <Menu.Divider />
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
    </RailMenu>
  );
}
