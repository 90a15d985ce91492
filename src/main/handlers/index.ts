/** All handlers: total over the contract, so an operation without one does not compile. */
import type { OperationName } from '../../contract';
import { accountHandlers } from './account';
import { activityHandlers } from './activity';
import { appHandlers } from './app';
import { cloneHandlers } from './clone';
import { appLifeHandlers } from './app-life';
import { comparisonHandlers } from './comparison';
import { comparisonInstancesHandlers } from './comparison-instances';
import { comparisonKeptHandlers } from './comparison-kept';
import { inventoryHandlers } from './inventory';
import { profileHandlers } from './profile';
import { settingsHandlers } from './settings';
import { sharingHandlers } from './sharing';
import { snapshotHandlers } from './snapshot';
import type { Handlers, Services } from './types';
import { writingHandlers } from './writing';

export const createHandlers = (services: Services): Handlers<OperationName> => ({
  ...appHandlers(services),
  ...appLifeHandlers(services),
  ...profileHandlers(services),
  ...accountHandlers(services),
  ...writingHandlers(services),
  ...sharingHandlers(services),
  ...cloneHandlers(services),
  ...comparisonHandlers(services),
  ...comparisonInstancesHandlers(services),
  ...comparisonKeptHandlers(services),
  ...snapshotHandlers(services),
  ...settingsHandlers(services),
  ...activityHandlers(services),
  ...inventoryHandlers(services),
});
