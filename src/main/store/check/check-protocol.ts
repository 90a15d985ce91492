/** What main and the process that checks a store say to each other. */
import { z } from 'zod';

/**
 * `start` reads what a start may read, and all of a small store; `quick` reads everything once; `full` also compares every
 * index with its table, which takes longer.
 */
export type CheckDepth = 'start' | 'quick' | 'full';

/** Not validated, because only main can send to this process. HOLDS THE KEY. */
export type StoreCheckRequest = {
  /** Absolute path of the store. */
  readonly file: string;
  /** 32 bytes as hex. */
  readonly key: string;
  /** Other programs come first. */
  readonly isBackground?: boolean;
} & (StoreCheckDepth | StoreSalvage);

export interface StoreCheckDepth {
  readonly depth: CheckDepth;
}

/** What can be read goes into a new store there: an absolute path. */
export interface StoreSalvage {
  readonly salvageInto: string;
}

/** What a store holds. */
export const storeContentsSchema = z.strictObject({
  instances: z.number().int(),
  /** With OAuth accounts. */
  accounts: z.number().int(),
  /** When the newest list was read: epoch ms. Null if none was. */
  readAt: z.number().nullable(),
});
export type StoreContents = z.infer<typeof storeContentsSchema>;

/** `reading` comes first: a process that dies after it died of what it read. */
export const storeCheckMessageSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('reading') }),
  z.strictObject({
    state: z.literal('good'),
    contents: storeContentsSchema.nullable(),
    /** Rows that are not as Latchkey wrote them; only a full check counts them. */
    changedRows: z.number().int(),
    /** How many tables lack rows or have earlier ones; only a full check counts them. */
    incompleteTables: z.number().int(),
  }),
  z.strictObject({
    state: z.literal('damaged'),
    /** How many damaged pages and rows SQLite named, up to 100; null when it could not read that far. */
    places: z.number().int().nullable(),
  }),
  /** The answer to `salvageInto`. */
  z.strictObject({
    state: z.literal('salvaged'),
    /** See `describeFileState`: the file that was read. */
    readFrom: z.string(),
    /** Sentences that say what is missing. */
    note: z.string(),
  }),
  /** The answers to `salvageInto` where there is no new store: why. */
  z.strictObject({
    state: z.literal('notSalvaged'),
    /** `nothing`: nothing can be read. `failed`: another time, it may succeed. */
    why: z.enum(['diskFull', 'nothing', 'failed']),
  }),
  /** It could not be read for another reason: it is busy, or not there. */
  z.strictObject({ state: z.literal('unknown') }),
]);

export type StoreCheckMessage = z.infer<typeof storeCheckMessageSchema>;
export type SalvageReport = Extract<StoreCheckMessage, { state: 'salvaged' }>;
export type NotSalvaged = Extract<StoreCheckMessage, { state: 'notSalvaged' }>['why'];

/** The result of a check. `unknown`: the check could not be made, so the store stays where it is. */
export type StoreReport = Exclude<
  StoreCheckMessage,
  { state: 'reading' | 'salvaged' | 'notSalvaged' }
>;
export type StoreHealth = StoreReport['state'];
