import { Button } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { AccountKey, ProblemCode } from '../../../../contract';
import { useDetail } from '../../../state/detail';
import { dismissEnded, readAccessAgain, useSharing } from '../../../state/sharing';
import { Dismiss } from '../../../ui/Dismiss';
import { ProblemNotice } from '../../../ui/ProblemNotice';

/** How the last change to this access list ended. */
export function Ended({ account }: { account: AccountKey }) {
  const ended = useSharing((state) => state.ended);
  if (ended === null) return null;
  const { sentence, accepted, problem, notice } = ended;
  return (
    <div className="drawer-note access-ended">
      {accepted && <Calm good sentence={`Done: ${sentence}.`} />}
      {notice !== null && <Calm sentence={notice} />}
      {problem?.code === 'alreadyShared' && (
        <Calm sentence={`${problem.message} ${problem.next}`} />
      )}
      {problem !== null && problem.code !== 'alreadyShared' && (
        <ProblemNotice problem={problem} tone={accepted ? 'amber' : toneOf(problem.code)}>
          {(accepted || problem.code === 'outcomeUnknown') && <ReadAgain account={account} />}
        </ProblemNotice>
      )}
      {!accepted && <p className="access-asked lk-dim lk-small lk-name">Asked for: {sentence}.</p>}
    </div>
  );
}

const amber: readonly ProblemCode[] = ['outcomeUnknown', 'changedSinceRead', 'cancelled'];

const toneOf = (code: ProblemCode): 'amber' | 'red' => (amber.includes(code) ? 'amber' : 'red');

function Calm({ sentence, good = false }: { sentence: string; good?: boolean }) {
  const Icon = good ? IconCircleCheck : IconInfoCircle;
  return (
    <div className="access-calm" data-good={good || undefined} role="status">
      <Icon size={16} aria-hidden />
      <span className="lk-name">{sentence}</span>
      <Dismiss onDismiss={dismissEnded} />
    </div>
  );
}

function ReadAgain({ account }: { account: AccountKey }) {
  const reading = useDetail((state) => state.reading);
  return (
    <Button variant="default" loading={reading} onClick={() => void readAccessAgain(account)}>
      Read again
    </Button>
  );
}
