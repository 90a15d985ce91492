/** Domo may return the old config for some seconds after a change: it is never taken for another value. */
import { describe, expect, it } from 'vitest';
import { ConfigSettling } from '../../src/main/accounts/config-settling';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';

const { service, domo, key, writes } = sampleBench();

const update = (username: string) =>
  service().done('account.updateConfig', { ...key('account', 125), changes: { username } });

/** The config of before, for so many of the answers after the first. */
function answerOldConfig(times: number): void {
  const config = domo().state.accounts.get(125)?.config;
  domo().faults.add({
    kind: 'body',
    contentType: 'application/json',
    text: JSON.stringify(config),
    route: 'accounts.config',
    skip: 1,
    times,
  });
}

describe('a config that Domo returns as it was before the change', () => {
  it.each([1, 2])(
    '%i times is read again after a wait, and is then as it was sent',
    async (times) => {
      answerOldConfig(times);
      const answer = await update('ada');
      expect(answer).toMatchObject({ written: ['username'], different: [], unconfirmed: [] });
      expect(answer.config?.fields).toContainEqual(
        expect.objectContaining({ name: 'username', value: 'ada' }),
      );
      expect(service().waits).toEqual(Array<number>(times).fill(3_000));
      expect(writes()).toHaveLength(1);
      const kept = await service().done('inventory.detail', key('account', 125));
      expect(kept.config).toEqual(answer.config);
    },
  );

  it('for longer is another value', async () => {
    answerOldConfig(10);
    expect(await update('ada')).toMatchObject({ different: ['username'] });
    expect(service().waits).toHaveLength(2);
  });

  it('costs no wait when it is as it was sent', async () => {
    await update('ada');
    expect(service().waits).toEqual([]);
  });

  it('is not what the next change is compared with', async () => {
    await update('ada');
    await update('bob');
    expect(service().waits).toHaveLength(1);
    expect(service().waits[0]).toBeLessThanOrEqual(3_000);
    expect(writes()).toHaveLength(2);
  });
});

describe('a wait that is cancelled', () => {
  it('calls nothing different: it may be the old config', async () => {
    const settling = new ConfigSettling(() => Promise.reject(new Error('aborted')));
    const { answer, settled } = await settling.readSettled(
      () => Promise.resolve(`${canaryMark}old`),
      () => true,
      new AbortController().signal,
    );
    expect([answer, settled]).toEqual([`${canaryMark}old`, false]);
  });
});

describe('a wait before a decision', () => {
  it('is what is left of three seconds, whichever account was changed before', async () => {
    let now = 1_000;
    const waits: number[] = [];
    const settling = new ConfigSettling(
      (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      () => now,
    );
    const { signal } = new AbortController();
    const one = { profileId: 'p', kind: 'account', id: 1 } as const;
    settling.recordWrite(one);
    now = 2_200;
    await settling.untilSettled({ ...one, id: 2 }, signal);
    await settling.untilSettled(one, signal);
    await settling.untilSettled(one, signal);
    settling.recordWrite(one);
    now = 9_000;
    await settling.untilSettled(one, signal);
    expect(waits).toEqual([1_800]);
  });
});
