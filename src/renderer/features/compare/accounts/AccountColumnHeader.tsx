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
import { t } from '../../../../contract/texts';
import { richText } from '../../../texts/rich-text';

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
  const name = toSingleLine(column.displayName ?? '') || t('(no name)');
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
          {matrix.baseline === at && <span className="lk-dim"> {t('· baseline')}</span>}
        </span>
        <span className="lk-small lk-dim lk-cut lk-name">
          {name} · {below.join(' · ')} ·{' '}
          {config.problem === null ? (
            <TimeAgo at={config.readAt} short />
          ) : (
            <span title={config.problem.message}>{t('could not be read')}</span>
          )}
        </span>
      </div>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={22}
            aria-label={t('Actions for {comparedColumn}', {
              comparedColumn: comparedColumnLabel(matrix.columns, at),
            })}
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
            {comparison.baseline === at ? t('Remove baseline') : t('Use as baseline')}
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              selectInstance(own.profileId);
              openAccount(own);
            }}
          >
            {t('Open account')}
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              openDialog({ name: 'clone', source: own, profileIds: [] });
            }}
          >
            {t('Clone to other instances…')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            disabled={at === 0}
            onClick={() => {
              changeComparison(moveAccount(comparison, at, -1));
            }}
          >
            {t('Move left')}
          </Menu.Item>
          <Menu.Item
            disabled={at === comparison.accounts.length - 1}
            onClick={() => {
              changeComparison(moveAccount(comparison, at, 1));
            }}
          >
            {t('Move right')}
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              removeComparedAccount(comparison, at);
            }}
          >
            {t('Remove')}
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
      {richText('Configuration {when}, account {when2}, access {when3}', {
        when: <TimeAgo at={parts.config.readAt} verb={t('read')} />,
        when2: <TimeAgo at={parts.metadata.readAt} verb={t('read')} />,
        when3: <TimeAgo at={parts.access.readAt} verb={t('read')} />,
      })}
    </>
  );
};
