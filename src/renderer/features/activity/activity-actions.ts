/** What the menu of an entry offers. */
import type { ActivityEntry } from '../../../contract';
import { openActivityEntry } from '../../state/activity';
import { openDialog } from '../../state/dialogs';
import { openAccount } from '../../state/view';
import type { ContextMenuAction } from '../../ui/actions/ContextMenu';
import { t } from '../../../contract/texts';

export function activityActions(entry: ActivityEntry): ContextMenuAction[] {
  const { profileId, kind, accountId: id, operation, outcome } = entry;
  const isDeleted = operation === 'account.delete' && outcome === 'done';
  const details: ContextMenuAction = {
    label: t('Show details'),
    shortcut: 'Enter',
    refused: false,
    run: () => openActivityEntry(entry),
  };
  if (kind === null || id === null) return [details];
  const open = {
    label: t('Open account'),
    shortcut: '',
    refused: false,
    run: () => openAccount({ profileId, kind, id }),
  };
  const undo = {
    label: t('Undo…'),
    shortcut: '',
    refused: false,
    run: () => openDialog({ name: 'undo', entry }),
  };
  return isDeleted ? [details, undo] : [details, open, undo];
}
