import { useState } from 'react';
import type { Account, AccountKey, MatchRule } from '../../../contract';
import { startClone } from '../../state/clone';
import { Choose } from './Choose';
import { namesOf } from './names';
import { Planned } from './Planned';
import type { Step } from './step';
import { valuesOf, type Plan, type Typed } from './values';

interface Props {
  source: AccountKey;
  account: Account;
  profileIds: readonly string[];
  rule: MatchRule | undefined;
  step: Exclude<Step, 'job'>;
  onStep: (step: Step) => void;
}

export function Steps({ source, account, profileIds, rule, step, onStep }: Props) {
  const [chosen, setChosen] = useState(profileIds);
  const [names, setNames] = useState(() => namesOf(account));
  const [typed, setTyped] = useState<Typed>({});
  const start = (plan: Plan): void => {
    const targets = plan.targets.filter(({ will }) => will === 'create');
    void startClone(
      { source, displayName: names.displayName.trim(), targets, rule },
      {
        ...{ source, displayName: names.displayName, name: names.name, stamp: plan.stamp },
        targets: targets.map(({ profileId, stamp }) => ({ profileId, stamp })),
        values: valuesOf(plan.fields, typed),
        rule,
      },
    );
    // They are on their way to where they belong; the window forgets them.
    setTyped({});
    onStep('job');
  };
  if (step === 'choose') {
    return (
      <Choose
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
    <Planned
      source={source}
      chosen={chosen}
      names={names}
      rule={rule}
      own={namesOf(account)}
      typed={typed}
      reviewing={step === 'review'}
      onTyped={setTyped}
      onStep={onStep}
      onStart={start}
    />
  );
}
