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
import { openDialog } from '../../state/dialogs';
import {
  toggleActivity,
  toggleAttention,
  toggleChanges,
  toggleComparison,
  toggleOverview,
  type View,
} from '../../state/view';

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
    label: 'Add instance…',
    keys: 'Ctrl N',
    Sign: IconPlus,
    view: null,
    run: () => openDialog({ name: 'add' }),
  },
  {
    label: 'Overview',
    keys: 'Ctrl ⇧ O',
    Sign: IconChartBar,
    view: 'overview',
    run: toggleOverview,
  },
  {
    label: 'Attention',
    keys: 'Ctrl ⇧ T',
    Sign: IconAlertTriangle,
    view: 'attention',
    run: toggleAttention,
  },
  {
    label: 'Compare',
    keys: 'Ctrl ⇧ C',
    Sign: IconColumns,
    view: 'comparison',
    run: toggleComparison,
  },
  {
    label: 'Changes',
    keys: 'Ctrl ⇧ H',
    Sign: IconGitCompare,
    view: 'changes',
    run: toggleChanges,
  },
  {
    label: 'Activity',
    keys: 'Ctrl ⇧ A',
    Sign: IconHistory,
    view: 'activity',
    run: toggleActivity,
  },
  {
    label: 'Settings',
    keys: 'Ctrl ,',
    Sign: IconSettings,
    view: null,
    run: () => openDialog({ name: 'settings' }),
  },
];
