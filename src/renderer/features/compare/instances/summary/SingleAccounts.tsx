import { Button } from '@mantine/core';
import { changeComparison } from '../../../../state/comparison';
import { useInstanceMatrix, type InstancesComparison } from '../../../../state/instance-matrix';
import { formatCount } from '../../../../ui/format/format';
import summaryStyles from './summary.module.css';
import { t } from '../../../../../contract/texts';

type Single = InstancesComparison['filter']['single'];

/** How many accounts only one instance has. They are rows when the user asks for them. */
export function SingleAccounts({ comparison }: { comparison: InstancesComparison }) {
  const count = useInstanceMatrix(({ summary }) => summary?.single ?? 0);
  const { single } = comparison.filter;
  if (count === 0 && single !== 'only') return null;
  const choose = (chosen: Single, label: string) => (
    <Button
      variant="subtle"
      size="compact-xs"
      onClick={() => {
        changeComparison({ ...comparison, filter: { ...comparison.filter, single: chosen } });
      }}
    >
      {label}
    </Button>
  );
  return (
    <div
      className={summaryStyles['single']}
      role="group"
      aria-label={t('Accounts of one instance')}
    >
      <span className="lk-num">
        {t('{count} {exists} in one instance only:', {
          count: formatCount(count),
          exists: count === 1 ? t('exists') : t('exist'),
        })}
      </span>
      {single !== 'with' && choose('with', 'show')}
      {single !== 'only' && choose('only', t('show only these'))}
      {single !== 'without' && choose('without', 'hide')}
    </div>
  );
}
