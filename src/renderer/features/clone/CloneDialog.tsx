import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { AccountKey, MatchRule } from '../../../contract';
import { call } from '../../api/client';
import { useClone } from '../../state/clone';
import { closeDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { AccountBadge } from '../../ui/badges/InstanceBadge';
import { CloneProgress } from './CloneProgress';
import type { CloneStep } from './clone-draft';
import { CloneSteps } from './CloneSteps';
import '../../ui/forms/form.css';
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
  const [step, setStep] = useState<CloneStep>(() =>
    useClone.getState().running ? 'job' : 'choose',
  );
  const { profileId, kind, id } = source;
  const profile = useProfiles(({ profiles }) => profiles?.find((each) => each.id === profileId));
  const detail = useQuery(`${profileId} ${kind} ${String(id)}`, () =>
    call('inventory.detail', source),
  );
  const shown = detail.value && { account: source, detail: detail.value };
  const known = shown !== null && profile !== undefined;
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={stepTitles[step]}
      size={660}
      // What was typed is not lost by a click beside it.
      closeOnClickOutside={false}
    >
      {step === 'job' && <CloneProgress />}
      {step !== 'job' && !known && (
        <LoadingOrError answer={detail} label="looking the account up…" />
      )}
      {step !== 'job' && known && (
        <div className="form">
          <AccountBadge profile={profile} shown={shown} />
          <CloneSteps
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

const stepTitles: Record<CloneStep, string> = {
  choose: 'Make it in other instances',
  fill: 'What it will have',
  review: 'What will be made',
  job: 'Making it in other instances',
};
