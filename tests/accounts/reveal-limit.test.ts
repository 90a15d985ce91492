/** How many secrets leave main per minute. */
import { describe, expect, it } from 'vitest';
import { RevealLimit } from '../../src/main/accounts/reveal-limit';
import { sampleBench } from '../support/sample';

const MAX = 20;

describe('the limit of reveals', () => {
  it('allows 20 a minute, and the next one a minute after the first', () => {
    let now = 0;
    const limit = new RevealLimit(() => now);
    for (let count = 0; count < MAX; count += 1) {
      expect(limit.take()).toBeNull();
      now += 1_000;
    }
    expect(limit.take()).toMatchObject({ first: true, problem: { code: 'revealLimit' } });
    now = 59_999;
    expect(limit.take()).toMatchObject({ first: false, problem: { code: 'revealLimit' } });
    now = 60_000;
    expect(limit.take()).toBeNull();
    expect(limit.take()).toMatchObject({ first: true });
  });
});

const { service, domo, key } = sampleBench();

describe('account.reveal', () => {
  it('is refused in main after 20 reveals, sends nothing then, and records the refusal once', async () => {
    const request = { ...key('account', 125), field: 'domoAccessToken', to: 'screen' } as const;
    for (let count = 0; count < MAX; count += 1) await service().done('account.reveal', request);
    domo().log.clear();
    for (const _attempt of [1, 2, 3]) {
      const problem = await service().refused('account.reveal', request);
      expect(problem.code).toBe('revealLimit');
      expect(problem.next).toMatch(/^Wait \d+ s\./u);
    }
    expect(domo().log.count()).toBe(0);
    const { entries } = await service().done('activity.list', { limit: 100 });
    const refused = entries.filter(({ outcome }) => outcome === 'refused');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.problem?.code).toBe('revealLimit');
  });
});
