/** Handlers of tokenAccounts.* and account.testDomoToken */
import type { tokenAccountOperations } from '../../../contract';
import { findTokenAccounts } from '../../bulk/token-accounts/find-token-accounts';
import { testDomoToken } from '../../bulk/token-accounts/try-domo-token';
import type { Handlers, HandlerServices } from './handler-types';

export const tokenAccountHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof tokenAccountOperations> => ({
  'tokenAccounts.find': (request, { signal }) => findTokenAccounts(services, request, signal),
  'account.testDomoToken': (request, { signal }) => testDomoToken(services, request, signal),
});
