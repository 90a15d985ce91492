import {
  IconCircleFilled,
  IconDots,
  IconSquareRotatedFilled,
  IconTriangleFilled,
  type Icon,
} from '@tabler/icons-react';
import type { ActivityOutcome } from '../../../contract';
import { t } from '../../../contract/texts';

type OutcomeTone = 'good' | 'bad' | 'warn' | 'quiet';

export const activityOutcomes: Readonly<
  Record<ActivityOutcome, { label: string; tone: OutcomeTone; Icon: Icon; description: string }>
> = {
  done: {
    label: t('done'),
    tone: 'good',
    Icon: IconCircleFilled,
    description: t('Domo accepted the change'),
  },
  refused: {
    label: t('refused'),
    tone: 'bad',
    Icon: IconTriangleFilled,
    description: t('Nothing was changed'),
  },
  unknown: {
    label: t('unknown'),
    tone: 'warn',
    Icon: IconSquareRotatedFilled,
    description: t('The request was sent, but no answer came. Domo may have made the change'),
  },
  pending: {
    label: t('in progress'),
    tone: 'quiet',
    Icon: IconDots,
    description: t('No answer has come yet'),
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
