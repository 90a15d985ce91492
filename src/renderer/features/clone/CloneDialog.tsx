import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, MatchRule } from '../../../contract';
import { call } from '../../api/client';
import { useClone } from '../../state/clone';
import { closeDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { Asking } from '../../ui/Asking';
import { useAnswer } from '../../ui/useAnswer';
import { WhichAccount } from '../../ui/WhichAccount';
import { Job } from './Job';
import type { Step } from './step';
import { Steps } from './Steps';
import '../../ui/form.css';
import './clone.css';

interface Props {
  source: AccountKey;
  /** Chosen at the start. */
  profileIds: readonly string[];
  /** What counts as the same account elsewhere; as usual when it is left out. */
  rule: MatchRule | undefined;
}

/** Where and under which name, with which values, what exactly, and how it ended; nothing is sent before the last. */
export default function CloneDialog({ source, profileIds, rule }: Props) {
  // One at a time: what is being made already is shown first.
  const [step, setStep] = useState<Step>(() => (useClone.getState().running ? 'job' : 'choose'));
  const { profileId, kind, id } = source;
  const profile = useProfiles(({ profiles }) => profiles?.find((each) => each.id === profileId));
  const detail = useAnswer(`${profileId} ${kind} ${String(id)}`, () =>
    call('inventory.detail', source),
  );
  const shown = detail.value && { account: source, detail: detail.value };
  const known = shown !== null && profile !== undefined;
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={titles[step]}
      size={660}
      // What was typed is not lost by a click beside it.
      closeOnClickOutside={false}
    >
      {step === 'job' && <Job />}
      {step !== 'job' && !known && <Asking answer={detail} words="looking the account up…" />}
      {step !== 'job' && known && (
        <div className="form">
          <WhichAccount profile={profile} shown={shown} />
          <Steps
            source={source}
            account={shown.detail.account}
            profileIds={profileIds}
            rule={rule}
            step={step}
            onStep={setStep}
          />
        </div>
      )}
    </Modal>
  );
}

const titles: Record<Step, string> = {
  choose: 'Make it in other instances',
  fill: 'What it will have',
  review: 'What will be made',
  job: 'Making it in other instances',
};
