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
import { ReadUnreadButton } from '../../../ui/actions/ReadUnreadButton';
import { openAccount, selectInstance } from '../../../state/view';
import clsx from 'clsx';
import comparedStyles from './compared.module.css';
import { t } from '../../../../contract/texts';

interface ComparedRowDetailsProps {
  matrix: AccountMatrix;
  row: ComparedRow;
  /** The focused cell; -1 for the row header. */
  column: number;
  /** True if the columns are one account at two isThenAndNow, so that values cannot be copied. */
  isThenAndNow: boolean;
  onClose: () => void;
}

const verdictLabels = {
  same: t('Same everywhere'),
  different: t('Different'),
  unknown: t('Unknown'),
  sameAsWritten: t('≈ Same as written, no proof'),
  differsAsWritten: t('≉ Differs as written, no proof'),
} as const;

/** All values of a row in full, with the actions for them. */
export const ComparedRowDetails = ({
  matrix,
  row,
  column,
  isThenAndNow,
  onClose,
}: ComparedRowDetailsProps) => (
  <SidePanel label={t('Row details')} onClose={onClose}>
    <SidePanelHeader
      title={row.label}
      subtitle={`${comparedSectionTitles[row.group]} · ${row.informative ? t('differs by nature (not counted)') : verdictLabels[row.verdict]}`}
      onClose={onClose}
    />
    {/* Focusable, so that long values can be scrolled with the keyboard. */}
    <div className={comparedStyles['details']} tabIndex={0} role="region" aria-label={t('Values')}>
      {matrix.columns.map((_, at) => (
        <section
          key={at}
          className={comparedStyles['value']}
          data-active={at === column || undefined}
        >
          <h3 className="lk-name">{comparedColumnLabel(matrix.columns, at)}</h3>
          <FullValue matrix={matrix} row={row} at={at} />
          <RelationToReference matrix={matrix} row={row} at={at} />
          {!isThenAndNow && <ComparedValueActions matrix={matrix} row={row} at={at} />}
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
  const referenceColumn = matrix.baseline ?? row.reference;
  const other =
    referenceColumn === null
      ? t('the first')
      : comparedColumnLabel(matrix.columns, referenceColumn);
  const label = {
    plain: null,
    same: t('= same as {other}', { other }),
    different: t('≠ different from {other}', { other }),
    missing: t('∅ missing here'),
    unknown: t('? cannot be compared'),
    unsure: t('? cannot be compared with {other}', { other }),
    sameAsWritten: t('≈ same as {other}, as Latchkey wrote them', { other }),
    differsAsWritten: t('≉ differs from {other}, as Latchkey wrote them', { other }),
  }[look];
  if (label === null || comparedCellLabel(matrix, row, at) === label) return null;
  return (
    <p className={clsx(comparedStyles['relation'], 'lk-small')} data-look={look}>
      {label}
    </p>
  );
}

interface ComparedValueActionsProps {
  matrix: AccountMatrix;
  row: ComparedRow;
  at: number;
}

const accountKeyOf = ({ profileId, kind, id }: ComparedColumn) => ({ profileId, kind, id });

const unreadPartOf = { config: 'config', metadata: 'account', access: 'access' } as const;

/** The actions for one value and its account. */
function ComparedValueActions({ matrix, row, at }: ComparedValueActionsProps) {
  const column = matrix.columns[at];
  const cell = row.cells[at];
  if (column === undefined) return null;
  const clear = row.group === 'config' && !row.secret && cell?.state === 'value';
  return (
    <div className={comparedStyles['actions']}>
      {cell?.state === 'notRead' && column.dataProviderType !== null && (
        <ReadUnreadButton
          account={{ ...accountKeyOf(column), dataProviderType: column.dataProviderType }}
          name={column.displayName ?? String(column.id)}
          parts={[unreadPartOf[row.group]]}
        />
      )}
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
        {t('Open account')}
      </Button>
    </div>
  );
}

/** Copies the value to another column, unless its instance is read-only. */
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
          {t('Copy value…')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('To')}</Menu.Label>
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
              {readOnly(to) && <div className="lk-small">{t('This instance is read-only')}</div>}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
