/**
 * Points in time as text: dates in the locale and zone of the user's system, ages in the window's English.
 * All times are epoch ms.
 */
import { ageOf, isInstant } from '../../../contract/instants';
import { formatCountOf } from './format';
import { t } from '../../../contract/texts';

export interface TimeFormat {
  /** `9 Mar 2025` */
  date: (at: number) => string;
  /** `9 Mar 2025, 14:05` */
  dateTime: (at: number) => string;
  /** `9 Mar 2025, 14:05:09` */
  dateTimeSeconds: (at: number) => string;
  /** `Sunday 9 March 2025 at 14:05:09 CET`: everything that is known, for a tooltip. */
  exact: (at: number) => string;
}

/** `timeZone` is an IANA name; without it, the zone of the system. */
export function createTimeFormat(locale: string, timeZone?: string): TimeFormat {
  const formatter = (style: Intl.DateTimeFormatOptions): ((at: number) => string) => {
    const intl = new Intl.DateTimeFormat(locale, { ...style, timeZone });
    return (at) => (isInstant(at) ? intl.format(at) : t('unknown time'));
  };
  return {
    date: formatter({ dateStyle: 'medium' }),
    dateTime: formatter({ dateStyle: 'medium', timeStyle: 'short' }),
    dateTimeSeconds: formatter({ dateStyle: 'medium', timeStyle: 'medium' }),
    exact: formatter({ dateStyle: 'full', timeStyle: 'long' }),
  };
}

let systemFormat: TimeFormat | undefined;

/** The format of the user's system. Created at first use, since this module also loads without a window. */
export const timeFormat = (): TimeFormat =>
  (systemFormat ??= createTimeFormat(window.navigator.language));

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;

const ageUnits: readonly {
  /** Ages below this many seconds use the unit. */
  below: number;
  seconds: number;
  short: string;
  long: (amount: number) => string;
}[] = [
  {
    below: HOUR,
    seconds: MINUTE,
    short: t('min'),
    long: (amount) => formatCountOf(amount, 'minute'),
  },
  { below: DAY, seconds: HOUR, short: t('h'), long: (amount) => formatCountOf(amount, 'hour') },
  { below: 60 * DAY, seconds: DAY, short: t('d'), long: (amount) => formatCountOf(amount, 'day') },
  {
    below: Infinity,
    seconds: MONTH,
    short: t('mo'),
    long: (amount) => formatCountOf(amount, 'month'),
  },
];

/**
 * How long ago: `{ short: '2 h', long: '2 hours ago' }`. Less than a minute counts as now. A time that this clock has
 * not reached has no age: something old must never be called new because the clock was moved.
 */
export function formatAge(at: number, now: number): { short: string; long: string } {
  const age = ageOf(at, now);
  if (age === 'unknown') return { short: '?', long: t('at an unknown time') };
  if (age === 'later') return { short: '?', long: t('later than this clock says') };
  const seconds = Math.floor(age.ms / 1000);
  const unit = seconds < MINUTE ? undefined : ageUnits.find(({ below }) => seconds < below);
  if (unit === undefined) return { short: t('now'), long: t('just now') };
  const amount = Math.floor(seconds / unit.seconds);
  return {
    short: `${amount} ${unit.short}`,
    long: t('{age} ago', { age: unit.long(amount) }),
  };
}
