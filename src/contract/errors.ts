/**
 * The Problem union and Result. Every answer that crosses a boundary (IPC, command line, store thread) is a
 * Result. No exception crosses one.
 */
import { z } from 'zod';
import { INVALID_REQUEST_NEXT } from './request-bounds';
import { t } from './texts';

/** Why the keychain cannot be used. */
export const keychainCodes = [
  'keychainLocked',
  'keychainMissing',
  'keychainWithoutKeyring',
  'keychainHanging',
  'keychainCrashed',
  'latchkeyReplaced',
] as const;

/**
 * Every code that a Problem can have. The seven of Domo's own library (domo-api 7.1) come first. Codes are stable,
 * because scripts match on them.
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
  'certificatesUnusable',
  'proxyNeedsLogin',
  'proxyLoginRefused',
  'badResponse',
  'invalidRequest',
  'unknownOperation',
  'readOnly',
  'notConfirmed',
  'hiddenByDomo',
  'revealLimit',
  'notOnePerson',
  'changedSinceRead',
  'cannotUndo',
  'notFound',
  'duplicate',
  'noToken',
  ...keychainCodes,
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

/** What to do next, unless the code that raises the Problem gives better advice. */
const nextSteps: Record<ProblemCode, string> = {
  getFailed: t('Try again. If it fails again, quote the trace id to Domo support.'),
  noMatch: t(
    'Check the id, or ask an owner of the account to share it with the user of this token.',
  ),
  createParams: t('Give a value for everything that is listed, then try again.'),
  crudFailed: t('Read the account again to see its present state before you try again.'),
  configRejected: t('Correct the field that Domo names, then save again.'),
  alreadyShared: t('You need to do nothing: the access list already shows this level.'),
  shareFailed: t('Read the access list again, then try again.'),
  unauthorized: t(
    'Give this instance a new access token (Admin > Authentication > Access tokens in Domo).',
  ),
  forbidden: t('Ask a Domo admin for the grant that this needs, or use a token of another user.'),
  instanceNotFound: t('Check the spelling of the instance; it is the part before .domo.com.'),
  rateLimited: t('Wait a minute, then try again. Domo refuses requests that come too fast.'),
  unavailable: t('Domo is down or under maintenance. Try again in a few minutes.'),
  timeout: t('Try again. Domo is sometimes slow.'),
  outcomeUnknown: t(
    'Read the account again to see whether the change was made before you repeat it.',
  ),
  offline: t('Check the network, proxy or VPN. Stored data stays readable.'),
  blockedByNetworkRule: t(
    'Connect through an allowed network, or ask a Domo admin to allow this address.',
  ),
  certificatesUnusable: t('Choose the certificates file again in Settings, or remove it there.'),
  proxyNeedsLogin: t(
    'Add them in Settings → Proxy, or with `latchkey network proxy-login`. They are kept in the keychain.',
  ),
  proxyLoginRefused: t('Correct them in Settings → Proxy, or with `latchkey network proxy-login`.'),
  badResponse: t(
    'Try again. If it fails again, a proxy in front of the instance may be changing its answers.',
  ),
  invalidRequest: INVALID_REQUEST_NEXT,
  unknownOperation: t('Use one of the operations that the help lists.'),
  readOnly: t("Change the instance's guard first if you really want to make this change."),
  notConfirmed: t("Type the instance's label to confirm."),
  hiddenByDomo: t('Look the value up where it was created, or give the account a new one.'),
  revealLimit: t('Wait a minute, then reveal or copy the next secret.'),
  notOnePerson: t('Make the change by hand there, or leave this instance out.'),
  changedSinceRead: t('Read it again, look at its present state, then decide.'),
  cannotUndo: t('Make the change by hand, with the value that you want.'),
  notFound: t('Check the name or id. It may have been removed.'),
  duplicate: t('Use another label or instance, or change the existing one.'),
  noToken: t('Give this instance an access token.'),
  keychainLocked: t(
    'Unlock the keychain, then choose “Retry”; or use tokens for this session only.',
  ),
  keychainMissing: t(
    'Install or start a keychain (on Linux a Secret Service such as gnome-keyring), then choose “Retry”; or use tokens for this session only.',
  ),
  keychainWithoutKeyring: t(
    'Create a keyring: sign in to the desktop with your password, or add a password keyring in “Passwords and Keys” (seahorse) and make it the default. Then choose “Retry”; or use tokens for this session only.',
  ),
  keychainHanging: t(
    'Look for a password prompt of the keychain behind other windows, answer it, then choose “Retry”.',
  ),
  keychainCrashed: t(
    'Choose “Retry”. If it fails again, restart the keychain or sign in to the desktop again.',
  ),
  latchkeyReplaced: t('Quit Latchkey and start it again. Nothing is lost.'),
  storeDamaged: t('The damaged file was renamed and kept. Sync again to fill a new one.'),
  storeUnavailable: t('Close other programs that use the data folder, then start Latchkey again.'),
  cannotWriteFile: t('Choose a folder that you may write to, then export again.'),
  diskFull: t('Free some space or choose another disk, then try again.'),
  updatesOff: t('Get a new version from where you got this one, and install it over this one.'),
  updateFailed: t('This version stays installed. Try again later.'),
  needsWindow: t('Do this in the Latchkey window.'),
  locked: t('Unlock Latchkey, then try again.'),
  wrongPassphrase: t('Type the passphrase again, or the recovery code from your recovery sheet.'),
  cancelled: t('Start it again when you are ready.'),
  unexpected: t('Try again. If it fails again, restart Latchkey and report the message.'),
};

/**
 * Makes a Problem.
 * @param message one sentence for people. It must not contain a secret.
 * @param more `next` replaces the usual advice; `trace` and `status` come from Domo's answer.
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

/** The exception that services throw. The dispatcher turns it into a Result. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.message}`);
    this.name = 'ProblemError';
  }
}

/** Throws a ProblemError. Takes the arguments of `createProblem`. */
export function fail(...args: Parameters<typeof createProblem>): never {
  throw new ProblemError(createProblem(...args));
}

/** The Problem of anything thrown. An error other than a ProblemError becomes `unexpected`, without its own text. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  // The text of another library's error may contain a request, a header or a path, so it never crosses.
  const name = error instanceof Error ? error.name : typeof error;
  return createProblem('unexpected', t('Something failed inside Latchkey ({name}).', { name }));
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** The schema of a Result around a response schema. */
export const resultSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), problem: problemSchema }),
  ]);
