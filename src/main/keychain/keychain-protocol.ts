/** The messages between main and the keychain's process. */
import { z } from 'zod';

/** Not validated, because only main can send to this process. */
export type KeychainRequest = { readonly id: number } & (
  | { readonly method: 'get' | 'delete'; readonly service: string; readonly account: string }
  | {
      readonly method: 'set';
      readonly service: string;
      readonly account: string;
      readonly value: string;
    }
);

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type KeychainCommand = WithoutId<KeychainRequest>;

export const keychainResponseSchema = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.number(), ok: z.literal(true), value: z.string().nullable() }),
  /** `error` is the keychain's own text; it names no secret. */
  z.strictObject({ id: z.number(), ok: z.literal(false), error: z.string() }),
]);
export type KeychainResponse = z.infer<typeof keychainResponseSchema>;
