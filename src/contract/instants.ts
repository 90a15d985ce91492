/**
 * Points in time, in epoch ms: which ones can be, how they are written, and how old something is. Main and the page
 * share this; it knows no locale.
 */

/** The last millisecond of the year 9999: the last that ISO 8601 writes with four digits. */
const LAST_INSTANT = 253_402_300_799_999;
/** A smaller number is in seconds: in milliseconds it would be before 1973 (domo-api 10.20). */
const SMALLEST_MS = 1e11;
/** Domo writes times with and without a zone, with `T` and with a blank (domo-api 8.17). */
const ISO_TIME =
  /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(?<zone>Z|[+-]\d\d:?\d\d)?)?$/i;

/** A time from 1970 and before the year 10000, in whole ms. */
export const isInstant = (ms: number): boolean =>
  Number.isSafeInteger(ms) && ms >= 0 && ms <= LAST_INSTANT;

/**
 * The instant that another program means: a number or a text of digits in seconds or milliseconds, or an ISO text. A
 * text without a zone is in UTC. Null for anything else, and for a time that cannot be: 0, 1e300, year 20000.
 */
export function toInstant(value: unknown): number | null {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return /^\d+(?:\.\d+)?$/.test(text) ? fromNumber(Number(text)) : fromIsoText(text);
}

function fromNumber(number: number): number | null {
  const ms = Math.round(number < SMALLEST_MS ? number * 1_000 : number);
  // Programs write 0 for a time that they do not know.
  return ms > 0 && isInstant(ms) ? ms : null;
}

function fromIsoText(text: string): number | null {
  const { date, time = '00:00', zone = 'Z' } = ISO_TIME.exec(text)?.groups ?? {};
  if (date === undefined) return null;
  const ms = Date.parse(`${date}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  // `Date.parse` takes 30 February for 1 March.
  const day = new Date(`${date}T00:00Z`);
  return isInstant(ms) && day.toISOString().startsWith(date) ? ms : null;
}

/** ISO 8601 in UTC, with ms; null for a time that cannot be. */
export const toIsoInstant = (ms: number): string | null =>
  isInstant(ms) ? new Date(ms).toISOString() : null;

const UNKNOWN_TIME = '(unknown time)';

/** For files that programs read. */
export const isoInstantText = (ms: number): string => toIsoInstant(ms) ?? UNKNOWN_TIME;

/** `2026-11-28 14:37 UTC`: for people, in sentences and tables that are read in any locale and zone, or stored. */
export const describeInstant = (ms: number): string => toUtcText(ms, '2026-11-28T14:37'.length);

/** `2026-11-28 14:37:09 UTC`: where a minute is long, such as between two writes. */
export const describeSecond = (ms: number): string => toUtcText(ms, '2026-11-28T14:37:09'.length);

/** `2026-11-28` */
export const describeDay = (ms: number): string =>
  toIsoInstant(ms)?.slice(0, '2026-11-28'.length) ?? UNKNOWN_TIME;

function toUtcText(ms: number, length: number): string {
  const iso = toIsoInstant(ms);
  return iso === null ? UNKNOWN_TIME : `${iso.slice(0, length).replace('T', ' ')} UTC`;
}

/** Clocks of one computer may be read in any order, and the page's is up to half a minute old. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * How old something is. `later`: it happened after the present time of this clock, so the clock was moved back and its
 * age is not known. `unknown`: a time that cannot be. `ms` is never negative.
 */
export type Age = { readonly ms: number } | 'later' | 'unknown';

export function ageOf(at: number, now: number): Age {
  if (!isInstant(at) || !isInstant(now)) return 'unknown';
  if (at - now > CLOCK_TOLERANCE_MS) return 'later';
  return { ms: Math.max(0, now - at) };
}
