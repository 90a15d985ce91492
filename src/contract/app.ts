/** The application itself: what state it is in, and what only a desktop can do. */
import { z } from 'zod';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { profileIdSchema } from './profile';

export const keychainStateSchema = z.enum([
  'opening',
  'unlocked',
  'locked',
  'missing',
  'hanging',
  'crashed',
  'replaced',
]);
export type KeychainState = z.infer<typeof keychainStateSchema>;

export const appStatusSchema = z.strictObject({
  version: z.string(),
  /** Version of the Electron runtime; null on the command line. */
  electron: z.string().nullable(),
  /** True on the runtime that is for evaluation alone. */
  evaluation: z.boolean(),
  platform: z.string(),
  keychain: z.strictObject({ state: keychainStateSchema, problem: problemSchema.nullable() }),
  store: z.strictObject({
    /** `memory`: nothing is kept after quit. */
    state: z.enum(['opening', 'file', 'memory']),
    /** Why the store is not the usual file, or what happened to the file. */
    problem: problemSchema.nullable(),
  }),
  /** The data folder. */
  home: z.string(),
});
export type AppStatus = z.infer<typeof appStatusSchema>;

export const appOperations = {
  'app.status': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Versions, and the state of keychain and store.',
    errors: [],
    request: z.strictObject({}),
    response: appStatusSchema,
  }),
  'app.retryKeychain': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Tries the keychain again, and opens the store with it.',
    errors: [],
    request: z.strictObject({}),
    response: appStatusSchema,
  }),
  'app.chooseExportFile': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Asks the user where to write an export. Needs the window.',
    errors: ['needsWindow'],
    request: z.strictObject({ suggestedName: z.string().min(1).max(200) }),
    response: z.strictObject({ file: z.string().nullable() }),
  }),
  'app.showFile': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Shows an exported file in the file manager. Needs the window.',
    errors: ['needsWindow'],
    request: z.strictObject({ file: z.string().min(1).max(4096) }),
    response: z.strictObject({}),
  }),
  'app.openInDomo': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: "Opens an instance's page of accounts in the system browser. Needs the window.",
    errors: ['notFound', 'needsWindow'],
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({}),
  }),
} as const;

/** What the user decides for all of Latchkey and main has to know. */

export const settingsSchema = z.strictObject({
  /** Days that snapshots are kept; null: for good. The newest of an instance is kept whatever its age. */
  keepSnapshotsDays: z.number().int().min(1).max(3650).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsOperations = {
  'settings.get': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'The settings.',
    errors: [],
    request: z.strictObject({}),
    response: settingsSchema,
  }),
  'settings.update': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Changes settings; snapshots that are too old by then are removed.',
    errors: [],
    request: settingsSchema.partial(),
    response: settingsSchema,
  }),
} as const;
