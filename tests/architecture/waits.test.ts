/** What waits, or asks how long something took, uses a clock that nobody sets: `performance.now()`. */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { modulesBelow } from './module-names';

const root = resolve(__dirname, '../..');
/** An end that is counted from now, or a length of time that is compared. */
const byWallClock =
  /\bDate\.now\(\) \+|\bDate\.now\(\) - [^;]*?[<>]|[<>]=? Date\.now\(\) -|while \(Date\.now\(\)/u;

const others = [
  // Shown as a point in time, or sent to Domo as one.
  'src/main/accounts/reveal-config-field.ts',
  'src/main/domo/http/rate-limiter.ts',
  'src/main/profiles/renewal/renew-token.ts',
];

it('no other module waits by the clock of the computer', () => {
  const modules = modulesBelow(root, 'src');
  expect(modules.length).toBeGreaterThan(500);
  const found = modules.filter(({ source }) => byWallClock.test(source)).map(({ path }) => path);
  // Also: an exception that is no longer needed is taken from the list.
  expect(found.toSorted()).toEqual(others.toSorted());
});

it.each([
  ['const until = Date.now() + WAIT_MS;', true],
  ['while (Date.now() < until) {', true],
  ['if (Date.now() - begunAt < LIMIT_MS) return;', true],
  ['const until = performance.now() + WAIT_MS;', false],
  ['const oldest = Date.now() - KEPT_MS;\nreturn at < oldest;', false],
])('%s is found: %s', (source, found) => {
  expect(byWallClock.test(source)).toBe(found);
});
