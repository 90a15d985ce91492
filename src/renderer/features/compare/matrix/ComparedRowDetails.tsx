import type { AccountMatrix, ComparedRow, ComparedColumn } from '../../../../contract';
import { SidePanelHeader, SidePanel } from '../../../ui/layout/SidePanel';
import { FullValue } from './FullValue';
import {
  comparedColumnLabel,
  comparedCellLook,
  comparedSectionTitles,
  comparedCellLabel,
} from './account-cell-labels';
import { Button, Menu } from '@mantine/core';
import { openDialog } from '../../../state/dialogs';
import { useProfiles } from '../../../state/profiles';
import { openAccount, selectInstance } from '../../../state/view';

interface ComparedRowDetailsProps {
  matrix: AccountMatrix;
  row: ComparedRow;
  /** The cell that has the focus; -1 for the head of the row. */
  column: number;
  /** Its columns are one account at two times, which nothing can be copied between. */
  times: boolean;
  onClose: () => void;
}

const verdictLabels = {
  same: 'The same everywhere',
  different: 'Different',
  unknown: 'Cannot be known',
} as const;

/** All values of a row in full, and what can be done with them. */
export const ComparedRowDetails = ({
  matrix,
  row,
  column,
  times,
  onClose,
}: ComparedRowDetailsProps) => (
  <SidePanel label="Row details" onClose={onClose}>
    <SidePanelHeader
      title={row.label}
      subtitle={`${comparedSectionTitles[row.group]} · ${row.informative ? 'differs by nature, not counted' : verdictLabels[row.verdict]}`}
      onClose={onClose}
    />
    {/* Long values scroll, also by the keyboard. */}
    <div className="compared-details" tabIndex={0} role="region" aria-label="Values">
      {matrix.columns.map((_, at) => (
        <section key={at} className="compared-value" data-active={at === column || undefined}>
          <h3 className="lk-name">{comparedColumnLabel(matrix.columns, at)}</h3>
          <FullValue matrix={matrix} row={row} at={at} />
          <RelationToReference matrix={matrix} row={row} at={at} />
          {!times && <ComparedValueActions matrix={matrix} row={row} at={at} />}
        </section>
      ))}
    </div>
  </SidePanel>
);

function RelationToReference({
  matrix,
  row,
  at,
}: {
  matrix: AccountMatrix;
  row: ComparedRow;
  at: number;
}) {
  const look = comparedCellLook(row, at, matrix.baseline);
  const held = matrix.baseline ?? row.reference;
  const other = held === null ? 'the first' : comparedColumnLabel(matrix.columns, held);
  const words = {
    plain: null,
    same: `= same as ${other}`,
    different: `≠ different from ${other}`,
    missing: '∅ missing here',
    unknown: '? whether it is the same cannot be known',
    unsure: `? cannot be compared with ${other}`,
  }[look];
  if (words === null || comparedCellLabel(matrix, row, at) === words) return null;
  return (
    <p className="compared-relation lk-small" data-look={look}>
      {words}
    </p>
  );
}

interface ComparedValueActionsProps {
  matrix: AccountMatrix;
  row: ComparedRow;
  at: number;
}

const accountKeyOf = ({ profileId, kind, id }: ComparedColumn) => ({ profileId, kind, id });

/** What can be done with one value, and the account it is of. */
export function ComparedValueActions({ matrix, row, at }: ComparedValueActionsProps) {
  const column = matrix.columns[at];
  const cell = row.cells[at];
  if (column === undefined) return null;
  const clear = row.group === 'config' && !row.secret && cell?.state === 'value';
  return (
    <div className="compared-actions">
      {clear && <CopyValueMenu matrix={matrix} row={row} at={at} />}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={() => {
          selectInstance(column.profileId);
          openAccount(accountKeyOf(column));
        }}
      >
        Open account
      </Button>
    </div>
  );
}

/** Into another column, where that instance may be written to. */
function CopyValueMenu({ matrix: { columns }, row, at }: ComparedValueActionsProps) {
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
                openDialog({
                  name: 'copyValue',
                  from: accountKeyOf(from),
                  to: accountKeyOf(to),
                  field: row.key,
                });
              }}
            >
              {comparedColumnLabel(columns, index)}: {to.displayName ?? to.id}
              {readOnly(to) && <div className="lk-small">Read-only: nothing is changed there</div>}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
