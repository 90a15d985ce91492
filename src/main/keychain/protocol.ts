/** What main and the keychain's process say to each other. */
import { z } from 'zod';

export const keychainRequestSchema = z.discriminatedUnion('method', [
  z.strictObject({
    id: z.number(),
    method: z.literal('get'),
    service: z.string(),
    account: z.string(),
  }),
  z.strictObject({
    id: z.number(),
    method: z.literal('set'),
    service: z.string(),
    account: z.string(),
    value: z.string(),
  }),
  z.strictObject({
    id: z.number(),
    method: z.literal('delete'),
    service: z.string(),
    account: z.string(),
  }),
]);
export type KeychainRequest = z.infer<typeof keychainRequestSchema>;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type KeychainCommand = WithoutId<KeychainRequest>;

export const keychainAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.number(), ok: z.literal(true), value: z.string().nullable() }),
  /** `error` is the keychain's own text; it names no secret. */
  z.strictObject({ id: z.number(), ok: z.literal(false), error: z.string() }),
]);
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>;
