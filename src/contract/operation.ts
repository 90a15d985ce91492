/** What an operation is, and the types derived from it. */
import { z } from 'zod';
import { problemSchema, type ProblemCode, type Result } from './errors';
import { latchkeyLinkSchema, menuItemSchema } from './window-events';

/** `read` changes nothing; `write` changes something; `destructive` removes something for good. */
export type OperationEffect = 'read' | 'write' | 'destructive';

/**
 * What the effect acts on: `domo`, an instance; `latchkey`, records in Latchkey's store; `app`, the program and its
 * desktop, without the store. An instance's guard applies only to `domo`.
 */
export type OperationTarget = 'domo' | 'latchkey' | 'app';

/** What an operation does in Domo. `docs/routes.md` shows it. */
export interface OperationAtDomo {
  /** Functions of Domo's own library that it replaces (domo-api 2.1). Empty for a supporting route (domo-api 2.2). */
  readonly seed: readonly string[];
  /** Every request that it may send, such as `GET /api/data/v1/accounts`, with its purpose if there are several. */
  readonly routes: readonly string[];
}

export interface Operation<Request extends z.ZodType, Response extends z.ZodType> {
  readonly effect: OperationEffect;
  readonly on: OperationTarget;
  /** True if it may run while Latchkey is locked. */
  readonly whileLocked?: true;
  /** What it does, in one line, for the help of the command line and the documentation. */
  readonly about: string;
  /**
   * Codes that it can end with in addition to those that follow from `on` and `effect`. `problemCodesOf` adds both up.
   */
  readonly errors: readonly ProblemCode[];
  /** Only for operations on Domo. */
  readonly domo?: OperationAtDomo;
  readonly request: Request;
  readonly response: Response;
}

/** Declares one operation. Main, the window and the command line derive everything else from it. */
export const defineOperation = <Request extends z.ZodType, Response extends z.ZodType>(
  declaration: Operation<Request, Response>,
): Operation<Request, Response> => declaration;

export type AnyOperation = Operation<z.ZodType, z.ZodType>;
export type AnyContract = Readonly<Record<string, AnyOperation>>;

/** The request as a caller may write it: fields with a default may be left out. */
export type RequestOf<O extends AnyOperation> = z.input<O['request']>;
/** The request as a handler gets it: defaults are filled in. */
export type ParsedRequestOf<O extends AnyOperation> = z.output<O['request']>;
export type ResponseOf<O extends AnyOperation> = z.output<O['response']>;

/** How far a long operation is. Counts are whole numbers; `total` is null until it is known. */
export const progressSchema = z.strictObject({
  /** Of the profile; of an export, the name of its table. */
  profileId: z.string(),
  phase: z.enum([
    'queued',
    'accounts',
    'oauth',
    'providers',
    'search',
    'details',
    'creating',
    'publishing',
    'writing',
    'done',
  ]),
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** Epoch ms at which requests continue after Domo asked to slow down. Null if it did not. */
  waitingUntil: z.number().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

/** A call with its envelope, as it crosses the channel from the page to main. */
export const operationCallSchema = z.strictObject({
  callId: z.string().min(1).max(100),
  operation: z.string().max(100),
  request: z.unknown(),
});
export type OperationCall = z.infer<typeof operationCallSchema>;

/** Items of a long list of an answer. `path`: the names that lead from the value of the answer to the list. */
const listPartSchema = z.strictObject({
  path: z.array(z.string()),
  /** Of an answer that was validated as a whole. */
  items: z.array(z.unknown()),
});
export type ListPart = z.infer<typeof listPartSchema>;

/** Events that main sends to the window. */
export const latchkeyEventSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('progress'), callId: z.string(), progress: progressSchema }),
  /** Comes before the answer of this call. */
  z.strictObject({ event: z.literal('listPart'), callId: z.string(), part: listPartSchema }),
  z.strictObject({ event: z.literal('statusChanged') }),
  z.strictObject({ event: z.literal('profilesChanged') }),
  /** Stored data of a profile changed; null means of several. */
  z.strictObject({ event: z.literal('inventoryChanged'), profileId: z.string().nullable() }),
  /** A write began, or its outcome became known. */
  z.strictObject({ event: z.literal('activityChanged') }),
  /** The user followed a `latchkey://` link. */
  z.strictObject({ event: z.literal('linkOpened'), link: latchkeyLinkSchema }),
  /** The user followed a link that Latchkey does not know. */
  z.strictObject({ event: z.literal('linkRefused'), problem: problemSchema }),
  /** A job ended that an earlier page started: see `app.endedJobs`. */
  z.strictObject({ event: z.literal('jobEnded') }),
  z.strictObject({ event: z.literal('menuChosen'), item: menuItemSchema }),
]);
export type LatchkeyEvent = z.infer<typeof latchkeyEventSchema>;

/** `parts`: how many `listPart` events have the items of its lists that are empty here. Absent: all is in it. */
export type BridgeAnswer = Result<unknown> & { readonly parts?: number };

/** The object `window.latchkey`, which the preload script adds. It names no operation. */
export interface LatchkeyBridge {
  call(call: OperationCall): Promise<BridgeAnswer>;
  cancel(callId: string): void;
  subscribe(listener: (event: unknown) => void): () => void;
}
