/** Undoing a write: a new write of the values that the activity recorded before it, shown before it is sent. */
import { z } from 'zod';
import { accountKeySchema } from './account';
import { activityEntrySchema } from './activity';
import { defineOperation } from './operation';

/** One value that an undo would write. Null: no access. */
export const undoneChangeSchema = z.strictObject({
  what: z.string(),
  now: z.string().nullable(),
  next: z.string().nullable(),
});
export type UndoneChange = z.infer<typeof undoneChangeSchema>;

const entryIdSchema = z.string().min(1).max(100);

export const undoOperations = {
  'undo.latest': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Finds the latest write of the window that is neither an undo nor undone.',
    errors: [],
    request: z.strictObject({}),
    response: z.strictObject({ entry: activityEntrySchema.nullable() }),
  }),
  'undo.preview': defineOperation({
    effect: 'read',
    on: 'domo',
    about: 'Reads what Domo has now, and says what undoing a write of the activity would change.',
    errors: ['cannotUndo', 'changedSinceRead', 'getFailed', 'noMatch', 'forbidden'],
    domo: { seed: [], routes: ['the routes of account.get, account.config or account.accessList'] },
    request: accountKeySchema.extend({ entryId: entryIdSchema }),
    response: z.strictObject({
      changes: z.array(undoneChangeSchema),
      /** Fields of the write that stay as they are, and why. */
      left: z.array(z.strictObject({ what: z.string(), why: z.string() })),
      readAt: z.number(),
    }),
  }),
  'undo.apply': defineOperation({
    effect: 'write',
    on: 'domo',
    about: 'Undoes a write of the activity by a new write, if Domo still has what was written.',
    errors: [
      'cannotUndo',
      'changedSinceRead',
      'getFailed',
      'noMatch',
      'forbidden',
      'crudFailed',
      'configRejected',
      'alreadyShared',
      'shareFailed',
    ],
    domo: {
      seed: [],
      routes: ['the routes of account.rename, account.updateConfig or account.share'],
    },
    request: accountKeySchema.extend({ entryId: entryIdSchema }),
    response: z.strictObject({ undone: accountKeySchema }),
  }),
} as const;
