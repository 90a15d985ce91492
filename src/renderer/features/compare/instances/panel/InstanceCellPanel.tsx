import { useInstanceMatrix, type InstancesComparison } from '../../../../state/instance-matrix';
import { effectiveRule } from '../../../../state/match-guess';
import type { InstanceRow } from '../../../../../contract';
import { SidePanelHeader, SidePanel } from '../../../../ui/layout/SidePanel';
import { accountKindLabel, formatCountOf } from '../../../../ui/format/format';
import { instanceRowName } from '../instance-labels';
import { PairAccount } from './PairAccount';
import { InstanceCellSection } from './InstanceCellSection';
import { useProfiles } from '../../../../state/profiles';
import { InstanceCellContent } from '../instance-matrix-rows';
import { Button } from '@mantine/core';
import { MAX_COMPARED_ACCOUNTS } from '../../../../state/comparison';
import { openDialog } from '../../../../state/dialogs';
import { unpairByHand, usePairing } from '../../../../state/pairing';
import { rowAccounts, accountsToOpen } from '../row-accounts';
import instancesStyles from '../instances.module.css';
import { t } from '../../../../../contract/texts';

interface InstanceCellPanelProps {
  row: InstanceRow;
  /** -1: the row header. */
  column: number;
  comparison: InstancesComparison;
  onCompare: () => void;
  onClose: () => void;
}

/** The details of the focused cell and its row, with the actions for them. */
export function InstanceCellPanel({
  row,
  column,
  comparison,
  onCompare,
  onClose,
}: InstanceCellPanelProps) {
  const instances = useInstanceMatrix((state) => state.instances);
  const cell = row.cells[column];
  const age = instances[column];
  return (
    <SidePanel label={t('Details')} onClose={onClose}>
      <SidePanelHeader
        title={instanceRowName(row)}
        subtitle={
          <>
            <span className="lk-name">{row.dataProviderType}</span> · {accountKindLabel(row.kind)}
            {row.paired && t(' · paired by hand')}
          </>
        }
        onClose={onClose}
      />
      <div className={instancesStyles['panel']}>
        {cell !== undefined && age !== undefined && (
          <InstanceCellSection
            row={row}
            column={column}
            cell={cell}
            age={age}
            isBaseline={comparison.profileIds[comparison.baseline ?? -1] === age.profileId}
          />
        )}
        {cell?.state === 'ambiguous' && age !== undefined && (
          <PairAccount row={row} column={column} cell={cell} age={age} />
        )}
        <InstanceRowActions
          row={row}
          column={column}
          comparison={comparison}
          onCompare={onCompare}
        />
        <RowInAllInstances row={row} column={column} />
        {cell?.state === 'missing' && age !== undefined && (
          <PairAccount row={row} column={column} cell={cell} age={age} />
        )}
      </div>
    </SidePanel>
  );
}

/** The row as a list of instances, with room for the full texts. */
function RowInAllInstances({ row, column }: { row: InstanceRow; column: number }) {
  const instances = useInstanceMatrix((state) => state.instances);
  const profiles = useProfiles((state) => state.profiles);
  return (
    <section className={instancesStyles['part']} aria-label={t('In all instances')}>
      <h3 className={instancesStyles['heading']}>{t('In all instances')}</h3>
      <ul className={instancesStyles['all']}>
        {instances.map(({ profileId, label }, index) => {
          const cell = row.cells[index];
          const profile = profiles?.find(({ id }) => id === profileId);
          return (
            <li key={profileId} data-on={index === column || undefined}>
              <span className={instancesStyles['swatch']} data-colour={profile?.colour ?? 'grey'} />
              <span className="lk-cut lk-name" title={label}>
                {label}
              </span>
              {cell !== undefined && <InstanceCellContent cell={cell} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface InstanceRowActionsProps {
  row: InstanceRow;
  column: number;
  comparison: InstancesComparison;
  onCompare: () => void;
}

/** The actions for all accounts of a row. */
function InstanceRowActions({ row, column, comparison, onCompare }: InstanceRowActionsProps) {
  const ids = useInstanceMatrix(({ instances }) => instances).map(({ profileId }) => profileId);
  const busy = usePairing((state) => state.busy);
  const guess = useInstanceMatrix((state) => state.guess);
  const rule = effectiveRule(comparison, guess);
  const { accounts, of } = accountsToOpen(row, ids, column, comparison.baseline);
  const all = rowAccounts(row, ids);
  const missing = ids.filter((_, index) => row.cells[index]?.state === 'missing');
  const source =
    all.find(({ profileId }) => profileId === ids[column]) ??
    all.find(({ profileId }) => profileId === ids[row.reference ?? -1]) ??
    all[0];
  return (
    <div className={instancesStyles['part']}>
      <Button disabled={accounts.length < 2} onClick={onCompare}>
        {accounts.length < 2
          ? t('Compare accounts')
          : t('Compare {accounts}', { accounts: formatCountOf(accounts.length, 'account') })}
      </Button>
      {accounts.length < 2 && (
        <p className="lk-dim lk-small">{t('A comparison needs two accounts in this row.')}</p>
      )}
      {of > accounts.length && (
        <p className="lk-dim lk-small">
          {t(
            'Compares {most} of {of} accounts: this one, the reference, and the first that differ.',
            { most: MAX_COMPARED_ACCOUNTS, of },
          )}
        </p>
      )}
      {missing.length > 0 && source !== undefined && (
        <Button
          variant="default"
          onClick={() => {
            openDialog({ name: 'clone', source, profileIds: missing, rule });
          }}
        >
          {t('Clone to {otherInstances}…', {
            otherInstances: formatCountOf(missing.length, 'other instance'),
          })}
        </Button>
      )}
      {row.paired && (
        <Button
          variant="default"
          disabled={busy}
          onClick={() => {
            void unpairByHand(
              t('“{instanceRow}” was unpaired.', { instanceRow: instanceRowName(row) }),
              all,
            );
          }}
        >
          {t('Unpair')}
        </Button>
      )}
    </div>
  );
}
