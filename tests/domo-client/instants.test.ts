/** Times from Domo: whatever Domo writes, it is a time that can be, or no time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOf,
  describeDay,
  describeInstant,
  describeSecond,
  isInstant,
  isoInstantText,
  toInstant,
  toIsoInstant,
} from '../../src/contract/instants';
import { parseExactJson } from '../../src/main/domo/parse/exact-json';
import { toEpochMs } from '../../src/main/domo/parse/json-fields';

const at = Date.UTC(2025, 3, 10, 20, 36, 27);

describe('an instant', () => {
  it.each([
    ['milliseconds', 1_744_317_387_000],
    ['seconds', 1_744_317_387],
    ['a text of milliseconds', '1744317387000'],
    ['a text of seconds', ' 1744317387 '],
    ['ISO with Z', '2025-04-10T20:36:27Z'],
    ['ISO with an offset', '2025-04-10T22:36:27+02:00'],
    ['an offset without a colon', '2025-04-10T22:36:27.000+0200'],
    ['ISO without a zone, in UTC', '2025-04-10T20:36:27'],
    ['a blank instead of T', '2025-04-10 20:36:27.0'],
  ])('is read from %s', (_what, value) => {
    expect(toInstant(value)).toBe(at);
  });

  it('is read from a day', () => {
    expect(toInstant('2025-04-10')).toBe(Date.UTC(2025, 3, 10));
  });

  it.each([
    0,
    -1,
    1e300,
    NaN,
    Infinity,
    8.64e15,
    '',
    'yesterday',
    '2025-13-01',
    '2025-02-30',
    null,
    {},
    true,
  ])('cannot be: %j', (value) => {
    expect(toInstant(value)).toBeNull();
  });

  it('is read from a number that Domo writes with an exponent', () => {
    expect(toEpochMs(parseExactJson('1.744317387E12'))).toBe(at);
    expect(toEpochMs(parseExactJson('1e300'))).toBeNull();
  });

  it('can always be written, whatever came', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.string(), fc.date().map(String), fc.jsonValue()),
        (value) => {
          const instant = toInstant(value);
          if (instant === null) return;
          expect(isInstant(instant)).toBe(true);
          expect(toIsoInstant(instant)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
          expect(toInstant(toIsoInstant(instant))).toBe(instant);
        },
      ),
    );
  });

  it('that cannot be, from an older store, is called unknown', () => {
    for (const write of [describeInstant, describeSecond, describeDay, isoInstantText])
      expect(write(1e300)).toBe('(unknown time)');
    expect(toIsoInstant(1e300)).toBeNull();
  });

  it('is written for people to the minute, and to the second or the day where that is what counts', () => {
    const at = Date.UTC(2026, 10, 28, 14, 37, 9, 123);
    expect(describeInstant(at)).toBe('2026-11-28 14:37 UTC');
    expect(describeSecond(at)).toBe('2026-11-28 14:37:09 UTC');
    expect(describeDay(at)).toBe('2026-11-28');
    expect(isoInstantText(at)).toBe('2026-11-28T14:37:09.123Z');
  });
});

describe('an age', () => {
  it('is never negative, and never small for what a moved clock puts into the future', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4e12 }),
        fc.integer({ min: 1, max: 4e12 }),
        (then, now) => {
          const age = ageOf(then, now);
          if (age === 'later') expect(then).toBeGreaterThan(now);
          else if (age !== 'unknown') {
            expect(age.ms).toBeGreaterThanOrEqual(0);
            expect(then - now).toBeLessThanOrEqual(60_000);
          }
        },
      ),
    );
  });
});
