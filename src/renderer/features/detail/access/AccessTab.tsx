import type { AccessEntry, AccountKey, DomoUser, ProblemCode } from '../../../../contract';
import { type AccountDetail, useAccountDetail } from '../../../state/account-detail';
import { TimeAgo } from '../../../ui/format/Time';
import { AccessEntryRow } from './AccessEntryRow';
import { GiveAccessForm } from './GiveAccessForm';
import { isTokenUser, accessEntryKeys } from './access-entries';
import { useAccessChangeTarget } from './useAccessChangeTarget';
import { AccountPart } from '../AccountPart';
import accessStyles from './access.module.css';
import { Button } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { dismissAccessChange, rereadAccessList, useSharing } from '../../../state/sharing';
import { DismissButton, ProblemNotice } from '../../../ui/notices/ProblemNotice';
import clsx from 'clsx';
import drawerStyles from '../../../ui/layout/drawer.module.css';
import { t } from '../../../../contract/texts';

/** The access list of the account, and the forms that change it. */
export function AccessTab({ account, detail }: { account: AccountKey; detail: AccountDetail }) {
  const { access, accessReadAt, accessProblem } = detail;
  const keys = accessEntryKeys(access ?? []);
  const target = useAccessChangeTarget(account, detail);
  const readOnly = target.profile?.guard === 'read-only';
  return (
    <>
      <AccessChangeOutcome account={account} />
      <AccountPart what={t('access list')} known={access !== null} problem={accessProblem}>
        {readOnly && <p className={clsx(drawerStyles['text'], 'lk-dim')}>{target.blocked}</p>}
        {access !== null && <GiveAccessForm entries={access} target={target} />}
        {access?.length === 0 && (
          <p className={clsx(drawerStyles['text'], 'lk-dim')}>{t('The access list is empty.')}</p>
        )}
        <ul className={accessStyles['access']} aria-label={t('Access list')}>
          {access?.map((entry, index) => (
            <AccessEntryRow key={keys[index]} entry={entry} entries={access} target={target} />
          ))}
        </ul>
        {access !== null && <TokenUserNote entries={access} user={target.profile?.user ?? null} />}
        <p className={clsx(drawerStyles['age'], 'lk-dim lk-small')}>
          <TimeAgo at={accessReadAt} verb={t('Read')} />
        </p>
      </AccountPart>
    </>
  );
}

/** Explains why the token's user sees the account without an own entry in the access list. */
function TokenUserNote({
  entries,
  user,
}: {
  entries: readonly AccessEntry[];
  user: DomoUser | null;
}) {
  if (user === null || entries.some((entry) => isTokenUser(entry, user.id))) return null;
  const groups = entries.some(({ type }) => type === 'GROUP');
  return (
    <p className={clsx(drawerStyles['text'], 'lk-dim lk-small')}>
      {t('You ({displayName}) are not listed directly. Your access comes from {a}.', {
        displayName: user.displayName,
        a: groups
          ? t('a group in this list or from a grant of your role')
          : t('a grant of your role'),
      })}
    </p>
  );
}

/** The outcome of the last change to this access list. */
function AccessChangeOutcome({ account }: { account: AccountKey }) {
  const ended = useSharing((state) => state.ended);
  if (ended === null) return null;
  const { sentence, accepted, problem, notice } = ended;
  return (
    <div className={clsx(drawerStyles['note'], accessStyles['ended'])}>
      {accepted && <AccessMessage good sentence={t('Done: {sentence}.', { sentence })} />}
      {notice !== null && <AccessMessage sentence={notice} />}
      {problem?.code === 'alreadyShared' && (
        <AccessMessage sentence={`${problem.message} ${t(problem.next)}`} />
      )}
      {problem !== null && problem.code !== 'alreadyShared' && (
        <ProblemNotice problem={problem} tone={accepted ? 'amber' : outcomeTone(problem.code)}>
          {(accepted || problem.code === 'outcomeUnknown') && (
            <RefreshAccessButton account={account} />
          )}
        </ProblemNotice>
      )}
      {!accepted && (
        <p className={clsx(accessStyles['asked'], 'lk-dim lk-small lk-name')}>
          {t('Requested: {sentence}.', { sentence })}
        </p>
      )}
    </div>
  );
}

const amberCodes: readonly ProblemCode[] = ['outcomeUnknown', 'changedSinceRead', 'cancelled'];

const outcomeTone = (code: ProblemCode): 'amber' | 'red' =>
  amberCodes.includes(code) ? 'amber' : 'red';

function AccessMessage({ sentence, good = false }: { sentence: string; good?: boolean }) {
  const Icon = good ? IconCircleCheck : IconInfoCircle;
  return (
    <div className={accessStyles['calm']} data-good={good || undefined} role="status">
      <Icon size={16} aria-hidden />
      <span className="lk-name">{sentence}</span>
      <DismissButton onDismiss={dismissAccessChange} />
    </div>
  );
}

function RefreshAccessButton({ account }: { account: AccountKey }) {
  const reading = useAccountDetail((state) => state.reading);
  return (
    <Button variant="default" loading={reading} onClick={() => void rereadAccessList(account)}>
      {t('Refresh')}
    </Button>
  );
}
