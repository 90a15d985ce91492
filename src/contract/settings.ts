/** What the user decides for all of Latchkey and main has to know. */
import { z } from 'zod';
import { operation } from './operation';

export const settingsSchema = z.strictObject({
  /** Days that snapshots are kept; null: for good. The newest of an instance is kept whatever its age. */
  keepSnapshotsDays: z.number().int().min(1).max(3650).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsOperations = {
  'settings.get': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'The settings.',
    request: z.strictObject({}),
    response: settingsSchema,
  }),
  'settings.update': operation({
    effect: 'write',
    on: 'latchkey',
    about: 'Changes settings; snapshots that are too old by then are removed.',
    request: settingsSchema.partial(),
    response: settingsSchema,
  }),
} as const;
