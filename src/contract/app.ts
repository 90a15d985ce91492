/** The app itself: its state, what only a desktop can do, and the settings. */
import { z } from 'zod';
import { problemSchema } from './errors';
import { defineOperation } from './operation';
import { publishedTableSchema } from './publish';
import { profileIdSchema } from './profile';
import { lastCheckSchema } from './store-checks';

export const keychainStateSchema = z.enum([
  'opening',
  'unlocked',
  'locked',
  'missing',
  'withoutKeyring',
  'hanging',
  'crashed',
  'replaced',
]);
export type KeychainState = z.infer<typeof keychainStateSchema>;

export const appStatusSchema = z.strictObject({
  version: z.string(),
  /** Version of the Electron runtime; null on the command line. */
  electron: z.string().nullable(),
  /** True on the runtime that is only for evaluation. */
  evaluation: z.boolean(),
  platform: z.string(),
  keychain: z.strictObject({ state: keychainStateSchema, problem: problemSchema.nullable() }),
  store: z.strictObject({
    /** `memory`: everything is lost when Latchkey quits. */
    state: z.enum(['opening', 'file', 'memory']),
    /** Why the store is not the usual file, or what happened to the file. */
    problem: problemSchema.nullable(),
    /** The last check of all pages and rows. */
    lastCheck: lastCheckSchema,
  }),
  /** The data folder. */
  home: z.string(),
});
export type AppStatus = z.infer<typeof appStatusSchema>;

export const appOperations = {
  'app.status': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Versions, and the state of the keychain and the store.',
    errors: [],
    request: z.strictObject({}),
    response: appStatusSchema,
  }),
  'app.retryKeychain': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Tries to open the keychain again, and then the store.',
    errors: [],
    request: z.strictObject({}),
    response: appStatusSchema,
  }),
  'app.chooseExportFile': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Asks the user where to save an export. Needs the window.',
    errors: ['needsWindow'],
    request: z.strictObject({ suggestedName: z.string().min(1).max(200) }),
    response: z.strictObject({
      /** Absolute. Null if the user cancelled the dialog. */
      file: z.string().nullable(),
    }),
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
    about:
      "Opens an instance's accounts page, or the DataSet of a published table, in the system browser. Needs the window.",
    errors: ['notFound', 'needsWindow'],
    request: z.strictObject({
      profileId: profileIdSchema,
      table: publishedTableSchema.optional(),
    }),
    response: z.strictObject({}),
  }),
} as const;

/** Settings for all of Latchkey that main needs to know. */
export const settingsSchema = z.strictObject({
  /** How many days snapshots are kept; null: forever. The newest one of each instance is always kept. */
  keepSnapshotsDays: z.number().int().min(1).max(3650).nullable(),
  /** After so many days a full sync reads every account, also those that the activity log does not name. */
  verifyDays: z.number().int().min(1).max(365),
  /** Whether the system shows how a long job ended while the window was not in front. */
  notifyAfterJobs: z.boolean(),
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
    about: 'Changes settings, then removes snapshots that are too old for them.',
    errors: [],
    request: settingsSchema.partial(),
    response: settingsSchema,
  }),
} as const;
