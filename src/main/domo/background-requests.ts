/**
 * Marks requests that nobody waits for one by one, such as those of a sync: they wait until the requests of a person
 * were sent. The mark follows the call, so no service between a sync and the queue has to pass it on.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const inBackground = new AsyncLocalStorage<true>();

/** Every request that `work` makes in turn is in the background. */
export const runInBackground = <T>(work: () => Promise<T>): Promise<T> =>
  inBackground.run(true, work);

export const isInBackground = (): boolean => inBackground.getStore() === true;
