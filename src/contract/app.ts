/** The application itself: what state it is in, and what only a desktop can do. */
import { z } from 'zod';
import { problemSchema } from './errors';
import { operation } from './operation';
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

export const statusSchema = z.strictObject({
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
export type Status = z.infer<typeof statusSchema>;

export const appOperations = {
  'app.status': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'Versions, and the state of keychain and store.',
    request: z.strictObject({}),
    response: statusSchema,
  }),
  'app.retryKeychain': operation({
    effect: 'write',
    on: 'latchkey',
    about: 'Tries the keychain again, and opens the store with it.',
    request: z.strictObject({}),
    response: statusSchema,
  }),
  'app.chooseExportFile': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'Asks the user where to write an export. Needs the window.',
    request: z.strictObject({ suggestedName: z.string().min(1).max(200) }),
    response: z.strictObject({ file: z.string().nullable() }),
  }),
  'app.showFile': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'Shows an exported file in the file manager. Needs the window.',
    request: z.strictObject({ file: z.string().min(1).max(4096) }),
    response: z.strictObject({}),
  }),
  'app.openInDomo': operation({
    effect: 'read',
    on: 'latchkey',
    about: "Opens an instance's page of accounts in the system browser. Needs the window.",
    request: z.strictObject({ profileId: profileIdSchema }),
    response: z.strictObject({}),
  }),
} as const;
