/** account.share, account.shareV1 and principal.search */
import type { sharingOperations } from '../../contract';
import { searchPrincipals, share, shareV1 } from '../writing';
import type { Handlers, Services } from './types';

export const sharingHandlers = (services: Services): Handlers<keyof typeof sharingOperations> => ({
  'account.share': (request, context) => share(services, request, context),
  'account.shareV1': (request, context) => shareV1(services, request, context),
  'principal.search': (request, { signal }) => searchPrincipals(services, request, signal),
});
