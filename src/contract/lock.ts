/** The lock of Latchkey's window: its state, and what sets it up, locks and unlocks. */
import { z } from 'zod';
import { defineOperation } from './operation';
import { MIN_PASSPHRASE_LENGTH } from './zod-free';

/** MAY HOLD SECRETS: it is never logged, recorded or sent. */
const passphraseSchema = z.string().min(1).max(1000);
const newPassphraseSchema = z.string().min(MIN_PASSPHRASE_LENGTH).max(1000);

export const lockStatusSchema = z.strictObject({
  /** `off`: no passphrase was set, so Latchkey never locks. */
  state: z.enum(['off', 'unlocked', 'locked']),
  /** Minutes without input after which Latchkey locks. */
  idleMinutes: z.number().int().min(1).max(240),
  /** True if the system can ask for a fingerprint instead of the passphrase. */
  systemPrompt: z.boolean(),
  /** Ms until another passphrase can be tried; 0 if it can be tried now. */
  retryAfterMs: z.number().int().nonnegative(),
  /** False if setting or removing the passphrase was interrupted: some tokens can be read without it until the next unlocking. */
  sealsAll: z.boolean(),
  /** True if setting the passphrase was interrupted before the recovery code was shown. */
  recoveryUnseen: z.boolean(),
});
export type LockStatus = z.infer<typeof lockStatusSchema>;

export const lockOperations = {
  'lock.status': defineOperation({
    effect: 'read',
    on: 'app',
    whileLocked: true,
    about: 'Whether Latchkey is locked, and when it locks.',
    errors: ['needsWindow', 'storeDamaged'],
    request: z.strictObject({}),
    response: lockStatusSchema,
  }),
  'lock.now': defineOperation({
    effect: 'write',
    on: 'app',
    whileLocked: true,
    about: 'Locks Latchkey. Running jobs go on. Needs the window.',
    errors: ['needsWindow'],
    request: z.strictObject({}),
    response: lockStatusSchema,
  }),
  'lock.unlock': defineOperation({
    effect: 'write',
    on: 'app',
    whileLocked: true,
    about: 'Unlocks Latchkey with the passphrase or the recovery code. Needs the window.',
    errors: ['needsWindow', 'wrongPassphrase', 'storeDamaged', 'cannotWriteFile'],
    request: z.strictObject({
      /** The passphrase or the recovery code; null: the system asks for a fingerprint. */
      passphrase: passphraseSchema.nullable(),
    }),
    response: lockStatusSchema,
  }),
  'lock.setPassphrase': defineOperation({
    effect: 'write',
    on: 'latchkey',
    about: 'Sets or changes the passphrase that unlocks Latchkey. Needs the window.',
    errors: ['needsWindow', 'wrongPassphrase'],
    request: z.strictObject({
      passphrase: newPassphraseSchema,
      /** The present passphrase or recovery code; null if none is set. */
      current: passphraseSchema.nullable(),
    }),
    response: z.strictObject({
      /** MAY HOLD SECRETS: unlocks Latchkey too. Shown once, for the recovery sheet. */
      recoveryCode: z.string(),
    }),
  }),
  'lock.removePassphrase': defineOperation({
    effect: 'destructive',
    on: 'latchkey',
    about: 'Removes the passphrase: Latchkey no longer locks. Needs the window.',
    errors: ['needsWindow', 'wrongPassphrase'],
    request: z.strictObject({ current: passphraseSchema }),
    response: lockStatusSchema,
  }),
  'lock.setIdleMinutes': defineOperation({
    effect: 'write',
    on: 'app',
    about: 'Sets after how many minutes without input Latchkey locks. Needs the window.',
    errors: ['needsWindow', 'cannotWriteFile'],
    request: z.strictObject({ idleMinutes: lockStatusSchema.shape.idleMinutes }),
    response: lockStatusSchema,
  }),
} as const;
