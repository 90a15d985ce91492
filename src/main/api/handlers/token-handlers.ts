/** The handler of tokens.list. */
import type { tokenOperations } from '../../../contract';
import { readTokenLife } from '../../sync/token-life';
import type { Handlers, HandlerServices } from './handler-types';

export const tokenHandlers = ({
  workspace,
}: HandlerServices): Handlers<keyof typeof tokenOperations> => ({
  'tokens.list': async ({ profileId }, { signal }) =>
    readTokenLife(await workspace.client(profileId), signal),
});
