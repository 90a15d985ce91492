import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowsExchange,
  IconCopyPlus,
  IconColumns,
  IconDots,
  IconExternalLink,
  IconHistory,
  IconKey,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { AccountKey, Profile } from '../../../contract';
import type { AccountDetail } from '../../state/account-detail';
import { MAX_PICKED_ACCOUNTS, togglePicked, useComparison } from '../../state/comparison';
import { isSameAccount } from '../../state/view';
import { showAccountThenAndNow } from '../../state/then-and-now';
import { openDialog, type Dialog } from '../../state/dialogs';
import { NOT_AT_DOMO_REASON, type OpenInDomoState } from '../../ui/actions/OpenInDomoButton';
import { t } from '../../../contract/texts';

interface Props {
  account: AccountKey;
  detail: AccountDetail;
  profile: Profile;
  domo: OpenInDomoState;
}

type AccountDialogName = Extract<Dialog, { shown: unknown }>['name'];

/** The actions for an account. In a read-only instance, actions that write are disabled and say why. */
export function AccountMenu({ account, detail, profile, domo }: Props) {
  const readOnly = profile.guard === 'read-only';
  const disabledReason = readOnly ? t('{label} is read-only', { label: profile.label }) : undefined;
  const open = (name: AccountDialogName) => (): void => {
    openDialog({ name, shown: { account, detail } });
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('Actions for this account')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {readOnly && <Menu.Label>{t('This instance is read-only')}</Menu.Label>}
        <Menu.Item
          leftSection={<IconPencil size={15} />}
          disabled={readOnly}
          title={disabledReason}
          onClick={open('renameAccount')}
        >
          {t('Rename…')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconAdjustments size={15} />}
          disabled={readOnly}
          title={disabledReason}
          onClick={open('editConfig')}
        >
          {t('Edit configuration…')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopyPlus size={15} />}
          onClick={() => {
            openDialog({ name: 'clone', source: account, profileIds: [] });
          }}
        >
          {t('Clone to other instances…')}
        </Menu.Item>
        {/* Of other instances too, so the guard of this one does not hide it: the review asks. */}
        <Menu.Item
          leftSection={<IconKey size={15} />}
          onClick={() => {
            openDialog({ name: 'bulkChange', change: 'rotate', accounts: [account] });
          }}
        >
          {t('Rotate its secret everywhere…')}
        </Menu.Item>
        {account.kind === 'account' && (
          <Menu.Item
            leftSection={<IconArrowsExchange size={15} />}
            disabled={readOnly}
            title={disabledReason}
            onClick={() => {
              openDialog({ name: 'bulkChange', change: 'repoint', accounts: [account] });
            }}
          >
            {t('Give its datasets another account…')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconExternalLink size={15} />}
          disabled={!domo.canOpen}
          title={domo.canOpen ? undefined : NOT_AT_DOMO_REASON}
          onClick={domo.open}
        >
          {t('Open in Domo')}
        </Menu.Item>
        <PickToCompareItem account={account} />
        <Menu.Item
          leftSection={<IconHistory size={15} />}
          onClick={() => {
            void showAccountThenAndNow(account);
          }}
        >
          {t('Compare then and now')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          className="lk-danger"
          leftSection={<IconTrash size={15} />}
          disabled={readOnly}
          title={disabledReason}
          onClick={open('deleteAccount')}
        >
          {t('Delete…')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Selects the account; the bar above the grid compares what is selected. */
function PickToCompareItem({ account }: { account: AccountKey }) {
  const picked = useComparison((state) => state.picked);
  const on = picked.some((each) => isSameAccount(each, account));
  const full = !on && picked.length >= MAX_PICKED_ACCOUNTS;
  return (
    <Menu.Item
      leftSection={<IconColumns size={15} />}
      disabled={full}
      title={
        full
          ? t('You can select at most {most} accounts', { most: MAX_PICKED_ACCOUNTS })
          : undefined
      }
      onClick={() => {
        togglePicked(account);
      }}
    >
      {on ? t('Deselect') : t('Select to compare')}
    </Menu.Item>
  );
}
