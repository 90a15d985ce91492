/**
 * Codes that an operation can end with because of a request that it makes on the way, and that the contract declares.
 */
import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/contract';
import { sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

type Row = readonly [OperationName, () => unknown];

/** An OAuth account is looked up in the list, because Domo has no route for one. */
describe('an operation that looks an OAuth account up in the list of them', () => {
  it.each<Row>([
    ['account.get', () => key('oauth', 5)],
    ['account.config', () => key('oauth', 5)],
    ['account.reveal', () => ({ ...key('oauth', 5), field: 'client-id', to: 'screen' })],
    ['account.updateConfig', () => ({ ...key('oauth', 5), changes: { 'client-id': 'a' } })],
    ['clone.plan', () => ({ source: key('oauth', 5), profileIds: [profileId()] })],
  ])(
    '%s ends with forbidden if the token’s user may not read the list',
    async (operation, request) => {
      domo().faults.add({ kind: 'status', status: 403, route: 'oauth.list' });
      const problem = await service().refused(operation, request() as never);
      expect(problem).toMatchObject({ code: 'forbidden', status: 403 });
    },
  );

  it.each<Row>([
    ['account.get', () => key('oauth', 5)],
    ['account.config', () => key('oauth', 5)],
    ['account.updateConfig', () => ({ ...key('oauth', 5), changes: { 'client-id': 'a' } })],
  ])('%s ends with getFailed if Domo refuses the list', async (operation, request) => {
    domo().faults.add({ kind: 'status', status: 400, route: 'oauth.list' });
    const problem = await service().refused(operation, request() as never);
    expect(problem).toMatchObject({ code: 'getFailed', status: 400 });
  });
});

describe('profile.check', () => {
  it('ends with getFailed if Domo refuses to name the user of the token', async () => {
    domo().faults.add({ kind: 'status', status: 400, route: 'users.me' });
    const problem = await service().refused('profile.check', { profileId: profileId() });
    expect(problem).toMatchObject({ code: 'getFailed', status: 400 });
  });
});
