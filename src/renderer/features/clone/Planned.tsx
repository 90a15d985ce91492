import { Button } from '@mantine/core';
import type { AccountKey, MatchRule } from '../../../contract';
import { call } from '../../api/client';
import { counted } from '../../ui/format';
import { Asking } from '../../ui/Asking';
import { useAnswer } from '../../ui/useAnswer';
import { Fill } from './Fill';
import type { Names } from './names';
import { Review } from './Review';
import type { Step } from './step';
import type { Plan, Typed } from './values';

interface Props {
  source: AccountKey;
  chosen: readonly string[];
  rule: MatchRule | undefined;
  names: Names;
  /** Of the source. */
  own: Names;
  typed: Typed;
  reviewing: boolean;
  onTyped: (typed: Typed) => void;
  onStep: (step: Step) => void;
  onStart: (plan: Plan) => void;
}

/** What Domo says now: of the account, and of each instance. */
export function Planned({ source, chosen, rule, names, own, typed, reviewing, ...on }: Props) {
  const { displayName } = names;
  const plan = useAnswer([displayName, ...chosen].join('\n'), () =>
    call('clone.plan', { source, profileIds: [...chosen], displayName, rule }),
  );
  const back = (
    <Button
      variant="default"
      onClick={() => {
        on.onStep(reviewing ? 'fill' : 'choose');
      }}
    >
      Back
    </Button>
  );
  if (plan.value === null || plan.busy || plan.problem !== null) {
    return (
      <>
        <Asking
          answer={plan}
          words={`reading the account, and what is there in ${counted(chosen.length, 'instance')}…`}
        />
        <div className="form-foot">{back}</div>
      </>
    );
  }
  const { value } = plan;
  return reviewing ? (
    <Review
      plan={value}
      names={names}
      own={own}
      typed={typed}
      back={back}
      onStart={() => {
        on.onStart(value);
      }}
    />
  ) : (
    <Fill
      plan={value}
      typed={typed}
      back={back}
      onTyped={on.onTyped}
      onAgain={plan.again}
      onReview={() => {
        on.onStep('review');
      }}
    />
  );
}
