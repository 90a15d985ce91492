import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  dismissRemovedInstances,
  refreshInstanceMatrix,
  useInstanceMatrix,
} from '../../../state/instance-matrix';
import { dismissPairing, usePairing } from '../../../state/pairing';
import { startSync, useSync } from '../../../state/sync';
import { DismissButton, ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { formatCountOf } from '../../../ui/format/format';
import { countUnreadConfigs, oldestListReadAt } from './instance-labels';
import instancesStyles from './instances.module.css';
import { t } from '../../../../contract/texts';

/** Notices above the matrix: removed instances, problems, unread data and the last pairing. */
export function InstanceComparisonNotices({ isMatrixShown }: { isMatrixShown: boolean }) {
  const { removedInstances, problem } = useInstanceMatrix();
  const pairing = usePairing();
  return (
    <div className={instancesStyles['notices']}>
      {removedInstances.length > 0 && (
        <DismissibleNotice onDismiss={dismissRemovedInstances}>
          {t('{removedInstances} {was} removed from Latchkey and {is} no longer compared.', {
            removedInstances: removedInstances.join(', '),
            was: removedInstances.length === 1 ? t('was') : t('were'),
            is: removedInstances.length === 1 ? t('is') : t('are'),
          })}
        </DismissibleNotice>
      )}
      {isMatrixShown && problem !== null && (
        <ProblemNotice problem={problem}>
          <Button variant="default" onClick={refreshInstanceMatrix}>
            {t('Retry')}
          </Button>
        </ProblemNotice>
      )}
      {isMatrixShown && <NotReadNotice />}
      {pairing.problem !== null && (
        <ProblemNotice problem={pairing.problem}>
          <DismissButton onDismiss={dismissPairing} />
        </ProblemNotice>
      )}
      {pairing.done !== null && (
        <DismissibleNotice onDismiss={dismissPairing}>
          {pairing.done.sentence}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void pairing.done?.undo()}>
            {t('Undo')}
          </Button>
        </DismissibleNotice>
      )}
    </div>
  );
}

/** Names the instances whose data has not been read, with buttons that sync them. */
function NotReadNotice() {
  const instances = useInstanceMatrix((state) => state.instances);
  const running = useSync((state) => state.running);
  const unlisted = instances.filter((age) => oldestListReadAt(age) === null);
  const configs = countUnreadConfigs(instances);
  if (unlisted.length === 0 && configs === 0) return null;
  const [onlyOne] = unlisted;
  const lists =
    onlyOne !== undefined && unlisted.length === 1
      ? t('The lists of {label} have not been read', { label: onlyOne.label })
      : t('The lists of {instances} have not been read', {
          instances: formatCountOf(unlisted.length, 'instance'),
        });
  const concerned =
    unlisted.length > 0 ? unlisted : instances.filter((a) => a.configs < a.accounts);
  const profileIds = concerned.map(({ profileId }) => profileId);
  return (
    <div className={instancesStyles['notice']} role="note">
      <span>
        {unlisted.length > 0
          ? t('{lists}, so missing accounts cannot be found there.', { lists })
          : t('{configs} {has} not been read, so differences there are unknown.', {
              configs: formatCountOf(configs, 'config'),
              has: configs === 1 ? t('has') : t('have'),
            })}
      </span>
      {unlisted.length > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          disabled={running}
          onClick={() => void startSync(profileIds, 'list')}
        >
          {t('Sync lists')}
        </Button>
      )}
      <Button
        variant="default"
        size="compact-sm"
        disabled={running}
        onClick={() => void startSync(profileIds, 'full')}
      >
        {t('Sync with configs and access')}
      </Button>
    </div>
  );
}

const DismissibleNotice = ({
  children,
  onDismiss,
}: {
  children: ReactNode;
  onDismiss: () => void;
}) => (
  <div className={instancesStyles['notice']} data-tone="quiet" role="status">
    <span>{children}</span>
    <DismissButton onDismiss={onDismiss} />
  </div>
);
