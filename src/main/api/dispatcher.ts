/**
 * Turns a call into a Result: finds the operation, validates the request, checks the guard, runs the handler, validates
 * the response.
 */
import { z } from 'zod';
import {
  operationCallSchema,
  createProblem,
  problemCodesOf,
  toProblem,
  type AnyContract,
  type AnyOperation,
  type Guard,
  type Problem,
  type ProblemCode,
  type Result,
} from '../../contract';
import { requestBoundsProblem } from '../../contract/request-bounds';
import { ownProperty } from '../../contract/zod-free';
import { RunningCalls } from './running-calls';
import type { CallContext } from '../call-context';
import type { ProgressWithWaits } from './progress-with-waits';
import { checkGuard, writesToDomo } from './guard';

export type AnyHandler = (request: never, context: CallContext) => Promise<unknown>;

/** A write that the guard refused. `request` HOLDS SECRETS. */
export interface GuardRefusal {
  readonly operation: string;
  readonly request: unknown;
  readonly source: CallContext['source'];
  readonly problem: Problem;
}

export interface DispatcherOptions {
  readonly contract: AnyContract;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** The guard of a profile, or null if there is no such profile. */
  readonly guardOf: (profileId: string) => Promise<{ guard: Guard; label: string } | null>;
  /** While true, only operations that may run `whileLocked` are answered. Calls under way go on. */
  readonly isLocked?: () => boolean;
  /** Adds to the progress of a call when Domo makes an instance wait. */
  readonly addWaits?: (tell: CallContext['progress']) => ProgressWithWaits;
  /** Called for a write that the guard refused, before the call is answered. */
  readonly onGuardRefusal?: (refused: GuardRefusal) => Promise<void>;
  /** Called for a fault in Latchkey. For developers: report the kind of the error, and never its text. */
  readonly onUnexpected?: (operation: string, error: unknown) => void;
  /** Called when an operation ends with a code that it does not declare. The caller gets the Problem unchanged. */
  readonly onUndeclared?: (operation: string, code: ProblemCode) => void;
}

export interface Dispatcher {
  /** Answers a call that may have any form. Never rejects. */
  dispatch(
    call: unknown,
    context: Pick<CallContext, 'source'> & {
      progress?: (callId: string, progress: Parameters<CallContext['progress']>[0]) => void;
    },
  ): Promise<Result<unknown>>;
  /** Does nothing if no call has this id. */
  cancel(callId: string): void;
  cancelAll(): void;
  /** Names of the operations that are running. */
  readonly runningOperations: () => readonly string[];
  /** Resolves when no call is running, or after `limit` ms. */
  waitUntilIdle(limit: number): Promise<void>;
}

const toRefusal = (refusal: Problem): Result<never> => ({ ok: false, problem: refusal });

/** After a cancel, every failure is `cancelled`, unless the write may have been made. */
function toCallProblem(error: unknown, { aborted }: AbortSignal): Problem {
  const problem = toProblem(error);
  if (!aborted || problem.code === 'outcomeUnknown') return problem;
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
      // The write stays refused even if that cannot be recorded.
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
    const parsed = operation.request.safeParse(request);
    if (!parsed.success) return toRefusal(invalidRequestProblem(name, parsed.error));
    try {
      await guard(name, operation, parsed.data, context.source);
      // A call that was cancelled by now must not send anything.
      context.signal.throwIfAborted();
      const value = await handler(parsed.data as never, context);
      // The response is validated too, so a field that is not declared never leaves main.
      return { ok: true, value: operation.response.parse(value) };
    } catch (error) {
      const problem = toCallProblem(error, context.signal);
      if (problem.code === 'unexpected') options.onUnexpected?.(name, error);
      // The contract is wrong, and not the Problem, so the caller still gets it.
      if (!problemCodesOf(operation).has(problem.code)) options.onUndeclared?.(name, problem.code);
      return toRefusal(problem);
    }
  }

  /** The context of a call. Operations that its handler calls get the same source, signal and progress. */
  function contextOf(base: Omit<CallContext, 'call'>): CallContext {
    const context: CallContext = {
      ...base,
      call: async (name, request) => {
        const found = find(name);
        const result = found
          ? run(name, found, request, context)
          : toRefusal(unknownOperationProblem(name));
        // `run` parsed the value with the response schema of this operation.
        return (await result) as Awaited<ReturnType<typeof context.call<typeof name>>>;
      },
    };
    return context;
  }

  return {
    async dispatch(call, { source, progress }) {
      const unreadable = requestBoundsProblem(call);
      if (unreadable) return toRefusal(unreadable);
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
      const tell: CallContext['progress'] = (value) => progress?.(callId, value);
      const waits = options.addWaits?.(tell);
      try {
        const context = contextOf({ source, signal, progress: waits?.report ?? tell });
        return await run(name, found, request, context);
      } finally {
        waits?.end();
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

export const unknownOperationProblem = (name: string): Problem =>
  createProblem('unknownOperation', `There is no operation ${JSON.stringify(name)}.`);

const MAX_REASON_LENGTH = 300;

/** Says which fields of a request are wrong, without their values: one of them may be a token. */
export function invalidRequestProblem(operation: string, error: z.ZodError): Problem {
  const reasons = error.issues.slice(0, 5).map((issue) => {
    const path = issue.path.map(String).join('.');
    const reason = path === '' ? issue.message : `${path}: ${issue.message}`;
    // A message lists every unknown field, and a path has names of any length.
    return reason.length > MAX_REASON_LENGTH ? `${reason.slice(0, MAX_REASON_LENGTH)}…` : reason;
  });
  return createProblem(
    'invalidRequest',
    `The request of ${operation} is not valid: ${reasons.join('; ')}.`,
  );
}
