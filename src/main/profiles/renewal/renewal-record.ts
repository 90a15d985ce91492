/**
 * What the keychain keeps of the renewal of a token, written before each step. With it, whoever goes on after a kill knows
 * which token is in use, which is the new one, and which name a token has that nobody has the value of.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { describeDay } from '../../../contract/instants';

/** Fingerprints of tokens that were in use before, the latest last: accounts may still hold them. */
const replacedSchema = z.array(z.string()).default([]);

const knownTokenSchema = z.strictObject({ id: z.string(), name: z.string() });

const recordSchema = z.discriminatedUnion('step', [
  /** It is being created. If it was, its value is lost. */
  z.strictObject({
    step: z.literal('creating'),
    name: z.string(),
    oldDigest: z.string(),
    /** The one in use, as Domo lists it; null: not known which. */
    old: knownTokenSchema.nullable(),
    leftovers: z.array(z.string()),
    replaced: replacedSchema,
  }),
  /** It was created, and may be the one in use by now. HOLDS A SECRET. */
  z.strictObject({
    step: z.literal('kept'),
    name: z.string(),
    id: z.string(),
    token: z.string(),
    /** Epoch ms. */
    expires: z.number(),
    oldDigest: z.string(),
    old: knownTokenSchema.nullable(),
    leftovers: z.array(z.string()),
    replaced: replacedSchema,
  }),
  /** It is the one in use. */
  z.strictObject({
    step: z.literal('done'),
    name: z.string(),
    id: z.string(),
    newDigest: z.string(),
    leftovers: z.array(z.string()),
    replaced: replacedSchema,
  }),
]);
export type RenewalRecord = z.infer<typeof recordSchema>;
export type KeptRenewal = Extract<RenewalRecord, { step: 'kept' }>;

/** Names of tokens that Domo did not list, and may list later. The oldest are dropped. */
const MAX_LEFTOVERS = 20;

const MAX_REPLACED = 20;

/** Null for an entry that Latchkey did not write. */
export function parseRenewal(entry: string | null): RenewalRecord | null {
  if (entry === null) return null;
  try {
    return recordSchema.parse(JSON.parse(entry));
  } catch {
    return null;
  }
}

export const toRenewalEntry = (record: RenewalRecord): string =>
  JSON.stringify({
    ...record,
    leftovers: record.leftovers.slice(-MAX_LEFTOVERS),
    replaced: record.replaced.slice(-MAX_REPLACED),
  });

export const digestToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** No other token has it, so a token of this name is the one that a renewal made. */
export const newTokenName = (now: number): string =>
  `Latchkey ${describeDay(now)} ${randomBytes(4).toString('hex')}`;
