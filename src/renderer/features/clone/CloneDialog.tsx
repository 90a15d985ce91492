import { useState } from 'react';
import type { AccountKey, MatchRule } from '../../../contract';
import { call } from '../../api/client';
import { useClone } from '../../state/clone';
import { useProfiles } from '../../state/profiles';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { AccountBadge } from '../../ui/badges/InstanceBadge';
import { CloneProgress } from './CloneProgress';
import type { CloneStep } from './clone-draft';
import { CloneSteps } from './CloneSteps';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface Props {
  source: AccountKey;
  /** The instances that are selected initially. */
  profileIds: readonly string[];
  /** Decides which existing accounts count as the same account; undefined: the default rule. */
  rule: MatchRule | undefined;
}

/** Four steps: targets and names, values, review, outcome. Nothing is sent before the review is confirmed. */
export default function CloneDialog({ source, profileIds, rule }: Props) {
  // Only one clone runs at a time. A running one is shown first.
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
    <DialogFrame title={stepTitles[step]} size={660} keepsRunning>
      {step === 'job' && <CloneProgress />}
      {step !== 'job' && !known && (
        <LoadingOrError answer={detail} label={t('Loading the account…')} />
      )}
      {step !== 'job' && known && (
        <div className={formStyles['form']}>
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
    </DialogFrame>
  );
}

const stepTitles: Record<CloneStep, string> = {
  choose: t('Clone to other instances'),
  fill: t('Values'),
  review: t('Review'),
  job: t('Clone to other instances'),
};
