/** All handlers: total over the contract, so an operation without one does not compile. */
import type { OperationName } from '../../contract';
import { accountHandlers } from './account';
import { appHandlers } from './app';
import { inventoryHandlers } from './inventory';
import { profileHandlers } from './profile';
import type { Handlers, Services } from './types';

export const createHandlers = (services: Services): Handlers<OperationName> => ({
  ...appHandlers(services),
  ...profileHandlers(services),
  ...accountHandlers(services),
  ...inventoryHandlers(services),
});
