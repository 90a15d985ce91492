import { Button, Menu } from '@mantine/core';
import type { AccountMatrix, ComparedColumn, ComparedRow } from '../../../../contract';
import { openDialog } from '../../../state/dialogs';
import { useProfiles } from '../../../state/profiles';
import { openAccount, selectInstance } from '../../../state/view';
import { columnName } from './words';

interface Props {
  matrix: AccountMatrix;
  row: ComparedRow;
  at: number;
}

const keyOf = ({ profileId, kind, id }: ComparedColumn) => ({ profileId, kind, id });

/** What can be done with one value, and the account it is of. */
export function Actions({ matrix, row, at }: Props) {
  const column = matrix.columns[at];
  const cell = row.cells[at];
  if (column === undefined) return null;
  const clear = row.group === 'config' && !row.secret && cell?.state === 'value';
  return (
    <div className="compared-actions">
      {clear && <CopyTo matrix={matrix} row={row} at={at} />}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={() => {
          selectInstance(column.profileId);
          openAccount(keyOf(column));
        }}
      >
        Open account
      </Button>
    </div>
  );
}

/** Into another column, where that instance may be written to. */
function CopyTo({ matrix: { columns }, row, at }: Props) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const from = columns[at];
  if (from === undefined) return null;
  const readOnly = ({ profileId }: ComparedColumn): boolean =>
    profiles.find(({ id }) => id === profileId)?.guard === 'read-only';
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="default" size="compact-sm">
          Copy this value…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>To</Menu.Label>
        {columns.map((to, index) =>
          index === at ? null : (
            <Menu.Item
              key={index}
              disabled={readOnly(to)}
              onClick={() => {
                openDialog({ name: 'copyValue', from: keyOf(from), to: keyOf(to), field: row.key });
              }}
            >
              {columnName(columns, index)}: {to.displayName ?? to.id}
              {readOnly(to) && <div className="lk-small">Read-only: nothing is changed there</div>}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
