/** What can be made to go wrong (domo-api 9.3), as data: tests and the control port write the same. */
import { z } from 'zod';

/** How a fault tells when to come back. `seconds` and `date` are both in seconds from now. */
const retryAfterSchema = z
  .union([
    z.strictObject({ seconds: z.number().int() }),
    z.strictObject({ date: z.number().int() }),
    z.strictObject({ text: z.string() }),
  ])
  .nullable()
  .default(null);
export type RetryAfter = z.output<typeof retryAfterSchema>;

/** Which requests it strikes, and how often. */
const aim = {
  /** A route's name, or a path pattern with `*` and `**`. */
  route: z.string().min(1).default('**'),
  method: z.string().nullable().default(null),
  /** Lets this many matching requests pass first. */
  skip: z.number().int().nonnegative().default(0),
  /** Then strikes every n-th: 1 is each. */
  every: z.number().int().positive().default(1),
  /** Strikes this often, then is over. Null: until it is removed. */
  times: z.number().int().positive().nullable().default(null),
};

const kinds = [
  /** Waits before anything else happens, or with an answer that is made: it may be old then. Adds to other faults. */
  z.strictObject({
    ...aim,
    kind: z.literal('delay'),
    ms: z.number().nonnegative(),
    when: z.enum(['before', 'after']).default('before'),
  }),
  /** Like `delay`, until `release` or `clear` is called: for tests that wait for events and for no time. */
  z.strictObject({
    ...aim,
    kind: z.literal('hold'),
    when: z.enum(['before', 'after']).default('before'),
  }),
  /** Never answers. */
  z.strictObject({ ...aim, kind: z.literal('silent') }),
  /** 429 once more than `calls` came within `windowMs`. */
  z.strictObject({
    ...aim,
    kind: z.literal('rateLimit'),
    calls: z.number().int().nonnegative(),
    windowMs: z.number().positive(),
    retryAfter: retryAfterSchema,
  }),
  /** Any status, with the body of choice. */
  z.strictObject({
    ...aim,
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    as: z.enum(['json', 'html', 'nothing']).default('json'),
    retryAfter: retryAfterSchema,
  }),
  /** The allowlist refuses the caller: 200 and a page, or 303. */
  z.strictObject({ ...aim, kind: z.literal('blocked'), as: z.enum(['page', 'redirect']) }),
  /** 302 to /auth/index. */
  z.strictObject({ ...aim, kind: z.literal('loginRedirect') }),
  /** 200 and `{}`, or nothing at all. */
  z.strictObject({
    ...aim,
    kind: z.literal('empty'),
    as: z.enum(['object', 'nothing']).default('object'),
  }),
  /** Any body with any type and status. */
  z.strictObject({
    ...aim,
    kind: z.literal('body'),
    status: z.number().int().min(200).max(599).default(200),
    contentType: z.string(),
    text: z.string(),
  }),
  /** The true answer, cut off, with a length that fits: 200 and JSON that cannot be parsed. */
  z.strictObject({
    ...aim,
    kind: z.literal('truncated'),
    keep: z.number().min(0).max(1).default(0.5),
  }),
  /** Sends a part of the true answer and then resets the connection. */
  z.strictObject({ ...aim, kind: z.literal('reset'), keep: z.number().min(0).max(1).default(0.5) }),
  /** Sends the true answer in pieces with pauses. */
  z.strictObject({
    ...aim,
    kind: z.literal('drip'),
    pieces: z.number().int().positive(),
    pauseMs: z.number().nonnegative(),
  }),
  /** Does the work, then drops the connection before a byte is answered: the outcome stays unknown. */
  z.strictObject({ ...aim, kind: z.literal('loseAnswer') }),
  /** Does the work, then answers that it failed: 5xx and the change are there both. */
  z.strictObject({
    ...aim,
    kind: z.literal('failAfter'),
    status: z.number().int().min(500).max(599),
  }),
  /** Drops a request that comes on a connection already used: what a keep-alive race looks like. */
  z.strictObject({ ...aim, kind: z.literal('dropReused') }),
  /** Answers, then closes the connection once it was idle for so long, unannounced. */
  z.strictObject({ ...aim, kind: z.literal('dropIdle'), afterMs: z.number().nonnegative() }),
  /** An endless-looking valid array. `gzip`: of the same size once unpacked, tiny on the wire. */
  z.strictObject({
    ...aim,
    kind: z.literal('huge'),
    /** Size when unpacked. */
    bytes: z.number().int().positive(),
    gzip: z.boolean().default(false),
    /** Whether `Content-Length` tells the size (plain alone). */
    announced: z.boolean().default(false),
  }),
] as const;

export const faultSchema = z.discriminatedUnion('kind', kinds);
/** As a test writes it: everything but the kind and its own numbers may be left out. */
export type FaultSpec = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;
export type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>;
