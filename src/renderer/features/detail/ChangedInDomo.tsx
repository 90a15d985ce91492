import clsx from 'clsx';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { TimeAgo } from '../../ui/format/Time';
import type { AccountDetail } from '../../state/account-detail';
import { t } from '../../../contract/texts';

/** Who changed the account last, by Domo's activity log: that log names plain accounts only. Nothing where it says nothing. */
export function ChangedInDomo({ detail }: { detail: AccountDetail }) {
  const { account, activityLog, changedInDomo } = detail;
  if (account.kind !== 'account') return null;
  if (changedInDomo === null) {
    return activityLog === 'refused' ? (
      <p className={clsx(drawerStyles['age'], 'lk-dim lk-small')}>
        {t('Who changed it is not readable here.')}
      </p>
    ) : null;
  }
  const { action, at, by } = changedInDomo;
  return (
    <p className={clsx(drawerStyles['age'], 'lk-dim lk-small')} title={action}>
      {t('Changed in Domo')}
      {by !== null && t(' by {by}', { by })}
      {at !== null && (
        <>
          , <TimeAgo at={at} />
        </>
      )}
    </p>
  );
}
