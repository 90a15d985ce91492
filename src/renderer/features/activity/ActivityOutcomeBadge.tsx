import {
  IconCircleFilled,
  IconDots,
  IconSquareRotatedFilled,
  IconTriangleFilled,
  type Icon,
} from '@tabler/icons-react';
import type { ActivityOutcome } from '../../../contract';

type OutcomeTone = 'good' | 'bad' | 'warn' | 'quiet';

export const activityOutcomes: Readonly<
  Record<ActivityOutcome, { label: string; tone: OutcomeTone; Icon: Icon; description: string }>
> = {
  done: {
    label: 'done',
    tone: 'good',
    Icon: IconCircleFilled,
    description: 'Domo accepted the change',
  },
  refused: {
    label: 'refused',
    tone: 'bad',
    Icon: IconTriangleFilled,
    description: 'Nothing was changed',
  },
  unknown: {
    label: 'unknown',
    tone: 'warn',
    Icon: IconSquareRotatedFilled,
    description: 'The request was sent, but no answer came. Domo may have made the change',
  },
  pending: {
    label: 'in progress',
    tone: 'quiet',
    Icon: IconDots,
    description: 'No answer has come yet',
  },
};

/** The outcome as symbol and word, because colour is not enough to tell outcomes apart. */
export function ActivityOutcomeBadge({ outcome }: { outcome: ActivityOutcome }) {
  const { label, tone, Icon: Symbol, description } = activityOutcomes[outcome];
  return (
    <span className="lk-state" data-tone={tone} title={description}>
      <Symbol size={11} aria-hidden />
      {label}
    </span>
  );
}
