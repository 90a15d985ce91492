/** From a call to a Result: find the operation, validate, guard, run, validate again. No Electron here. */
import { z } from 'zod';
import {
  callSchema,
  problem,
  problemOf,
  type AnyContract,
  type AnyOperation,
  type Guard,
  type Problem,
  type Result,
} from '../../contract';
import { own } from '../../contract/own';
import { Calls } from './calls';
import type { CallContext } from './context';
import { checkGuard, writesToDomo } from './guard';
import { requestProblem, unknownOperation, unnamable } from './refusals';

export type AnyHandler = (request: never, context: CallContext) => Promise<unknown>;

export interface Guarded {
  readonly operation: string;
  readonly request: unknown;
  readonly source: CallContext['source'];
  readonly problem: Problem;
}

export interface DispatchOptions {
  readonly contract: AnyContract;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** The guard of a profile, or null when there is no such profile. */
  readonly guardOf: (profileId: string) => Promise<{ guard: Guard; label: string } | null>;
  /** Told of a write that the guard refused. */
  readonly onGuarded?: (refused: Guarded) => Promise<void>;
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
  readonly underWay: () => readonly string[];
  /** Resolves when no call is under way, or after `limit` ms. */
  idle(limit: number): Promise<void>;
}

const refuse = (refusal: Problem): Result<never> => ({ ok: false, problem: refusal });

/** Who cancelled is told so, unless it may have happened all the same. */
function raisedBy(error: unknown, { aborted }: AbortSignal): Problem {
  const own = problemOf(error);
  if (!aborted || own.code === 'outcomeUnknown') return own;
  return problem('cancelled', 'It was cancelled.');
}

const carriesProfile = z.looseObject({ profileId: z.string() });

export function createDispatcher(options: DispatchOptions): Dispatcher {
  const calls = new Calls();

  const find = (name: string): { operation: AnyOperation; handler: AnyHandler } | null => {
    const operation = own(options.contract, name);
    const handler = own(options.handlers, name);
    return operation && handler ? { operation, handler } : null;
  };

  async function guard(
    name: string,
    operation: AnyOperation,
    request: unknown,
    source: CallContext['source'],
  ): Promise<void> {
    if (!writesToDomo(operation)) return;
    const profile = await options.guardOf(carriesProfile.parse(request).profileId);
    if (!profile) return;
    try {
      checkGuard(operation, profile, request);
    } catch (error) {
      const refused = { operation: name, request, source, problem: problemOf(error) };
      // A refusal stands, whether it can be recorded or not.
      await options.onGuarded?.(refused).catch(() => undefined);
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
    const lost = unnamable(request);
    if (lost) return refuse(lost);
    const parsed = operation.request.safeParse(request);
    if (!parsed.success) return refuse(requestProblem(name, parsed.error));
    try {
      await guard(name, operation, parsed.data, context.source);
      // Cancelled before it began: nothing may leave any more.
      context.signal.throwIfAborted();
      const value = await handler(parsed.data as never, context);
      // What leaves is held to the contract too: a field that is not declared never crosses.
      return { ok: true, value: operation.response.parse(value) };
    } catch (error) {
      const raised = raisedBy(error, context.signal);
      if (raised.code === 'unexpected') options.onUnexpected?.(name, error);
      return refuse(raised);
    }
  }

  /** Of a whole call: what its handler asks for in turn has the same source, signal and progress. */
  function contextOf(base: Omit<CallContext, 'call'>): CallContext {
    const context: CallContext = {
      ...base,
      call: async (name, request) => {
        const found = find(name);
        const result = found ? run(name, found, request, context) : refuse(unknownOperation(name));
        // What `run` answers was parsed by the response schema of this very operation.
        return (await result) as Awaited<ReturnType<typeof context.call<typeof name>>>;
      },
    };
    return context;
  }

  return {
    async dispatch(call, { source, progress }) {
      const envelope = callSchema.safeParse(call);
      if (!envelope.success) {
        return refuse(problem('invalidRequest', 'The call has no id, operation or request.'));
      }
      const { callId, operation: name, request } = envelope.data;
      const found = find(name);
      if (!found) return refuse(unknownOperation(name));
      const signal = calls.begin(callId, name);
      if (!signal) return refuse(problem('invalidRequest', 'The call id is in use.'));
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
    underWay: () => calls.operations(),
    idle: (limit) => calls.idle(limit),
  };
}
