/** What an operation is, and the types derived from it. */
import { z } from 'zod';
import type { Result } from './errors';

/** `read` changes nothing; `write` changes something; `destructive` removes something that cannot be brought back. */
export type Effect = 'read' | 'write' | 'destructive';

/** What the effect acts on. An instance's guard rules over `domo` alone: Latchkey's own records are always the user's. */
export type Target = 'domo' | 'latchkey';

export interface Operation<Request extends z.ZodType, Response extends z.ZodType> {
  readonly effect: Effect;
  readonly on: Target;
  /** What it does, in one line: command line help, documentation. */
  readonly about: string;
  readonly request: Request;
  readonly response: Response;
}

/** Declares one operation. Main, renderer and command line derive everything else from it. */
export const operation = <Request extends z.ZodType, Response extends z.ZodType>(
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
  phase: z.enum(['queued', 'accounts', 'oauth', 'providers', 'details', 'waiting', 'done']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** When Domo asked to slow down: epoch ms at which requests go on. Null otherwise. */
  waitingUntil: z.number().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

/** The envelope of a call: the one thing that crosses the one channel towards main. */
export const callSchema = z.strictObject({
  callId: z.string().min(1).max(100),
  operation: z.string().max(100),
  request: z.unknown(),
});
export type Call = z.infer<typeof callSchema>;

/** What main tells the window without being asked. */
export const eventSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('progress'), callId: z.string(), progress: progressSchema }),
  z.strictObject({ event: z.literal('statusChanged') }),
  z.strictObject({ event: z.literal('profilesChanged') }),
  /** What was read of a profile changed; null means several. */
  z.strictObject({ event: z.literal('inventoryChanged'), profileId: z.string().nullable() }),
]);
export type LatchkeyEvent = z.infer<typeof eventSchema>;

/** What the preload puts on `window.latchkey`. It names no operation. */
export interface Bridge {
  call(call: Call): Promise<Result<unknown>>;
  cancel(callId: string): void;
  subscribe(listener: (event: unknown) => void): () => void;
}
