/** Draws the rows and cells of the instance matrix. */
import { VisuallyHidden } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { InstanceCell, InstanceRow } from '../../../../contract';
import type { MatrixCell, MatrixRow } from '../../../ui/matrix/matrix-rows';
import {
  hasInvalidAccount,
  instanceCellText,
  instanceRowName,
  instanceCellLabel,
} from './instance-labels';
import { formatCount } from '../../../ui/format/format';
import clsx from 'clsx';
import matrixStyles from '../../../ui/matrix/matrix.module.css';
import instancesStyles from './instances.module.css';
import { t } from '../../../../contract/texts';

/**
 * @param columns while a new comparison is loading, a row may have fewer cells than there are columns.
 * @param compact cells show a symbol and a number; the words are a tooltip.
 */
export const instanceMatrixRow = (
  row: InstanceRow,
  columns: number,
  compact: boolean,
): MatrixRow => ({
  is: 'row',
  head: <InstanceRowHead row={row} />,
  cells: Array.from({ length: columns }, (_, column) => toMatrixCell(row.cells[column], compact)),
});

function toMatrixCell(cell: InstanceCell | undefined, compact: boolean): MatrixCell {
  if (cell === undefined)
    return { look: 'plain', content: <span className={matrixStyles['wait']} /> };
  return {
    look: instanceCellLabel(cell).look,
    hasOwnMark: true,
    content: compact ? <ShortCellContent cell={cell} /> : <InstanceCellContent cell={cell} />,
    title: instanceCellText(cell),
  };
}

export function InstanceCellContent({ cell }: { cell: InstanceCell }) {
  const { symbol, text, addition, look } = instanceCellLabel(cell);
  return (
    <span className={instancesStyles['cell']} data-look={look}>
      <span className={instancesStyles['symbol']} aria-hidden>
        {symbol}
      </span>
      <span className="lk-cut">{text}</span>
      {addition !== null && (
        <span className={clsx(instancesStyles['beside'], 'lk-dim lk-small lk-cut')}>
          · {addition}
        </span>
      )}
      {hasInvalidAccount(cell) && (
        <span className={instancesStyles['invalid']}>
          <span aria-hidden>▲ </span>
          {t('invalid')}
        </span>
      )}
    </span>
  );
}

/** The symbol, and how many fields or accounts. The words are there for assistive technology. */
function ShortCellContent({ cell }: { cell: InstanceCell }) {
  const { symbol, look } = instanceCellLabel(cell);
  const count = 'fields' in cell ? cell.fields : cell.state === 'ambiguous' ? cell.count : null;
  return (
    <span className={instancesStyles['short']} data-look={look}>
      <VisuallyHidden>{instanceCellText(cell)}</VisuallyHidden>
      <span className={instancesStyles['symbol']} aria-hidden>
        {symbol}
      </span>
      {count !== null && (
        <span className="lk-num" aria-hidden>
          {formatCount(count)}
        </span>
      )}
      {hasInvalidAccount(cell) && (
        <span className={instancesStyles['invalid']} aria-hidden>
          ▲
        </span>
      )}
    </span>
  );
}

const InstanceRowHead = ({ row }: { row: InstanceRow }) => (
  <>
    <span className={clsx(instancesStyles['name'], 'lk-cut lk-name')} title={instanceRowName(row)}>
      {instanceRowName(row)}
    </span>
    {row.paired && (
      <span title={t('Paired by hand')} className={instancesStyles['paired']}>
        <IconLink size={13} aria-hidden />
        <VisuallyHidden>{t(', paired by hand')}</VisuallyHidden>
      </span>
    )}
    {row.kind === 'oauth' && <span className={instancesStyles['kind']}>{t('OAuth')}</span>}
    <span
      className={clsx(instancesStyles['provider'], 'lk-cut lk-name lk-small')}
      title={row.dataProviderType}
    >
      <VisuallyHidden>, </VisuallyHidden>
      {row.dataProviderType}
    </span>
  </>
);
