/** store.* */
import type { storeOperations } from '../../../contract/store';
import type { storeCheckOperations } from '../../../contract/store-checks';
import type { Handlers, HandlerServices } from './handler-types';

export const storeHandlers = ({
  workspace,
  about,
}: HandlerServices): Handlers<
  keyof typeof storeOperations | keyof typeof storeCheckOperations
> => ({
  'store.acknowledgeDamage': async () => {
    await workspace.acknowledgeDamage();
    return { ...about, ...workspace.status() };
  },
  'store.check': async () => {
    await workspace.checkStore();
    return { goodAt: Date.now() };
  },
  'store.checks': () => Promise.resolve(workspace.checks.record()),
  'store.setChecks': ({ everyDays }) => Promise.resolve(workspace.checks.setEveryDays(everyDays)),
  'store.setAside': async () => ({ files: await workspace.listSetAside() }),
  'store.restore': async ({ name }) => {
    await workspace.restoreStore(name);
    return { ...about, ...workspace.status() };
  },
});
