/** account.share, account.shareV1, principal.search and group.members */
import type { sharingOperations } from '../../contract';
import { groupMembers, searchPrincipals, share, shareV1 } from '../writing';
import type { Handlers, Services } from './types';

export const sharingHandlers = (services: Services): Handlers<keyof typeof sharingOperations> => ({
  'account.share': (request, context) => share(services, request, context),
  'account.shareV1': (request, context) => shareV1(services, request, context),
  'principal.search': (request, { signal }) => searchPrincipals(services, request, signal),
  'group.members': (request, { signal }) => groupMembers(services, request, signal),
});
