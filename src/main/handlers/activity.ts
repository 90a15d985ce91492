/** activity.* */
import type { activityOperations } from '../../contract';
import { writeActivity } from '../export';
import { targetOf } from './export-target';
import type { Handlers, Services } from './types';

export const activityHandlers = ({
  workspace,
  desktop,
}: Services): Handlers<keyof typeof activityOperations> => ({
  'activity.list': async ({ filter, offset, limit }) =>
    (await workspace.store()).listActivity(filter, offset, limit),
  'activity.export': async ({ filter, ...request }, context) => {
    const target = targetOf(request, context, desktop);
    return writeActivity({ store: await workspace.store(), filter, ...target });
  },
});
