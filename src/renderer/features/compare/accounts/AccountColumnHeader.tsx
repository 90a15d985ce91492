import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { AccountMatrix } from '../../../../contract';
import { changeComparison } from '../../../state/comparison';
import { openDialog } from '../../../state/dialogs';
import { useProfiles } from '../../../state/profiles';
import { openAccount, selectInstance } from '../../../state/view';
import { TimeAgo } from '../../../ui/format/Time';
import { toSingleLine } from '../../../ui/format/format';
import { comparedColumnLabel } from '../matrix/account-cell-labels';
import { removeComparedAccount, moveAccount, type AccountsComparison } from './compared-accounts';
import comparedStyles from '../matrix/compared.module.css';

interface Props {
  comparison: AccountsComparison;
  matrix: AccountMatrix;
  at: number;
}

/** The header of a column: the account, its age and the actions for it. */
export function AccountColumnHeader({ comparison, matrix, at }: Props) {
  const column = matrix.columns[at];
  const colour = useProfiles(
    ({ profiles }) => profiles?.find(({ id }) => id === column?.profileId)?.colour,
  );
  const own = comparison.accounts[at];
  if (column === undefined || own === undefined) return null;
  const name = toSingleLine(column.displayName ?? '') || '(no name)';
  const mixed = new Set(matrix.columns.map((each) => each.dataProviderType)).size > 1;
  const { config } = column.parts;
  const below = [String(column.id), mixed ? column.dataProviderType : null].filter(Boolean);
  return (
    <div className={comparedStyles['column']} data-colour={colour ?? 'grey'}>
      <div
        className={comparedStyles['words']}
        title={`${column.label}: ${name}, ${below.join(', ')}`}
      >
        <span className="lk-strong lk-cut lk-name">
          {column.label}
          {matrix.baseline === at && <span className="lk-dim"> · baseline</span>}
        </span>
        <span className="lk-small lk-dim lk-cut lk-name">
          {name} · {below.join(' · ')} ·{' '}
          {config.problem === null ? (
            <TimeAgo at={config.readAt} short />
          ) : (
            <span title={config.problem.message}>could not be read</span>
          )}
        </span>
      </div>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={22}
            aria-label={`Actions for ${comparedColumnLabel(matrix.columns, at)}`}
          >
            <IconDots size={14} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {config.problem !== null ? (
              config.problem.message
            ) : (
              <ColumnReadAges matrix={matrix} at={at} />
            )}
          </Menu.Label>
          <Menu.Item
            onClick={() => {
              changeComparison({ ...comparison, baseline: comparison.baseline === at ? null : at });
            }}
          >
            {comparison.baseline === at ? 'Remove baseline' : 'Use as baseline'}
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              selectInstance(own.profileId);
              openAccount(own);
            }}
          >
            Open account
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              openDialog({ name: 'clone', source: own, profileIds: [] });
            }}
          >
            Clone to other instances…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            disabled={at === 0}
            onClick={() => {
              changeComparison(moveAccount(comparison, at, -1));
            }}
          >
            Move left
          </Menu.Item>
          <Menu.Item
            disabled={at === comparison.accounts.length - 1}
            onClick={() => {
              changeComparison(moveAccount(comparison, at, 1));
            }}
          >
            Move right
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              removeComparedAccount(comparison, at);
            }}
          >
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

const ColumnReadAges = ({ matrix, at }: { matrix: AccountMatrix; at: number }) => {
  const parts = matrix.columns[at]?.parts;
  if (parts === undefined) return null;
  return (
    <>
      Configuration <TimeAgo at={parts.config.readAt} verb="read" />, account{' '}
      <TimeAgo at={parts.metadata.readAt} verb="read" />, access{' '}
      <TimeAgo at={parts.access.readAt} verb="read" />
    </>
  );
};
