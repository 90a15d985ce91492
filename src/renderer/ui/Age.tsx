import { ageOf, dateTimeOf } from './format';
import { useNow } from './useNow';

interface Props {
  /** Epoch ms; null when it never was. */
  at: number | null;
  /** Word before the age, such as "read". */
  verb?: string;
  short?: boolean;
  never?: string;
}

/** How old something is, with the exact time as its title. */
export function Age({ at, verb = '', short = false, never = 'not read yet' }: Props) {
  const now = useNow();
  if (at === null) return <span>{never}</span>;
  const age = ageOf(at, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTimeOf(at)}>
      {short ? age.short : `${verb} ${age.long}`.trim()}
    </time>
  );
}
