/** Handlers of rotation.* */
import type { rotationOperations } from '../../../contract';
import { findSameSecret } from '../../bulk/find-same-secret';
import { listSecretFields } from '../../bulk/secret-fields';
import type { Handlers, HandlerServices } from './handler-types';

export const rotationHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof rotationOperations> => ({
  'rotation.fields': ({ like }, { signal }) => listSecretFields(services, like, signal),
  'rotation.find': (request, { signal }) => findSameSecret(services, request, signal),
});
