import { toIsoInstant } from '../../../contract/instants';
import { formatAge, timeFormat } from './time-format';
import { useNow } from './clocks';
import { t } from '../../../contract/texts';

interface TimeProps {
  /** Epoch ms. */
  at: number;
  precision?: 'date' | 'dateTime' | 'dateTimeSeconds';
}

/** A point in time in the user's locale; the exact time with its zone is the tooltip. */
export const Time = ({ at, precision = 'dateTime' }: TimeProps) => (
  <TimeElement at={at} text={timeFormat()[precision](at)} />
);

interface TimeAgoProps {
  /** Epoch ms; null for an event that has not happened. */
  at: number | null;
  /** Word before the age, such as "read". */
  verb?: string;
  short?: boolean;
  /** Shown for null. */
  never?: string;
}

/** How old something is; the exact time is the tooltip. */
export function TimeAgo({ at, verb = '', short = false, never = t('not read yet') }: TimeAgoProps) {
  const now = useNow();
  if (at === null) return <span>{never}</span>;
  const age = formatAge(at, now);
  return <TimeElement at={at} text={short ? age.short : `${verb} ${age.long}`.trim()} />;
}

const TimeElement = ({ at, text }: { at: number; text: string }) => (
  <time dateTime={toIsoInstant(at) ?? undefined} title={timeFormat().exact(at)}>
    {text}
  </time>
);
