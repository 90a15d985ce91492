/** Handlers of hygiene.* */
import type { hygieneOperations } from '../../../contract';
import { findUntidy } from '../../bulk/hygiene/find-untidy';
import { countInventory } from './count-inventory';
import type { Handlers, HandlerServices } from './handler-types';

export const hygieneHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof hygieneOperations> => ({
  'hygiene.find': async (request, { signal }) => {
    const store = await workspace.store();
    const count = async (filter: Parameters<typeof countInventory>[1]): Promise<number> =>
      (await countInventory(store, filter, signal)).total;
    return findUntidy(store, request, signal, count);
  },
});
