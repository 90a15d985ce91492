import { describe, expect, it } from 'vitest';
import { createTimeFormat, formatAge } from '../../src/renderer/ui/format/time-format';

/** 9 March 2025, 13:05:09 UTC. */
const at = Date.UTC(2025, 2, 9, 13, 5, 9);

/** Node and Chromium separate time and day period with different spaces. */
const plainSpaces = (text: string): string => text.replace(/\s/gu, ' ');

describe('a point in time', () => {
  it.each([
    ['en-US', 'America/New_York', 'Mar 9, 2025', 'Mar 9, 2025, 9:05 AM'],
    ['en-GB', 'Europe/London', '9 Mar 2025', '9 Mar 2025, 13:05'],
    ['de-DE', 'Europe/Berlin', '09.03.2025', '09.03.2025, 14:05'],
    ['sv-SE', 'Asia/Tokyo', '9 mars 2025', '9 mars 2025 22:05'],
  ])('is written as in %s, in the zone %s', (locale, zone, date, dateTime) => {
    const format = createTimeFormat(locale, zone);
    expect(plainSpaces(format.date(at))).toBe(date);
    expect(plainSpaces(format.dateTime(at))).toBe(dateTime);
  });

  it('shows seconds where they matter', () => {
    expect(createTimeFormat('de-DE', 'Europe/Berlin').dateTimeSeconds(at)).toBe(
      '09.03.2025, 14:05:09',
    );
  });

  it('is shown in the tooltip with weekday, seconds and zone', () => {
    const exact = plainSpaces(createTimeFormat('en-US', 'America/New_York').exact(at));
    expect(exact).toBe('Sunday, March 9, 2025 at 9:05:09 AM EDT');
    expect(createTimeFormat('de-DE', 'Europe/Berlin').exact(at)).toMatch(/14:05:09 MEZ$/u);
  });

  it('follows the change to daylight saving time', () => {
    const summer = Date.UTC(2025, 6, 9, 13, 5, 9);
    expect(createTimeFormat('de-DE', 'Europe/Berlin').exact(summer)).toMatch(/15:05:09 MESZ$/u);
  });
});

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('an age', () => {
  it.each([
    [-30 * SECOND, 'now', 'just now'],
    [-2 * MINUTE, '?', 'later than this clock says'],
    [-DAY, '?', 'later than this clock says'],
    [59 * SECOND, 'now', 'just now'],
    [MINUTE, '1 min', '1 minute ago'],
    [59 * MINUTE + 59 * SECOND, '59 min', '59 minutes ago'],
    [HOUR, '1 h', '1 hour ago'],
    [DAY - SECOND, '23 h', '23 hours ago'],
    [DAY, '1 d', '1 day ago'],
    [60 * DAY - SECOND, '59 d', '59 days ago'],
    [60 * DAY, '2 mo', '2 months ago'],
    [3_000 * DAY, '100 mo', '100 months ago'],
  ])('of %i ms is %s', (age, short, long) => {
    expect(formatAge(at, at + age)).toEqual({ short, long });
  });

  it.each([1e300, NaN, -1])('of a time that cannot be is not known: %d', (never) => {
    expect(formatAge(never, at)).toEqual({ short: '?', long: 'at an unknown time' });
    expect(createTimeFormat('en-GB').exact(never)).toBe('unknown time');
  });
});
