/** The store's file: what happened to it, and whether it is whole. */
import { z } from 'zod';
import { appStatusSchema } from './app';
import { defineOperation } from './operation';

/** `unknown`: it could not be checked now. */
export const storeHealthSchema = z.enum(['good', 'damaged', 'unknown']);

export const setAsideStoreSchema = z.strictObject({
  /** Name of the file in the data folder. */
  name: z.string(),
  /** `damaged`: it could not be read. `replaced`: it gave way to one that was restored. */
  reason: z.enum(['damaged', 'replaced']),
  /** Epoch ms; null if its name has no time. */
  setAsideAt: z.number().nullable(),
  bytes: z.number().int(),
  /** Last change of its data: epoch ms. */
  changedAt: z.number(),
  /** `good`: the key in this keychain opens it, and it can be restored. */
  health: storeHealthSchema,
  /** What it holds. Null if it cannot be read, or if another version of Latchkey wrote it. */
  contents: z
    .strictObject({
      instances: z.number().int(),
      /** With OAuth accounts. */
      accounts: z.number().int(),
      /** When its newest list was read: epoch ms. Null if none was. */
      readAt: z.number().nullable(),
    })
    .nullable(),
});
export type SetAsideStore = z.infer<typeof setAsideStoreSchema>;

export const storeOperations = {
  'store.acknowledgeDamage': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Ends the message about a store that was damaged and replaced. Returns the status.',
    errors: [],
    request: z.strictObject({}),
    response: appStatusSchema,
  }),
  'store.check': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about:
      'Reads the whole store. Fails with storeDamaged if a part of it is damaged, and with cannotWriteFile if the backup of the instances is damaged and cannot be written again.',
    errors: [],
    request: z.strictObject({}),
    /** When the check ended: epoch ms. */
    response: z.strictObject({ goodAt: z.number() }),
  }),
  'store.setAside': defineOperation({
    effect: 'read',
    on: 'latchkey',
    about: 'Stores that were set aside, newest first, and whether they can be restored.',
    errors: [],
    request: z.strictObject({}),
    response: z.strictObject({ files: z.array(setAsideStoreSchema) }),
  }),
  'store.restore': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Restores a store that was set aside; sets the present one aside, and keeps its instances.',
    errors: ['notFound'],
    request: z.strictObject({ name: z.string().min(1).max(255) }),
    response: appStatusSchema,
  }),
} as const;
