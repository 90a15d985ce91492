/** All handlers: total over the contract, so an operation without one does not compile. */
import type { OperationName } from '../../contract';
import { accountHandlers } from './account';
import { activityHandlers } from './activity';
import { appHandlers } from './app';
import { appLifeHandlers } from './app-life';
import { comparisonHandlers } from './comparison';
import { inventoryHandlers } from './inventory';
import { profileHandlers } from './profile';
import { sharingHandlers } from './sharing';
import type { Handlers, Services } from './types';
import { writingHandlers } from './writing';

export const createHandlers = (services: Services): Handlers<OperationName> => ({
  ...appHandlers(services),
  ...appLifeHandlers(services),
  ...profileHandlers(services),
  ...accountHandlers(services),
  ...writingHandlers(services),
  ...sharingHandlers(services),
  ...comparisonHandlers(services),
  ...activityHandlers(services),
  ...inventoryHandlers(services),
});
