/** The buttons at the foot of the rail. */
import {
  IconAlertTriangle,
  IconChartBar,
  IconColumns,
  IconGitCompare,
  IconHistory,
  IconPlus,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import { shortcutLabel } from '../../../contract/shortcuts';
import { openDialog } from '../../state/dialogs';
import {
  toggleActivity,
  toggleAttention,
  toggleChanges,
  toggleComparison,
  toggleOverview,
  type View,
} from '../../state/view';
import { t } from '../../../contract/texts';

export interface RailAction {
  readonly label: string;
  readonly keys: string;
  readonly Sign: Icon;
  /** The view that it shows and leaves; null for a dialog. */
  readonly view: View | null;
  readonly run: () => void;
}

export const railActions: readonly RailAction[] = [
  {
    label: t('Add instance…'),
    keys: shortcutLabel('addInstance'),
    Sign: IconPlus,
    view: null,
    run: () => openDialog({ name: 'add' }),
  },
  {
    label: t('Overview'),
    keys: shortcutLabel('overview'),
    Sign: IconChartBar,
    view: 'overview',
    run: toggleOverview,
  },
  {
    label: t('Attention'),
    keys: 'Ctrl ⇧ T',
    Sign: IconAlertTriangle,
    view: 'attention',
    run: toggleAttention,
  },
  {
    label: t('Compare'),
    keys: shortcutLabel('compare'),
    Sign: IconColumns,
    view: 'comparison',
    run: toggleComparison,
  },
  {
    label: t('Changes'),
    keys: shortcutLabel('changes'),
    Sign: IconGitCompare,
    view: 'changes',
    run: toggleChanges,
  },
  {
    label: t('Activity'),
    keys: shortcutLabel('activity'),
    Sign: IconHistory,
    view: 'activity',
    run: toggleActivity,
  },
  {
    label: t('Settings'),
    keys: shortcutLabel('settings'),
    Sign: IconSettings,
    view: null,
    run: () => openDialog({ name: 'settings' }),
  },
];
