/** comparison.instances and what was paired by hand: from what was last read, without asking Domo. */
import { fail, type comparisonInstancesOperations, type Pairing } from '../../contract';
import type { Store } from '../store/types';
import type { Handlers, Services } from './types';

export const comparisonInstancesHandlers = ({
  workspace,
  comparing,
}: Services): Handlers<keyof typeof comparisonInstancesOperations> => ({
  'comparison.instances': (request, { signal }) => {
    const { profileIds, baseline } = request;
    if (new Set(profileIds).size < profileIds.length) {
      fail('invalidRequest', 'An instance is compared with itself.', {
        next: 'Name each instance once.',
      });
    }
    if (baseline !== null && baseline >= profileIds.length) {
      fail('invalidRequest', 'The baseline is none of the instances.');
    }
    return comparing.page(request, signal);
  },
  'comparison.prepare': async ({ profileIds }) => {
    await comparing.prepare(profileIds);
    return {};
  },
  'comparison.pairings': async () => pairingsIn(await workspace.store()),
  'comparison.pair': async ({ accounts }) => {
    const store = await workspace.store();
    await store.pair(accounts);
    return pairingsIn(store);
  },
  'comparison.unpair': async (account) => {
    const store = await workspace.store();
    await store.unpair(account);
    return pairingsIn(store);
  },
});

const pairingsIn = async (store: Store): Promise<{ pairings: Pairing[] }> => ({
  pairings: await store.listPairings(),
});
