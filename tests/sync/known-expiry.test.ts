/** That a token expires soon stays known when Domo fails to list tokens, and is forgotten when it says otherwise. */
import { describe, expect, it } from 'vitest';
import { boardInstance } from '../support/board-instance';

const SOON = Date.now() + 5 * 86_400_000;

const { domo, service } = boardInstance('healthy', {
  depth: 'full',
  prepare: (healthy) => {
    const own = healthy.state.tokens.get(healthy.token('admin'));
    if (!own) throw new Error('There is no token.');
    own.expiresAt = SOON;
  },
});

const known = async () => {
  const { items } = await service().done('attention.list', { kinds: ['expiringToken'] });
  const { profiles } = await service().done('profile.list', {});
  const { standing } = await service().done('report.make', { remember: false });
  const told = standing.some(({ kind }) => kind === 'expiringToken');
  return { why: items[0]?.why, at: items[0]?.at, rail: profiles[0]?.tokenExpiry?.at, told };
};

const readings: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['a full sync', () => service().done('inventory.sync', { depth: 'full' })],
  ['a reading of streams', () => service().done('attention.readStreams', {})],
];

describe.each(readings)('after %s', (_name, reading) => {
  it.each([
    ['503', { kind: 'status', status: 503 }],
    ['500', { kind: 'status', status: 500 }],
    ['a page in place of the list', { kind: 'blocked', as: 'page' }],
    ['no connection', { kind: 'reset' }],
  ] as const)('it stays known, as old as it is, when Domo answers %s', async (_what, fault) => {
    const before = await known();
    expect(before).toMatchObject({ rail: SOON, told: true });
    domo().faults.add({ ...fault, route: 'tokens.list' });
    await reading();
    expect(await known()).toEqual(before);
  });

  it('it is not known any more when the user may not list tokens', async () => {
    domo().faults.add({ kind: 'status', status: 403, route: 'tokens.list' });
    await reading();
    expect(await known()).toMatchObject({ why: undefined, rail: undefined, told: false });
  });

  it('it is not known any more when Domo lists no token of the user', async () => {
    domo().faults.add({
      kind: 'body',
      status: 200,
      contentType: 'application/json',
      text: '[]',
      route: 'tokens.list',
    });
    await reading();
    expect(await known()).toMatchObject({ why: undefined, rail: undefined, told: false });
  });
});
