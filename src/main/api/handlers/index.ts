/** The handlers of all operations. An operation without a handler does not compile. */
import type { OperationName } from '../../../contract';
import {
  accountReadHandlers,
  cloneHandlers,
  sharingHandlers,
  streamHandlers,
  accountWriteHandlers,
} from './account-handlers';
import { activityHandlers, inventoryHandlers } from './inventory-handlers';
import { appHandlers, appServiceHandlers, settingsHandlers } from './app-handlers';
import {
  accountComparisonHandlers,
  instanceComparisonHandlers,
  savedComparisonHandlers,
  snapshotHandlers,
} from './comparison-handlers';
import { attentionHandlers } from './attention-handlers';
import { changeHandlers } from './change-handlers';
import { bulkHandlers } from './bulk-handlers';
import { instanceListHandlers } from './instance-list-handlers';
import { hygieneHandlers } from './hygiene-handlers';
import { tokenAccountHandlers } from './token-account-handlers';
import { rotationHandlers } from './rotation-handlers';
import { lockHandlers } from './lock-handlers';
import { networkHandlers } from './network-handlers';
import { overviewHandlers } from './overview-handlers';
import { profileHandlers } from './profile-handlers';
import { publishHandlers } from './publish-handlers';
import { reportHandlers } from './report-handlers';
import { undoHandlers } from './undo-handlers';
import { reviewHandlers } from './review-handlers';
import { sampleHandlers } from './sample-handlers';
import { storeHandlers } from './store-handlers';
import { tokenHandlers } from './token-handlers';
import { viewHandlers } from './view-handlers';
import type { Handlers, HandlerServices } from './handler-types';

export const createHandlers = (services: HandlerServices): Handlers<OperationName> => ({
  ...appHandlers(services),
  ...appServiceHandlers(services),
  ...sampleHandlers(services),
  ...lockHandlers(services),
  ...networkHandlers(services),
  ...profileHandlers(services),
  ...instanceListHandlers(services),
  ...accountReadHandlers(services),
  ...accountWriteHandlers(services),
  ...sharingHandlers(services),
  ...cloneHandlers(services),
  ...bulkHandlers(services),
  ...hygieneHandlers(services),
  ...rotationHandlers(services),
  ...tokenAccountHandlers(services),
  ...streamHandlers(services),
  ...accountComparisonHandlers(services),
  ...instanceComparisonHandlers(services),
  ...savedComparisonHandlers(services),
  ...snapshotHandlers(services),
  ...settingsHandlers(services),
  ...storeHandlers(services),
  ...activityHandlers(services),
  ...inventoryHandlers(services),
  ...overviewHandlers(services),
  ...attentionHandlers(services),
  ...reportHandlers(services),
  ...publishHandlers(services),
  ...reviewHandlers(services),
  ...tokenHandlers(services),
  ...changeHandlers(services),
  ...viewHandlers(services),
  ...undoHandlers(services),
});
