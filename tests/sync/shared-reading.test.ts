/** What a sync of many accounts shares: turns to save, and what the list says of providers. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProblem, ProblemError } from '../../src/contract';
import { JointTurns, rememberProviders } from '../../src/main/sync/shared-reading';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('those who wait go on together, and who comes later waits for the next turn', async () => {
  const turns = new JointTurns();
  const gone: string[] = [];
  const wait = (name: string) => turns.wait().then(() => gone.push(name));
  void wait('first');
  await vi.advanceTimersByTimeAsync(60);
  void wait('second');
  expect(gone).toEqual([]);
  await vi.advanceTimersByTimeAsync(40);
  expect(gone).toEqual(['first', 'second']);
  void wait('third');
  await vi.advanceTimersByTimeAsync(99);
  expect(gone).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(gone).toEqual(['first', 'second', 'third']);
});

it('a provider is asked for once, and again when that failed', async () => {
  const ask = vi.fn((type: string) =>
    type === 'broken'
      ? Promise.reject(new ProblemError(createProblem('storeUnavailable', 'Not now.')))
      : Promise.resolve(null),
  );
  const provider = rememberProviders(ask);
  await Promise.all([provider('aws'), provider('aws'), provider('snowflake')]);
  await provider('aws');
  expect(ask.mock.calls).toEqual([['aws'], ['snowflake']]);
  await expect(provider('broken')).rejects.toThrow();
  await expect(provider('broken')).rejects.toThrow();
  expect(ask).toHaveBeenCalledTimes(4);
});
