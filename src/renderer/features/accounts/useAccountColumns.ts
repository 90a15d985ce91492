/** The columns of the accounts, as the user arranged them for this kind of scope. */
import { useMemo } from 'react';
import {
  columnSettingsOf,
  setColumnSettings,
  useColumnSettings,
} from '../../state/column-settings';
import { useView, type ViewState } from '../../state/view';
import type { ColumnArranging } from '../../ui/grid/column-arranging';
import { accountColumns } from './account-columns';

/** One instance, a group or all: each kind is arranged by itself. */
const scopeKind = ({ selected, conditions }: ViewState): 'one' | 'group' | 'all' => {
  if (selected !== null) return 'one';
  return conditions.group === undefined ? 'all' : 'group';
};

export function useAccountColumns() {
  const kind = useView(scopeKind);
  const gridName = `accounts.${kind}`;
  const byGrid = useColumnSettings((state) => state.byGrid);
  return useMemo(() => {
    const columns = accountColumns(kind !== 'one');
    const arranging: ColumnArranging = {
      columns,
      settings: columnSettingsOf(byGrid, gridName),
      change: (settings, save) => {
        setColumnSettings(gridName, settings, save);
      },
    };
    return { columns, arranging };
  }, [kind, gridName, byGrid]);
}
