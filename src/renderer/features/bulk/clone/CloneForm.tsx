import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Account, AccountKey, MatchRule, RequestFor } from '../../../../contract';
import { call } from '../../../api/client';
import { useReportTypedText } from '../../../state/typed-text';
import formStyles from '../../../ui/forms/form.module.css';
import { LoadingOrError } from '../../../ui/notices/placeholders';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { useQuery } from '../../../ui/requests/useQuery';
import { CloneFieldsForm } from './CloneFieldsForm';
import { CloneTargetsForm } from './CloneTargetsForm';
import { newCloneDraft, toCloneChange, type ClonedAccount, type CloneDraft } from './clone-draft';
import { t } from '../../../../contract/texts';

interface Props {
  source: AccountKey;
  account: Account;
  profileIds: readonly string[];
  rule: MatchRule | undefined;
  onPlan: (wanted: RequestFor<'bulk.plan'>['wanted']) => void;
}

/** Two steps before the plan: instances and names, then values. */
export function CloneForm({ source, account, profileIds, rule, onPlan }: Props) {
  const [step, setStep] = useState<'targets' | 'fields'>('targets');
  const [chosen, setChosen] = useState(profileIds);
  const [initial] = useState(() => newCloneDraft(account));
  const [draft, setDraft] = useState(initial);
  useReportTypedText('dialog', JSON.stringify(draft) !== JSON.stringify(initial));
  if (step === 'targets') {
    return (
      <CloneTargetsForm
        source={source}
        names={draft.names}
        chosen={chosen}
        onNames={(names) => setDraft({ ...draft, names })}
        onChosen={setChosen}
        onNext={() => setStep('fields')}
      />
    );
  }
  return (
    <FieldsStep
      source={source}
      draft={draft}
      onDraft={setDraft}
      onBack={() => setStep('targets')}
      onPlan={({ fields }) =>
        onPlan({
          change: 'clone',
          to: [...chosen],
          ...toCloneChange(fields, draft),
          ...(rule === undefined ? {} : { rule: withoutPairings(rule) }),
        })
      }
    />
  );
}

/** Main knows the pairings. */
const withoutPairings = ({ pairings: _stored, ...rule }: MatchRule) => rule;

interface FieldsStepProps {
  source: AccountKey;
  draft: CloneDraft;
  onDraft: (draft: CloneDraft) => void;
  onBack: () => void;
  onPlan: (cloned: ClonedAccount) => void;
}

/** The fields are those that Domo returns now. */
function FieldsStep({ source, draft, onDraft, onBack, onPlan }: FieldsStepProps) {
  const { profileId, kind, id } = source;
  const answer = useQuery(`${profileId} ${kind} ${String(id)}`, () =>
    call('clone.fields', { source }),
  );
  const { value } = answer;
  /** Why it cannot be cloned at all. */
  const obstacle = value?.problem ?? null;
  const back = (
    <Button variant="default" onClick={onBack}>
      {t('Back')}
    </Button>
  );
  if (value === null || answer.busy || answer.problem !== null || obstacle !== null) {
    return (
      <>
        {obstacle !== null && !answer.busy ? (
          <ProblemNotice problem={obstacle} />
        ) : (
          <LoadingOrError answer={answer} label={t('Reading the account…')} />
        )}
        <div className={formStyles['foot']}>{back}</div>
      </>
    );
  }
  return (
    <CloneFieldsForm
      cloned={value}
      draft={draft}
      back={back}
      onDraft={onDraft}
      onRefresh={answer.reload}
      onPlan={() => onPlan(value)}
    />
  );
}
