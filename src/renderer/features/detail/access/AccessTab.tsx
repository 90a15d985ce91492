import type { AccessEntry, AccountKey, DomoUser, ProblemCode } from '../../../../contract';
import { type AccountDetail, useAccountDetail } from '../../../state/account-detail';
import { TimeAgo } from '../../../ui/format/Time';
import { AccessEntryRow } from './AccessEntryRow';
import { GiveAccessForm } from './GiveAccessForm';
import { isTokenUser, accessEntryKeys } from './access-entries';
import { useAccessChangeTarget } from './useAccessChangeTarget';
import { AccountPart } from '../AccountPart';
import './access.css';
import { Button } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { dismissAccessChange, rereadAccessList, useSharing } from '../../../state/sharing';
import { DismissButton, ProblemNotice } from '../../../ui/notices/ProblemNotice';

/** Who may use the account, and at which level; and changing it. */
export function AccessTab({ account, detail }: { account: AccountKey; detail: AccountDetail }) {
  const { access, accessReadAt, accessProblem } = detail;
  const keys = accessEntryKeys(access ?? []);
  const place = useAccessChangeTarget(account, detail);
  const readOnly = place.profile?.guard === 'read-only';
  return (
    <>
      <AccessChangeOutcome account={account} />
      <AccountPart what="access list" known={access !== null} problem={accessProblem}>
        {readOnly && <p className="drawer-text lk-dim">{place.blocked}</p>}
        {access !== null && <GiveAccessForm entries={access} place={place} />}
        {access?.length === 0 && (
          <p className="drawer-text lk-dim">Nobody is on the access list.</p>
        )}
        <ul className="access" aria-label="Access list">
          {access?.map((entry, index) => (
            <AccessEntryRow key={keys[index]} entry={entry} entries={access} place={place} />
          ))}
        </ul>
        {access !== null && <TokenUserNote entries={access} user={place.profile?.user ?? null} />}
        <p className="drawer-age lk-dim lk-small">
          <TimeAgo at={accessReadAt} verb="read" />
        </p>
      </AccountPart>
    </>
  );
}

/** Where the user of the token is not listed, what else can be the reason that the account is seen. */
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
    <p className="drawer-text lk-dim lk-small">
      You ({user.displayName}) are not listed by name: what you may do here comes from{' '}
      {groups ? 'a group of this list, or from a grant of your role' : 'a grant of your role'}.
    </p>
  );
}

/** How the last change to this access list ended. */
export function AccessChangeOutcome({ account }: { account: AccountKey }) {
  const ended = useSharing((state) => state.ended);
  if (ended === null) return null;
  const { sentence, accepted, problem, notice } = ended;
  return (
    <div className="drawer-note access-ended">
      {accepted && <AccessMessage good sentence={`Done: ${sentence}.`} />}
      {notice !== null && <AccessMessage sentence={notice} />}
      {problem?.code === 'alreadyShared' && (
        <AccessMessage sentence={`${problem.message} ${problem.next}`} />
      )}
      {problem !== null && problem.code !== 'alreadyShared' && (
        <ProblemNotice problem={problem} tone={accepted ? 'amber' : outcomeTone(problem.code)}>
          {(accepted || problem.code === 'outcomeUnknown') && (
            <ReadAccessAgainButton account={account} />
          )}
        </ProblemNotice>
      )}
      {!accepted && <p className="access-asked lk-dim lk-small lk-name">Asked for: {sentence}.</p>}
    </div>
  );
}

const amberCodes: readonly ProblemCode[] = ['outcomeUnknown', 'changedSinceRead', 'cancelled'];

const outcomeTone = (code: ProblemCode): 'amber' | 'red' =>
  amberCodes.includes(code) ? 'amber' : 'red';

function AccessMessage({ sentence, good = false }: { sentence: string; good?: boolean }) {
  const Icon = good ? IconCircleCheck : IconInfoCircle;
  return (
    <div className="access-calm" data-good={good || undefined} role="status">
      <Icon size={16} aria-hidden />
      <span className="lk-name">{sentence}</span>
      <DismissButton onDismiss={dismissAccessChange} />
    </div>
  );
}

function ReadAccessAgainButton({ account }: { account: AccountKey }) {
  const reading = useAccountDetail((state) => state.reading);
  return (
    <Button variant="default" loading={reading} onClick={() => void rereadAccessList(account)}>
      Read again
    </Button>
  );
}
