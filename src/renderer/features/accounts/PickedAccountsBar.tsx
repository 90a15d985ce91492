import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import {
  changePicked,
  exportPicked,
  pickedChanges,
  reviewAccess,
} from '../../state/picked-changes';
import {
  clearPicked,
  comparePicked,
  canCompare,
  MAX_COMPARED_ACCOUNTS,
  MAX_PICKED_ACCOUNTS,
  useComparison,
  togglePicked,
} from '../../state/comparison';
import pickStyles from './pick.module.css';
import type { InventoryRow } from '../../../contract';
import { isSameAccount } from '../../state/view';
import { accountTitle, formatCount } from '../../ui/format/format';
import titleStyles from '../../ui/layout/title.module.css';
import { t } from '../../../contract/texts';

/** The number of selected accounts, with the buttons to compare or deselect them. */
export function PickedAccountsBar() {
  const picked = useComparison((state) => state.picked.length);
  if (picked === 0) return null;
  return (
    <div className={pickStyles['picked']} role="group" aria-label={t('Selected accounts')}>
      <span role="status">
        <span className="lk-strong lk-num">
          {t('{picked} selected', { picked: formatCount(picked) })}
        </span>{' '}
        <span>{pickedHint(picked)}</span>
      </span>
      <span className={titleStyles['gap']} />
      <Button variant="subtle" color="gray" onClick={clearPicked}>
        {t('Clear selection')}
      </Button>
      <Button variant="default" onClick={exportPicked}>
        {t('Export')}
      </Button>
      <Button variant="default" onClick={reviewAccess}>
        {t('Review access…')}
      </Button>
      <ChangePickedMenu count={picked} />
      <Button disabled={!canCompare(picked)} onClick={comparePicked}>
        {t('Compare')}
      </Button>
    </div>
  );
}

/** One change to all selected accounts, over the same plan and run. */
const ChangePickedMenu = ({ count }: { count: number }) => (
  <Menu position="bottom-end">
    <Menu.Target>
      <Button
        variant="default"
        rightSection={<IconChevronDown size={14} aria-hidden />}
        disabled={count > MAX_BULK_ACCOUNTS}
        title={
          count > MAX_BULK_ACCOUNTS
            ? t('At most {most} accounts are changed at once', {
                most: formatCount(MAX_BULK_ACCOUNTS),
              })
            : undefined
        }
      >
        {t('Change')}
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      {pickedChanges.map(({ label, change }) => (
        <Menu.Item key={change} onClick={() => changePicked(change)}>
          {label}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
);

function pickedHint(picked: number): string {
  if (picked === 1) return t('· select one more, in any instance');
  if (picked > MAX_COMPARED_ACCOUNTS)
    return t('· Compare takes at most {most}', { most: MAX_COMPARED_ACCOUNTS });
  return picked === MAX_COMPARED_ACCOUNTS ? t('· this is the maximum for a comparison') : '';
}

/** Selects an account; with the keyboard, Space on the row does the same. */
export function PickAccountCheckbox({ row }: { row: InventoryRow }) {
  const picked = useComparison((state) => state.picked.some((each) => isSameAccount(each, row)));
  const full = useComparison((state) => state.picked.length >= MAX_PICKED_ACCOUNTS);
  return (
    <input
      type="checkbox"
      className={pickStyles['pick']}
      tabIndex={-1}
      aria-label={t('Select {accountTitle}', { accountTitle: accountTitle(row) })}
      title={
        full && !picked
          ? t('You can select at most {most} accounts', { most: formatCount(MAX_PICKED_ACCOUNTS) })
          : t('Select (Space)')
      }
      checked={picked}
      disabled={full && !picked}
      onClick={(event) => {
        // The click must not open the row.
        event.stopPropagation();
      }}
      onChange={() => {
        togglePicked(row);
      }}
    />
  );
}
