/** Times that another program sent, and that cannot be, end no drawing of the page. */
import { expect, it } from 'vitest';
import { toDateField } from '../../src/renderer/features/accounts/conditions/condition-labels';
import { toCopiedTime } from '../../src/renderer/features/detail/copied-time';

it.each([1e300, -1e300, 9e15, 0.5])('a copy button copies no time that cannot be: %s', (at) => {
  expect(toCopiedTime(at, null)).toBe('(unknown time)');
  expect(toCopiedTime(at, 'Ada')).toBe('(unknown time) by Ada');
});

it('a copy button copies a time in UTC, and nothing where there is none', () => {
  expect(toCopiedTime(1_700_000_000_000, null)).toBe('2023-11-14T22:13:20.000Z');
  expect(toCopiedTime(null, 'Ada')).toBe('');
});

it.each([8.64e15, 1e300])('a date field shows no time that it cannot hold: %s', (at) => {
  expect(toDateField(at)).toBe('');
});
