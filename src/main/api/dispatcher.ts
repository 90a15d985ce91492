/** From a call to a Result: find the operation, validate, guard, run, validate again. No Electron here. */
import { z } from 'zod';
import {
  operationCallSchema,
  createProblem,
  toProblem,
  type AnyContract,
  type AnyOperation,
  type Guard,
  type Problem,
  type Result,
} from '../../contract';
import { ownProperty } from '../../contract/zod-free';
import { RunningCalls } from './running-calls';
import type { CallContext } from '../call-context';
import { checkGuard, writesToDomo } from './guard';
import { requestBoundsProblem } from './request-bounds';

export type AnyHandler = (request: never, context: CallContext) => Promise<unknown>;

export interface GuardRefusal {
  readonly operation: string;
  readonly request: unknown;
  readonly source: CallContext['source'];
  readonly problem: Problem;
}

export interface DispatcherOptions {
  readonly contract: AnyContract;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** The guard of a profile, or null when there is no such profile. */
  readonly guardOf: (profileId: string) => Promise<{ guard: Guard; label: string } | null>;
  /** While true, only operations that may run `whileLocked` are answered. Calls under way go on. */
  readonly isLocked?: () => boolean;
  /** Told of a write that the guard refused. */
  readonly onGuardRefusal?: (refused: GuardRefusal) => Promise<void>;
  /** Told of failures that are ours, for a developer's eyes: operation and kind of error, never its text. */
  readonly onUnexpected?: (operation: string, error: unknown) => void;
}

export interface Dispatcher {
  /** Never rejects. */
  dispatch(
    call: unknown,
    context: Pick<CallContext, 'source'> & {
      progress?: (callId: string, progress: Parameters<CallContext['progress']>[0]) => void;
    },
  ): Promise<Result<unknown>>;
  cancel(callId: string): void;
  cancelAll(): void;
  /** Names of the operations that are under way. */
  readonly runningOperations: () => readonly string[];
  /** Resolves when no call is under way, or after `limit` ms. */
  waitUntilIdle(limit: number): Promise<void>;
}

const toRefusal = (refusal: Problem): Result<never> => ({ ok: false, problem: refusal });

/** Who cancelled is told so, unless it may have happened all the same. */
function toCallProblem(error: unknown, { aborted }: AbortSignal): Problem {
  const own = toProblem(error);
  if (!aborted || own.code === 'outcomeUnknown') return own;
  return createProblem('cancelled', 'It was cancelled.');
}

const profileRequestSchema = z.looseObject({ profileId: z.string() });

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const calls = new RunningCalls();

  const find = (name: string): { operation: AnyOperation; handler: AnyHandler } | null => {
    const operation = ownProperty(options.contract, name);
    const handler = ownProperty(options.handlers, name);
    return operation && handler ? { operation, handler } : null;
  };

  async function guard(
    name: string,
    operation: AnyOperation,
    request: unknown,
    source: CallContext['source'],
  ): Promise<void> {
    if (!writesToDomo(operation)) return;
    const profile = await options.guardOf(profileRequestSchema.parse(request).profileId);
    if (!profile) return;
    try {
      checkGuard(operation, profile, request);
    } catch (error) {
      const refused = { operation: name, request, source, problem: toProblem(error) };
      // A refusal stands, whether it can be recorded or not.
      await options.onGuardRefusal?.(refused).catch(() => undefined);
      throw error;
    }
  }

  async function run(
    name: string,
    found: { operation: AnyOperation; handler: AnyHandler },
    request: unknown,
    context: CallContext,
  ): Promise<Result<unknown>> {
    const { operation, handler } = found;
    const unreadable = requestBoundsProblem(request);
    if (unreadable) return toRefusal(unreadable);
    const parsed = operation.request.safeParse(request);
    if (!parsed.success) return toRefusal(invalidRequestProblem(name, parsed.error));
    try {
      await guard(name, operation, parsed.data, context.source);
      // Cancelled before it began: nothing may leave any more.
      context.signal.throwIfAborted();
      const value = await handler(parsed.data as never, context);
      // What leaves is held to the contract too: a field that is not declared never crosses.
      return { ok: true, value: operation.response.parse(value) };
    } catch (error) {
      const raised = toCallProblem(error, context.signal);
      if (raised.code === 'unexpected') options.onUnexpected?.(name, error);
      return toRefusal(raised);
    }
  }

  /** Of a whole call: what its handler asks for in turn has the same source, signal and progress. */
  function contextOf(base: Omit<CallContext, 'call'>): CallContext {
    const context: CallContext = {
      ...base,
      call: async (name, request) => {
        const found = find(name);
        const result = found
          ? run(name, found, request, context)
          : toRefusal(unknownOperationProblem(name));
        // What `run` answers was parsed by the response schema of this very operation.
        return (await result) as Awaited<ReturnType<typeof context.call<typeof name>>>;
      },
    };
    return context;
  }

  return {
    async dispatch(call, { source, progress }) {
      const envelope = operationCallSchema.safeParse(call);
      if (!envelope.success) {
        return toRefusal(
          createProblem('invalidRequest', 'The call has no id, operation or request.'),
        );
      }
      const { callId, operation: name, request } = envelope.data;
      const found = find(name);
      if (!found) return toRefusal(unknownOperationProblem(name));
      if (options.isLocked?.() === true && found.operation.whileLocked !== true) {
        return toRefusal(createProblem('locked', 'Latchkey is locked.'));
      }
      const signal = calls.begin(callId, name);
      if (!signal) return toRefusal(createProblem('invalidRequest', 'The call id is in use.'));
      try {
        const context = contextOf({
          source,
          signal,
          progress: (value) => progress?.(callId, value),
        });
        return await run(name, found, request, context);
      } finally {
        calls.end(callId);
      }
    },
    cancel: (callId) => {
      calls.cancel(callId);
    },
    cancelAll: () => {
      calls.cancelAll();
    },
    runningOperations: () => calls.operationNames(),
    waitUntilIdle: (limit) => calls.waitUntilIdle(limit),
  };
}

/** Calls that are refused before any handler sees them. */

export const unknownOperationProblem = (name: string): Problem =>
  createProblem('unknownOperation', `There is no operation ${JSON.stringify(name)}.`);

const MAX_REASON_LENGTH = 300;

/** Says which part of a request is wrong. Values are left out: one of them may be a token. */
export function invalidRequestProblem(operation: string, error: z.ZodError): Problem {
  const parts = error.issues.slice(0, 5).map((issue) => {
    const path = issue.path.map(String).join('.');
    const reason = path === '' ? issue.message : `${path}: ${issue.message}`;
    // A message lists every unknown field, and a path has names of any length.
    return reason.length > MAX_REASON_LENGTH ? `${reason.slice(0, MAX_REASON_LENGTH)}…` : reason;
  });
  return createProblem(
    'invalidRequest',
    `The request of ${operation} is not right: ${parts.join('; ')}.`,
  );
}
