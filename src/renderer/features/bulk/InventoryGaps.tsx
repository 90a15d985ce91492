/** What a change to whole instances does not look at: accounts that the inventory may lack of them. */
import type { InventoryScope } from '../../../contract';
import { exportGapText } from '../../../contract/export-gap-text';
import { t } from '../../../contract/texts';
import { call } from '../../api/client';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useQuery } from '../../ui/requests/useQuery';
import bulkStyles from './bulk.module.css';

export function InventoryGaps({ scope }: { scope: InventoryScope }) {
  const { value, problem } = useQuery(
    JSON.stringify(scope),
    (signal) => call('inventory.gaps', scope, { signal }),
    { refreshOn: ['inventoryChanged', 'profilesChanged'], keepPrevious: true },
  );
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (value === null || value.gaps.length === 0) return null;
  return (
    <div role="status">
      <p className={bulkStyles['lacking']}>
        {t('Accounts that the inventory lacks are not looked at. Sync first to find all:')}
      </p>
      <ul className={bulkStyles['gaps']}>
        {value.gaps.map((gap) => (
          <li key={exportGapText(gap)} className="lk-name">
            {exportGapText(gap)}.
          </li>
        ))}
      </ul>
    </div>
  );
}
