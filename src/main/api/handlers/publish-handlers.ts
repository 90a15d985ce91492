/** Handlers of inventory.publish and its preview. */
import type { publishOperations } from '../../../contract';
import { previewTables } from '../../publish/preview-tables';
import { publishTables } from '../../publish/publish-tables';
import type { Handlers, HandlerServices } from './handler-types';

export const publishHandlers = (
  services: HandlerServices,
): Handlers<keyof typeof publishOperations> => ({
  'inventory.publishPreview': (request, { signal }) =>
    previewTables(services.workspace, request, signal),
  'inventory.publish': (request, context) => publishTables(services, request, context),
});
