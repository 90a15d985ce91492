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
  Record<ActivityOutcome, { word: string; tone: OutcomeTone; Icon: Icon; about: string }>
> = {
  done: { word: 'done', tone: 'good', Icon: IconCircleFilled, about: 'Domo accepted it' },
  refused: { word: 'refused', tone: 'bad', Icon: IconTriangleFilled, about: 'Nothing was changed' },
  unknown: {
    word: 'unknown',
    tone: 'warn',
    Icon: IconSquareRotatedFilled,
    about: 'It left this computer, and no answer came: it may have been done',
  },
  pending: { word: 'under way', tone: 'quiet', Icon: IconDots, about: 'No answer yet' },
};

/** How it ended: a symbol and a word, never colour alone. */
export function ActivityOutcomeBadge({ outcome }: { outcome: ActivityOutcome }) {
  const { word, tone, Icon: Symbol, about } = activityOutcomes[outcome];
  return (
    <span className="lk-state" data-tone={tone} title={about}>
      <Symbol size={11} aria-hidden />
      {word}
    </span>
  );
}
