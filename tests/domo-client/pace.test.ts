/** How fast an instance is asked, and how long is waited (domo-api 7.5). */
import { describe, expect, it, vi } from 'vitest';
import { RateLimiter } from '../../src/main/domo/http/rate-limiter';
import { backoffDelay, parseRetryAfter } from '../../src/main/domo/http/retry-policy';
import type { RateLimiterState } from '../../src/main/domo/domo-types';

const signal = new AbortController().signal;
const limitOf = (pace: RateLimiter): number => pace.state().limit;

describe('the queue', () => {
  it('never has more requests under way than its limit', async () => {
    const pace = new RateLimiter(3, () => undefined);
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        pace.run(async () => {
          most = Math.max(most, pace.state().inFlight);
          await Promise.resolve();
        }, signal),
      ),
    );
    expect(most).toBe(3);
  });

  it('halves its limit down to one when Domo asks for less, and recovers step by step', () => {
    const pace = new RateLimiter(5, () => undefined);
    const limits = [0, 0, 0].map((wait) => {
      pace.slowDown(wait);
      return limitOf(pace);
    });
    expect(limits).toEqual([2, 1, 1]);
    for (let answer = 0; answer < 19; answer++) pace.onSuccess();
    expect(limitOf(pace)).toBe(1);
    pace.onSuccess();
    expect(limitOf(pace)).toBe(2);
    for (let answer = 0; answer < 200; answer++) pace.onSuccess();
    expect(limitOf(pace)).toBe(5);
    pace.close();
  });

  it('starts nothing while it waits, reports the wait, and continues by itself', async () => {
    const told: RateLimiterState[] = [];
    const pace = new RateLimiter(2, (state) => told.push(state));
    const before = Date.now();
    pace.slowDown(60);
    let ran = 0;
    const work = pace.run(() => Promise.resolve((ran = Date.now())), signal);
    await work;
    expect(ran - before).toBeGreaterThanOrEqual(55);
    expect(told.map(({ waitingUntil }) => waitingUntil === null)).toEqual([false, true]);
  });

  it('does not let a shorter wait end a longer one', () => {
    const pace = new RateLimiter(5, () => undefined);
    pace.slowDown(60_000);
    const until = pace.state().waitingUntil;
    pace.slowDown(10);
    expect(pace.state().waitingUntil).toBe(until);
    pace.close();
  });

  it('lets a longer wait take the place of a shorter one, also when the clock is set back between them', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const pace = new RateLimiter(5, () => undefined);
    pace.slowDown(10_000);
    vi.setSystemTime(Date.now() - 60 * 60 * 1000);
    pace.slowDown(50_000);
    expect(pace.state().waitingUntil).toBe(Date.now() + 50_000);
    pace.close();
    vi.useRealTimers();
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-03-09T12:00:00Z');

  it.each([
    [undefined, null],
    ['soon', null],
    ['', null],
    ['0', null],
    ['7', 7_000],
    ['-3', null],
    ['86400', 60_000],
    ['Mon, 09 Mar 2026 12:00:09 GMT', 9_000],
    ['Mon, 09 Mar 2026 11:00:00 GMT', null],
    ['Tue, 10 Mar 2026 12:00:00 GMT', 60_000],
  ])('%j makes the queue wait for %j ms', (header, wait) => {
    expect(parseRetryAfter(header, now)).toBe(wait);
  });
});

it('the wait grows with every attempt, and never keeps in step with other clients', () => {
  const waits = [1, 2, 3].map((attempt) => Array.from({ length: 50 }, () => backoffDelay(attempt)));
  waits.forEach((some, index) => {
    const usual = 1_000 * 2 ** index;
    for (const wait of some) {
      expect(wait).toBeGreaterThanOrEqual(usual * 0.75);
      expect(wait).toBeLessThanOrEqual(usual * 1.25);
    }
    expect(new Set(some).size).toBeGreaterThan(1);
  });
});
