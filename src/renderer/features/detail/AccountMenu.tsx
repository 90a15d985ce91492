import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconCopyPlus,
  IconColumns,
  IconDots,
  IconExternalLink,
  IconHistory,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { AccountKey, Profile } from '../../../contract';
import type { AccountDetail } from '../../state/account-detail';
import { MAX_COMPARED_ACCOUNTS, togglePicked, useComparison } from '../../state/comparison';
import { isSameAccount } from '../../state/view';
import { showAccountThenAndNow } from '../../state/then-and-now';
import { openDialog, type Dialog } from '../../state/dialogs';
import { NOT_AT_DOMO_REASON, type OpenInDomoState } from '../../ui/actions/OpenInDomoButton';

interface Props {
  account: AccountKey;
  detail: AccountDetail;
  profile: Profile;
  domo: OpenInDomoState;
}

type AccountDialogName = Extract<Dialog, { shown: unknown }>['name'];

/** What can be done with an account. In a read-only instance it is there to be seen, with the reason. */
export function AccountMenu({ account, detail, profile, domo }: Props) {
  const refused = profile.guard === 'read-only';
  const why = refused ? `${profile.label} is read-only: nothing is changed there` : undefined;
  const open = (name: AccountDialogName) => (): void => {
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
          title={domo.can ? undefined : NOT_AT_DOMO_REASON}
          onClick={domo.open}
        >
          Open in Domo
        </Menu.Item>
        <PickToCompareItem account={account} />
        <Menu.Item
          leftSection={<IconHistory size={15} />}
          onClick={() => {
            void showAccountThenAndNow(account);
          }}
        >
          Then and now
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

/** Picked here, compared from the line above the grid. */
function PickToCompareItem({ account }: { account: AccountKey }) {
  const picked = useComparison((state) => state.picked);
  const on = picked.some((each) => isSameAccount(each, account));
  const full = !on && picked.length >= MAX_COMPARED_ACCOUNTS;
  return (
    <Menu.Item
      leftSection={<IconColumns size={15} />}
      disabled={full}
      title={full ? `${MAX_COMPARED_ACCOUNTS} accounts at most are compared` : undefined}
      onClick={() => {
        togglePicked(account);
      }}
    >
      {on ? 'Do not compare' : 'Pick to compare'}
    </Menu.Item>
  );
}
