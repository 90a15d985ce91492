import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { readPreference, savePreference } from '../../state/preferences';
import { useProfiles } from '../../state/profiles';
import { retrySync, useSync } from '../../state/sync';
import { useView } from '../../state/view';
import { FailureWaysOut } from '../../ui/actions/FailureWaysOut';
import { failuresText, listFailedInstances } from '../../ui/actions/ways-out';
import { formatCount, toSingleLine } from '../../ui/format/format';
import { DismissButton } from '../../ui/notices/ProblemNotice';
import statusStyles from './status.module.css';
import { t } from '../../../contract/texts';

/** The rest is in the rail and in the overview. */
const MAX_LISTED = 50;
const DISMISSED = 'dismissedFailures';

/** Which instances failed at their last sync, over all of them. Stays until they are read, or it is dismissed. */
export function SyncFailuresNotice() {
  const profiles = useProfiles((state) => state.profiles);
  const all = useView((state) => state.selected === null);
  const running = useSync((state) => state.running);
  const [dismissedAt, setDismissedAt] = useState(() => Number(readPreference(DISMISSED) ?? 0));
  const failed = listFailedInstances(profiles ?? []);
  const newest = Math.max(0, ...failed.map(({ at }) => at));
  // A failure after it was dismissed shows it again.
  if (!all || running || failed.length === 0 || newest <= dismissedAt) return null;
  return (
    <div className={statusStyles['notice-plain']} role="status" aria-label={t('Failed instances')}>
      <IconAlertTriangle size={16} aria-hidden />
      <details className={statusStyles['notice-words']}>
        <summary>{failuresText(failed, profiles?.length ?? 0)}</summary>
        <ul className={statusStyles['failures']}>
          {failed.slice(0, MAX_LISTED).map(({ profileId, label, code, message }) => (
            <li key={profileId}>
              <strong className="lk-name">{toSingleLine(label)}</strong> {message}
              <FailureWaysOut profileId={profileId} code={code} label={toSingleLine(label)} />
            </li>
          ))}
          {failed.length > MAX_LISTED && (
            <li>
              {t('and {failed} more, in the overview', {
                failed: formatCount(failed.length - MAX_LISTED),
              })}
            </li>
          )}
        </ul>
      </details>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void retrySync(failed.map(({ profileId }) => profileId))}
      >
        {t('Retry {failed} failed', { failed: formatCount(failed.length) })}
      </Button>
      <DismissButton
        onDismiss={() => {
          savePreference(DISMISSED, String(newest));
          setDismissedAt(newest);
        }}
      />
    </div>
  );
}
