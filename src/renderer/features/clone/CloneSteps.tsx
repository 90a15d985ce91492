import { useState } from 'react';
import type { Account, AccountKey, MatchRule } from '../../../contract';
import { startClone } from '../../state/clone';
import { useReportTypedText } from '../../state/typed-text';
import { CloneTargetsForm } from './CloneTargetsForm';
import {
  cloneNamesOf,
  type CloneStep,
  toCloneValues,
  type ClonePlan,
  type TypedCloneValues,
  type CloneNames,
} from './clone-draft';
import { Button } from '@mantine/core';
import { call } from '../../api/client';
import { formatCountOf } from '../../ui/format/format';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { CloneFieldsForm } from './CloneFieldsForm';
import { CloneReview } from './CloneReview';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface CloneStepsProps {
  source: AccountKey;
  account: Account;
  profileIds: readonly string[];
  rule: MatchRule | undefined;
  step: Exclude<CloneStep, 'job'>;
  onStep: (step: CloneStep) => void;
}

export function CloneSteps({ source, account, profileIds, rule, step, onStep }: CloneStepsProps) {
  const [chosen, setChosen] = useState(profileIds);
  const [initialNames] = useState(() => cloneNamesOf(account));
  const [names, setNames] = useState(initialNames);
  const [typed, setTyped] = useState<TypedCloneValues>({});
  const renamed = JSON.stringify(names) !== JSON.stringify(initialNames);
  useReportTypedText('dialog', renamed || Object.values(typed).some((value) => value !== ''));
  const start = (plan: ClonePlan): void => {
    const targets = plan.targets.filter(({ will }) => will === 'create');
    void startClone(
      { source, displayName: names.displayName.trim(), targets, rule },
      {
        source,
        displayName: names.displayName,
        name: names.name,
        stamp: plan.stamp,
        targets: targets.map(({ profileId, stamp }) => ({ profileId, stamp })),
        values: toCloneValues(plan.fields, typed),
        rule,
      },
    );
    // The values may be secret: the window drops them once they are sent.
    setTyped({});
    onStep('job');
  };
  if (step === 'choose') {
    return (
      <CloneTargetsForm
        source={source}
        names={names}
        chosen={chosen}
        onNames={setNames}
        onChosen={setChosen}
        onNext={() => {
          onStep('fill');
        }}
      />
    );
  }
  return (
    <PlannedCloneSteps
      source={source}
      chosen={chosen}
      names={names}
      rule={rule}
      own={cloneNamesOf(account)}
      typed={typed}
      reviewing={step === 'review'}
      onTyped={setTyped}
      onStep={onStep}
      onStart={start}
    />
  );
}

interface PlannedCloneStepsProps {
  source: AccountKey;
  chosen: readonly string[];
  rule: MatchRule | undefined;
  names: CloneNames;
  /** The source's names. */
  own: CloneNames;
  typed: TypedCloneValues;
  reviewing: boolean;
  onTyped: (typed: TypedCloneValues) => void;
  onStep: (step: CloneStep) => void;
  onStart: (plan: ClonePlan) => void;
}

/** The steps that need the clone plan, which main makes from what Domo returns now. */
function PlannedCloneSteps({
  source,
  chosen,
  rule,
  names,
  own,
  typed,
  reviewing,
  ...handlers
}: PlannedCloneStepsProps) {
  const { displayName } = names;
  const plan = useQuery([displayName, ...chosen].join('\n'), () =>
    call('clone.plan', { source, profileIds: [...chosen], displayName, rule }),
  );
  const back = (
    <Button
      variant="default"
      onClick={() => {
        handlers.onStep(reviewing ? 'fill' : 'choose');
      }}
    >
      {t('Back')}
    </Button>
  );
  if (plan.value === null || plan.busy || plan.problem !== null) {
    return (
      <>
        <LoadingOrError
          answer={plan}
          label={t('Reading the account and {instances}…', {
            instances: formatCountOf(chosen.length, 'instance'),
          })}
        />
        <div className={formStyles['foot']}>{back}</div>
      </>
    );
  }
  const { value } = plan;
  return reviewing ? (
    <CloneReview
      plan={value}
      names={names}
      own={own}
      typed={typed}
      back={back}
      onStart={() => {
        handlers.onStart(value);
      }}
    />
  ) : (
    <CloneFieldsForm
      plan={value}
      typed={typed}
      back={back}
      onTyped={handlers.onTyped}
      onRefresh={plan.reload}
      onReview={() => {
        handlers.onStep('review');
      }}
    />
  );
}
