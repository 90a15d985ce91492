/** Handlers of undo.*. */
import type { undoOperations } from '../../../contract';
import { applyUndo, findLatestUndoable, previewUndo } from '../../accounts';
import type { Handlers, HandlerServices } from './handler-types';

export const undoHandlers = (services: HandlerServices): Handlers<keyof typeof undoOperations> => ({
  'undo.latest': async () => ({
    entry: await findLatestUndoable(await services.workspace.store()),
  }),
  'undo.preview': (request, { signal }) => previewUndo(services, request, signal),
  'undo.apply': (request, context) => applyUndo(services, request, context),
});
