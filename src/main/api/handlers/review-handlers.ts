/** Handlers of review.*, which use stored data only. */
import { resolve } from 'node:path';
import { fail, type reviewOperations } from '../../../contract';
import { summariseReview, verifyReview, writeReview } from '../../review/reviews';
import type { CallContext } from '../../call-context';
import { resolveExportTarget } from './export-target';
import { requireInstances } from './require-instances';
import type { Handlers, HandlerServices } from './handler-types';

/** Otherwise a manipulated page could learn what is in any file. */
function refuseNamedFile({ source }: CallContext, isNamed: boolean): void {
  if (source === 'window' && isNamed)
    fail('invalidRequest', 'Only the command line can name the file of an earlier review.');
}

export const reviewHandlers = ({
  workspace,
  desktop,
}: HandlerServices): Handlers<keyof typeof reviewOperations> => ({
  'review.summary': async (request, context) => {
    refuseNamedFile(context, typeof request.against === 'object' && request.against !== null);
    const store = await workspace.store();
    await requireInstances(store, request.filter);
    return summariseReview(store, request, context.signal);
  },
  'review.write': async ({ file, ...request }, context) => {
    refuseNamedFile(context, typeof request.against === 'object' && request.against !== null);
    const store = await workspace.store();
    await requireInstances(store, request.filter);
    const target = await resolveExportTarget({ file }, context, {
      desktop,
      workspace,
      of: 'inventory',
    });
    return writeReview(store, { file, ...request }, target);
  },
  'review.verify': async ({ file }, context) => {
    refuseNamedFile(context, true);
    return verifyReview(await workspace.store(), resolve(file), context.signal);
  },
});
