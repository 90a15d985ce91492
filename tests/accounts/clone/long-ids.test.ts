/** Cloning an account whose id differs from another's in a digit that JavaScript's numbers do not have. */
import { expect, it } from 'vitest';
import { giveLongIds, SECOND } from '../../support/long-ids';
import { cloning } from './cloning';

const { service, domo, profileId, key } = cloning();

it('clones the account that was chosen, and says the whole id of the new one', async () => {
  giveLongIds(domo('sample'), { first: 124, second: 125 });
  // The target gives long ids as well.
  giveLongIds(domo('one'), { first: 7, second: 1 });
  await service().done('inventory.sync', { depth: 'full' });
  const { id } = await service().done('bulk.plan', {
    wanted: { change: 'clone', to: [profileId('one')], name: 'sudo', displayName: 'sudo' },
    accounts: [key('account', SECOND)],
  });
  const { items } = await service().done('bulk.run', { id });
  expect(items).toMatchObject([{ state: 'done', created: SECOND }]);
  const made = domo('one').state.accounts.get(1);
  expect(made?.config).toEqual(domo('sample').state.accounts.get(125)?.config);
});
