/** Handlers of review.*, which use stored data only. */
import { resolve } from 'node:path';
import { fail, type reviewOperations } from '../../../contract';
import { summariseReview, verifyReview, writeReview } from '../../review/reviews';
import type { CallContext } from '../../call-context';
import { resolveExportTarget } from './export-target';
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
    return summariseReview(await workspace.store(), request, context.signal);
  },
  'review.write': async ({ file, ...request }, context) => {
    refuseNamedFile(context, typeof request.against === 'object' && request.against !== null);
    const target = await resolveExportTarget({ file }, context, {
      desktop,
      workspace,
      of: 'inventory',
    });
    return writeReview(await workspace.store(), { file, ...request }, target);
  },
  'review.verify': async ({ file }, context) => {
    refuseNamedFile(context, true);
    return verifyReview(await workspace.store(), resolve(file), context.signal);
  },
});
