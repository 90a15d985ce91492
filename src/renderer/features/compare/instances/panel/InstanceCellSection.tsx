import { Button } from '@mantine/core';
import type { InstanceAge, InstanceCell, InstanceRow, DomoId } from '../../../../../contract';
import { openAccount } from '../../../../state/view';
import { formatAge, timeFormat } from '../../../../ui/format/time-format';
import { ReadUnreadButton } from '../../../../ui/actions/ReadUnreadButton';
import { ProblemNotice } from '../../../../ui/notices/ProblemNotice';
import { useNow } from '../../../../ui/format/clocks';
import { useAccountName } from '../../useAccountName';
import {
  configsAgeLabel,
  listsAgeLabel,
  cellAccountId,
  instanceCellLabel,
} from '../instance-labels';
import { InstanceCellContent } from '../instance-matrix-rows';
import clsx from 'clsx';
import instancesStyles from '../instances.module.css';
import { t } from '../../../../../contract/texts';
import { richText } from '../../../../texts/rich-text';

interface Props {
  row: InstanceRow;
  column: number;
  cell: InstanceCell;
  age: InstanceAge;
  isBaseline: boolean;
}

/** One instance's account in this row: its state, the explanation, id and age. */
export function InstanceCellSection({ row, column, cell, age, isBaseline }: Props) {
  const now = useNow();
  const id = cellAccountId(cell);
  const isReference = row.reference === column && cell.state === 'same';
  return (
    <section className={instancesStyles['part']} aria-label={age.label}>
      <h3 className={clsx(instancesStyles['heading'], 'lk-name')}>
        {age.label}
        {isBaseline && <span className={instancesStyles['badge']}>{t('baseline')}</span>}
      </h3>
      <div className={instancesStyles['said']} data-look={instanceCellLabel(cell).look}>
        <InstanceCellContent cell={cell} />
      </div>
      <p>
        {isReference
          ? t('This is the reference: the other accounts of this row are compared with it.')
          : instanceCellLabel(cell).sentence}
      </p>
      {id !== null && (
        <>
          <AccountIdAndName profileId={age.profileId} row={row} id={id} />
          {cell.state === 'unknown' && cell.why === 'configNotRead' && (
            <ReadUnreadButton
              account={{
                profileId: age.profileId,
                kind: row.kind,
                id,
                dataProviderType: row.dataProviderType,
              }}
              name={row.displayName}
              parts={['config']}
            />
          )}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              openAccount({ profileId: age.profileId, kind: row.kind, id });
            }}
          >
            {t('Open account')}
          </Button>
        </>
      )}
      <p className="lk-dim lk-small" title={readAges(age, timeFormat().exact)}>
        {readAges(age, (at) => formatAge(at, now).long)}
      </p>
      {age.problem !== null && <ProblemNotice problem={age.problem} tone="amber" />}
    </section>
  );
}

const readAges = (age: InstanceAge, format: (at: number) => string): string =>
  [listsAgeLabel(age, format), configsAgeLabel(age, format)].filter(Boolean).join(' · ');

/** The id of the account, and its name if it differs from the name of the row. */
function AccountIdAndName({
  profileId,
  row,
  id,
}: {
  profileId: string;
  row: InstanceRow;
  id: DomoId;
}) {
  const name = useAccountName(profileId, row.kind, id);
  return (
    <p>
      {t('ID')} <span className="lk-mono">{id}</span>
      {name !== null && name !== row.displayName && (
        <>{richText(', named “{name}” here', { name: <span className="lk-name">{name}</span> })}</>
      )}
    </p>
  );
}
