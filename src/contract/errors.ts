/**
 * The one Problem union and Result. Every answer that crosses a boundary (IPC, command line, store
 * thread) is a Result; no exception does.
 */
import { z } from 'zod';

/**
 * Every code a Problem can have. The seven of Domo's seed (domo-api 7.1) come first, then what can go
 * wrong around them. Codes are stable: scripts match on them.
 */
export const problemCodes = [
  'getFailed',
  'noMatch',
  'createParams',
  'crudFailed',
  'configRejected',
  'alreadyShared',
  'shareFailed',
  'unauthorized',
  'forbidden',
  'instanceNotFound',
  'rateLimited',
  'unavailable',
  'timeout',
  'outcomeUnknown',
  'offline',
  'blockedByNetworkRule',
  'badResponse',
  'invalidRequest',
  'unknownOperation',
  'readOnly',
  'notConfirmed',
  'hiddenByDomo',
  'revealLimit',
  'changedSinceRead',
  'notFound',
  'duplicate',
  'noToken',
  'keychainLocked',
  'keychainMissing',
  'keychainHanging',
  'keychainCrashed',
  'latchkeyReplaced',
  'storeDamaged',
  'storeUnavailable',
  'cannotWriteFile',
  'diskFull',
  'updatesOff',
  'updateFailed',
  'needsWindow',
  'locked',
  'wrongPassphrase',
  'cancelled',
  'unexpected',
] as const;

export const problemCodeSchema = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

export const problemSchema = z.strictObject({
  /** Stable, for programs. */
  code: problemCodeSchema,
  /** One sentence for people: what happened. Never contains a secret or a response body. */
  message: z.string(),
  /** One sentence for people: what to do next. */
  next: z.string(),
  /** Domo's trace id (`toe`, domo-api 7.2), to quote to Domo's support. Null when there was none. */
  trace: z.string().nullable(),
  /** HTTP status when an answer caused this. Null when there was no answer. */
  status: z.number().int().nullable(),
});
export type Problem = z.infer<typeof problemSchema>;

/** What to do next, unless the place that raises the Problem knows better. */
const nextSteps: Record<ProblemCode, string> = {
  getFailed: 'Try again; if it goes on, quote the trace id to Domo support.',
  noMatch: 'Check the id, or ask an owner of the account to share it with the user of this token.',
  createParams: 'Give every part that is listed, then try again.',
  crudFailed: 'Read the account again to see its present state before you try again.',
  configRejected: 'Correct the field that Domo names, then save again.',
  alreadyShared: 'Nothing needs to be done: the access list already shows this level.',
  shareFailed: 'Read the access list again, then try again.',
  unauthorized:
    'Give this instance a new access token (Admin > Authentication > Access tokens in Domo).',
  forbidden: 'Ask a Domo admin for the grant that this needs, or use a token of another user.',
  instanceNotFound: 'Check the spelling of the instance; it is the part before .domo.com.',
  rateLimited: 'Wait a minute, then try again; Domo refuses requests that come too fast.',
  unavailable: 'Domo is down or under maintenance; try again in a few minutes.',
  timeout: 'Try again; Domo is sometimes slow.',
  outcomeUnknown: 'Read the account again to see whether the change was made before you repeat it.',
  offline: 'Check the network, proxy or VPN. What was read before stays readable.',
  blockedByNetworkRule:
    'Connect through an allowed network, or ask a Domo admin to allow this address.',
  badResponse:
    'Try again; if it goes on, the instance may sit behind a proxy that changes answers.',
  invalidRequest: 'Correct the request, then try again.',
  unknownOperation: 'Use one of the operations that the help lists.',
  readOnly: "Change the instance's guard first if this write is really wanted.",
  notConfirmed: "Type the instance's label to confirm.",
  hiddenByDomo: 'Look it up where it was made, or give the account a new value.',
  revealLimit: 'Wait a minute, then reveal or copy the next secret.',
  changedSinceRead: 'Read it again, look at what it is now, then decide anew.',
  notFound: 'Refresh the list; it may have been removed.',
  duplicate: 'Use another label or instance, or change the one that is there.',
  noToken: 'Give this instance an access token.',
  keychainLocked: 'Unlock the keychain, then choose “Retry”; or use tokens for this session only.',
  keychainMissing:
    'Install or start a keychain (on Linux a Secret Service such as gnome-keyring), then choose “Retry”; or use tokens for this session only.',
  keychainHanging:
    'Look for a password prompt of the keychain behind other windows, answer it, then choose “Retry”.',
  keychainCrashed:
    'Choose “Retry”; if it goes on, restart the keychain or sign in to the desktop again.',
  latchkeyReplaced: 'Quit Latchkey and start it again: nothing is lost.',
  storeDamaged: 'The damaged file was set aside and not deleted; sync again to fill a new one.',
  storeUnavailable: 'Close other programs that use the data folder, then start Latchkey again.',
  cannotWriteFile: 'Choose a folder that you may write to, then export again.',
  diskFull: 'Free some space or choose another disk, then try again.',
  updatesOff: 'Get a new version where you got this one, and install it over this one.',
  updateFailed: 'This version stays as it is. Try again later.',
  needsWindow: 'Do this in the Latchkey window.',
  locked: 'Unlock Latchkey, then try again.',
  wrongPassphrase: 'Type the passphrase again, or the recovery code from your recovery sheet.',
  cancelled: 'Start it again when you are ready.',
  unexpected: 'Try again; if it goes on, restart Latchkey and report the message.',
};

/**
 * Makes a Problem.
 * @param message one sentence for people; must not contain a secret.
 * @param more `next` overrides the usual advice; `trace` and `status` come from Domo's answer.
 */
export function createProblem(
  code: ProblemCode,
  message: string,
  more: { next?: string; trace?: string | null; status?: number | null } = {},
): Problem {
  return {
    code,
    message,
    next: more.next ?? nextSteps[code],
    trace: more.trace ?? null,
    status: more.status ?? null,
  };
}

/** What services throw; the dispatcher turns it into a Result. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.message}`);
    this.name = 'ProblemError';
  }
}

/** Shorthand for `throw new ProblemError(problem(...))`. */
export function fail(...args: Parameters<typeof createProblem>): never {
  throw new ProblemError(createProblem(...args));
}

/** The Problem inside anything thrown. What is not a ProblemError becomes `unexpected`, with no text of its own. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  // The text of a foreign error may carry a request, a header or a path: it never crosses.
  const name = error instanceof Error ? error.name : typeof error;
  return createProblem('unexpected', `Something failed inside Latchkey (${name}).`);
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** The schema of a Result around a response schema. */
export const resultSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), problem: problemSchema }),
  ]);
