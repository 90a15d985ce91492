/** store.* */
import type { storeOperations } from '../../../contract';
import type { Handlers, HandlerServices } from './handler-types';

export const storeHandlers = ({
  workspace,
  about,
}: HandlerServices): Handlers<keyof typeof storeOperations> => ({
  'store.acknowledgeDamage': async () => {
    await workspace.acknowledgeDamage();
    return { ...about, ...workspace.status() };
  },
  'store.check': async () => {
    await workspace.checkStore();
    return { goodAt: Date.now() };
  },
  'store.setAside': async () => ({ files: await workspace.listSetAside() }),
  'store.restore': async ({ name }) => {
    await workspace.restoreStore(name);
    return { ...about, ...workspace.status() };
  },
});
