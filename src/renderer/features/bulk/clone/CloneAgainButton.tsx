import { Button } from '@mantine/core';
import type { BulkRun } from '../../../../contract';
import { openDialog } from '../../../state/dialogs';
import { formatCountOf } from '../../../ui/format/format';
import { cloneAgain } from './clone-again';
import { t } from '../../../../contract/texts';

/** Where Domo or a change since the plan refused it, a new plan is needed. */
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
