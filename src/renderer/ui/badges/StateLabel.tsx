import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconMinus,
} from '@tabler/icons-react';

const toneIcons = {
  good: IconCircleCheck,
  bad: IconCircleX,
  warn: IconAlertTriangle,
  quiet: IconMinus,
  busy: IconClock,
} as const;

export type StateTone = keyof typeof toneIcons;

/** A state as symbol and word, because colour is not enough to tell states apart. */
export function StateLabel({ tone, text }: { tone: StateTone; text: string }) {
  const Symbol = toneIcons[tone];
  return (
    <span className="lk-state" data-tone={tone}>
      <Symbol size={14} aria-hidden />
      <span className="lk-cut">{text}</span>
    </span>
  );
}
