/** What can be done with an account in a list: the palette, the context menu and keys share these. */
import type { AccountKey, InventoryRow } from '../../contract';
import { partShortcuts, shortcutLabel } from '../../contract/shortcuts';
import { call } from '../api/client';
import { togglePicked, useComparison } from './comparison';
import { changePicked, pickedChanges, reviewAccess } from './picked-changes';
import { openDialog, type Dialog } from './dialogs';
import { addOutcomeNotice } from './outcome-notices';
import { useProfiles } from './profiles';
import { revealAccount } from './reveal-account';
import { showAccountThenAndNow } from './then-and-now';
import { readingLabel, readUnreadParts, unreadPartsOf } from './unread-parts';
import { isSameAccount, openAccount } from './view';
import { t } from '../../contract/texts';

export interface AccountAction {
  label: string;
  /** The key of a grid that does the same; empty for none. */
  shortcut: string;
  run: () => void;
  /** It writes, and the instance is read-only. */
  refused: boolean;
  /** It moves the focus itself. */
  takesFocus: boolean;
}

type AccountDialogName = Extract<Dialog, { shown: unknown }>['name'];

export function accountActions(row: InventoryRow): AccountAction[] {
  const key = { profileId: row.profileId, kind: row.kind, id: row.id };
  const isPicked = useComparison.getState().picked.some((each) => isSameAccount(each, key));
  const refused = isReadOnly(key);
  const other = { shortcut: '', refused: false, takesFocus: false };
  const write = (label: string, shortcut: string, name: AccountDialogName): AccountAction => ({
    ...other,
    label,
    shortcut,
    refused,
    run: () => void openAccountDialog(row, name),
  });
  const { picked } = useComparison.getState();
  const unread = unreadPartsOf(row);
  // A menu or a key on one of several selected rows acts on all of them.
  const writes =
    isPicked && picked.length > 1
      ? [
          ...pickedChanges.map(({ change, label, shortcut }) => ({
            ...other,
            label: t('{label} all {picked} selected…', {
              label: label.replace('…', ''),
              picked: picked.length,
            }),
            shortcut,
            run: () => changePicked(change),
          })),
          {
            ...other,
            label: t('Review access of all {picked} selected…', { picked: picked.length }),
            run: reviewAccess,
          },
        ]
      : null;
  return [
    {
      ...other,
      label: t('Open'),
      shortcut: shortcutLabel('gridOpen'),
      takesFocus: true,
      run: () => void revealAccount(key, row.displayName),
    },
    {
      ...other,
      label: isPicked ? t('Remove from the selection') : t('Select to compare'),
      shortcut: shortcutLabel('gridPick'),
      run: () => togglePicked(row),
    },
    ...(unread.length === 0
      ? []
      : [
          {
            ...other,
            label: readingLabel(unread),
            shortcut: shortcutLabel('gridRead'),
            run: () => void readUnreadParts(row, row.displayName, unread),
          },
        ]),
    { ...other, label: t('Copy its id'), run: () => void copyId(String(row.id)) },
    ...(writes ?? [write(t('Rename…'), shortcutLabel('gridRename'), 'renameAccount')]),
    write(t('Edit configuration…'), '', 'editConfig'),
    {
      ...other,
      label: t('Clone to other instances…'),
      run: () => openDialog({ name: 'clone', source: key, profileIds: [] }),
    },
    { ...other, label: t('Compare then and now'), run: () => void showAccountThenAndNow(key) },
    ...(writes === null ? [write(t('Delete…'), shortcutLabel('gridDelete'), 'deleteAccount')] : []),
  ];
}

const isReadOnly = ({ profileId }: AccountKey): boolean =>
  useProfiles.getState().profiles?.find(({ id }) => id === profileId)?.guard === 'read-only';

const rowKeys: readonly string[] = [
  ...partShortcuts.gridRename.keys,
  ...partShortcuts.gridDelete.keys,
  ...partShortcuts.gridRead.keys,
];

/** F2, Delete and r on a row. False: the key is no action. */
export function runAccountKey(key: string, row: InventoryRow): boolean {
  if (!rowKeys.includes(key)) return false;
  const action = accountActions(row).find(({ shortcut }) => shortcut === key);
  if (action?.refused === false) action.run();
  return action !== undefined;
}

async function copyId(id: string): Promise<void> {
  await navigator.clipboard.writeText(id);
  addOutcomeNotice({ label: t('Copy the id {id}', { id }), problem: null, remark: null });
}

/** Opens the account too, so that it is seen what will be changed. */
async function openAccountDialog(row: InventoryRow, name: AccountDialogName): Promise<void> {
  const account = { profileId: row.profileId, kind: row.kind, id: row.id };
  openAccount(account);
  const result = await call('inventory.detail', account);
  if (result.ok) openDialog({ name, shown: { account, detail: result.value } });
  else {
    const label = t('Show “{displayName}”', { displayName: row.displayName });
    addOutcomeNotice({ label, problem: result.problem, remark: null });
  }
}
