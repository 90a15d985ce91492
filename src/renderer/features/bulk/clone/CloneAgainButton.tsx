import { Button } from '@mantine/core';
import type { BulkRun, MatchRule } from '../../../../contract';
import { openDialog } from '../../../state/dialogs';
import { formatCountOf } from '../../../ui/format/format';
import { t } from '../../../../contract/texts';

/** Opens the clone dialog with the instances where the account was certainly not created. Those need a new plan. */
export function CloneAgainButton({ run }: { run: BulkRun }) {
  const again = cloneAgain(run);
  if (again === null) return null;
  return (
    <Button variant="default" onClick={() => openDialog({ name: 'clone', ...again })}>
      {t('Retry in {instances}…', {
        instances: formatCountOf(again.profileIds.length, 'instance'),
      })}
    </Button>
  );
}

/** Null if there is nothing to clone again. */
export function cloneAgain({ wanted, items }: BulkRun) {
  if (wanted.change !== 'clone') return null;
  const refused = items.filter(
    // After `shareFailed` the account is there, and only its access is not as planned.
    ({ state, problem }) => state === 'refused' && problem?.code !== 'shareFailed',
  );
  const subject = refused[0]?.subject;
  if (subject?.type !== 'baseline') return null;
  const { profileId, kind, id } = subject;
  const rule: MatchRule = { ...wanted.rule, pairings: [] };
  const profileIds = refused.map(({ account }) => account.profileId);
  return { source: { profileId, kind, id }, profileIds, rule };
}
