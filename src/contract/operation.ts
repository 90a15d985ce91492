/** What an operation is, and the types derived from it. */
import { z } from 'zod';
import { problemSchema, type ProblemCode, type Result } from './errors';
import { latchkeyLinkSchema, menuItemSchema } from './window-events';

/** `read` changes nothing; `write` changes something; `destructive` removes a whole thing that cannot be brought back. */
export type OperationEffect = 'read' | 'write' | 'destructive';

/**
 * What the effect acts on: `domo`, an instance; `latchkey`, records in Latchkey's store; `app`, the program and its
 * desktop, without the store. An instance's guard applies only to `domo`.
 */
export type OperationTarget = 'domo' | 'latchkey' | 'app';

/** What an operation does at Domo: the source of `docs/routes.md`. */
export interface OperationAtDomo {
  /** Functions of Domo's own library that it stands for (domo-api 2.1). Empty for a supporting route (domo-api 2.2). */
  readonly seed: readonly string[];
  /** Everything that it may send, with what it is for where there are several: `GET /api/data/v1/accounts`. */
  readonly routes: readonly string[];
}

export interface Operation<Request extends z.ZodType, Response extends z.ZodType> {
  readonly effect: OperationEffect;
  readonly on: OperationTarget;
  /** What it does, in one line: command line help, documentation. */
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

/** Declares one operation. Main, renderer and command line derive everything else from it. */
export const defineOperation = <Request extends z.ZodType, Response extends z.ZodType>(
  declaration: Operation<Request, Response>,
): Operation<Request, Response> => declaration;

export type AnyOperation = Operation<z.ZodType, z.ZodType>;
export type AnyContract = Readonly<Record<string, AnyOperation>>;

/** What a caller may write (defaults may be left out). */
export type RequestOf<O extends AnyOperation> = z.input<O['request']>;
/** What a handler gets (defaults filled in). */
export type ParsedRequestOf<O extends AnyOperation> = z.output<O['request']>;
export type ResponseOf<O extends AnyOperation> = z.output<O['response']>;

/** How far long work has come. Counts are whole numbers; `total` is null until it is known. */
export const progressSchema = z.strictObject({
  profileId: z.string(),
  phase: z.enum([
    'queued',
    'accounts',
    'oauth',
    'providers',
    'details',
    'creating',
    'waiting',
    'done',
  ]),
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** When Domo asked to slow down: epoch ms at which requests go on. Null otherwise. */
  waitingUntil: z.number().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

/** The envelope of a call: the one thing that crosses the one channel towards main. */
export const operationCallSchema = z.strictObject({
  callId: z.string().min(1).max(100),
  operation: z.string().max(100),
  request: z.unknown(),
});
export type OperationCall = z.infer<typeof operationCallSchema>;

/** What main tells the window without being asked. */
export const latchkeyEventSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('progress'), callId: z.string(), progress: progressSchema }),
  z.strictObject({ event: z.literal('statusChanged') }),
  z.strictObject({ event: z.literal('profilesChanged') }),
  /** What was read of a profile changed; null means several. */
  z.strictObject({ event: z.literal('inventoryChanged'), profileId: z.string().nullable() }),
  /** A write was begun, or its outcome became known. */
  z.strictObject({ event: z.literal('activityChanged') }),
  /** Somebody followed a link to something in Latchkey. */
  z.strictObject({ event: z.literal('linkOpened'), link: latchkeyLinkSchema }),
  /** A link was followed that leads nowhere. */
  z.strictObject({ event: z.literal('linkRefused'), problem: problemSchema }),
  z.strictObject({ event: z.literal('menuChosen'), item: menuItemSchema }),
]);
export type LatchkeyEvent = z.infer<typeof latchkeyEventSchema>;

/** What the preload puts on `window.latchkey`. It names no operation. */
export interface LatchkeyBridge {
  call(call: OperationCall): Promise<Result<unknown>>;
  cancel(callId: string): void;
  subscribe(listener: (event: unknown) => void): () => void;
}
