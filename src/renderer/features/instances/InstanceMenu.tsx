import { Fragment } from 'react';
import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconColumns,
  IconExternalLink,
  IconFileExport,
  IconFold,
  IconHistory,
  IconKey,
  IconList,
  IconPencil,
  IconPlugConnected,
  IconRefresh,
  IconStar,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import type { Profile } from '../../../contract';
import { instanceActions, type InstanceAction } from '../../state/instance-actions';
import { useRail } from '../../state/rail';
import { useView } from '../../state/view';
import { RailMenu } from './RailMenu';
import { t } from '../../../contract/texts';

const signs: Readonly<Record<string, Icon>> = {
  show: IconList,
  sync: IconRefresh,
  syncFull: IconRefresh,
  compare: IconColumns,
  history: IconHistory,
  export: IconFileExport,
  domo: IconExternalLink,
  favourite: IconStar,
  fold: IconFold,
  up: IconArrowUp,
  down: IconArrowDown,
  edit: IconPencil,
  check: IconPlugConnected,
  token: IconKey,
  renew: IconKey,
  remove: IconTrash,
};

/** The actions that begin another kind of thing. */
const firstOfKind: readonly string[] = ['favourite', 'edit', 'remove'];

export const InstanceMenu = ({ profile }: { profile: Profile }) => (
  <RailMenu label={t('Actions for {label}', { label: profile.label })}>
    <ActionsOfInstance profile={profile} />
  </RailMenu>
);

/** Drawn while the menu is open. */
function ActionsOfInstance({ profile }: { profile: Profile }) {
  // The labels depend on these.
  useRail(({ favourites }) => favourites);
  useView(({ selected }) => selected);
  return <InstanceMenuItems actions={instanceActions(profile)} />;
}

export const InstanceMenuItems = ({ actions }: { actions: readonly InstanceAction[] }) =>
  actions.map(({ id, label, run }) => {
    const Sign = signs[id] ?? IconList;
    return (
      <Fragment key={id}>
        {firstOfKind.includes(id) && <Menu.Divider />}
        <Menu.Item
          {...(id === 'remove' ? { className: 'lk-danger' } : {})}
          leftSection={<Sign size={15} />}
          onClick={run}
        >
          {label}
        </Menu.Item>
      </Fragment>
    );
  });
