/**
 * Gets tokens from where references say they are. What a program prints goes nowhere but to the caller: no error repeats
 * it.
 */
import { exec, execFile } from 'node:child_process';
import { accessTokenSchema, createProblem, fail, ProblemError } from '../../../contract';
import { decodeText } from '../../../contract/decode-text';

/** Long enough to answer a password prompt. */
const LIMIT_MS = 60_000;
const MAX_BYTES = 64 * 1024;

export const isCommand = (reference: string): boolean => reference.startsWith('cmd:');

const NEXT = 'Correct the reference, or enter the token yourself.';

/** Fails with `noToken`, which says why and never what was printed, or with `cancelled`. */
export async function resolveTokenReference(
  reference: string,
  signal: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const token = accessTokenSchema.safeParse(await readReference(reference, signal, env));
  return token.success
    ? token.data
    : fail('noToken', `${toSourceName(reference)} gave no access token.`, { next: NEXT });
}

function readReference(
  reference: string,
  signal: AbortSignal,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const options = { signal, env, timeout: LIMIT_MS, maxBuffer: MAX_BYTES, windowsHide: true };
  if (reference.startsWith('env:')) return Promise.resolve(readVariable(reference.slice(4), env));
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, printed: Buffer): void => {
      if (error === null) resolve(decodeText(printed));
      else reject(toReferenceError(reference, error, signal));
    };
    const child = isCommand(reference)
      ? exec(reference.slice(4), { ...options, encoding: 'buffer' }, done)
      : execFile(
          'op',
          ['read', '--no-newline', reference],
          { ...options, encoding: 'buffer' },
          done,
        );
    // A command that asks for something finds nobody, and ends.
    child.stdin?.end();
  });
}

const readVariable = (name: string, env: NodeJS.ProcessEnv): string =>
  env[name] ?? fail('noToken', `The variable ${name} is not set.`, { next: NEXT });

const toSourceName = (reference: string): string =>
  isCommand(reference)
    ? 'The command'
    : reference.startsWith('env:')
      ? `The variable ${reference.slice(4)}`
      : 'The 1Password command `op`';

/** Its own text would repeat the command and what it printed. */
function toReferenceError(reference: string, error: Error, signal: AbortSignal): Error {
  if (signal.aborted) return error;
  const { code, killed } = error as { code?: unknown; killed?: unknown };
  const name = toSourceName(reference);
  const why =
    code === 'ENOENT'
      ? `${name} is not installed, or not in PATH.`
      : killed === true
        ? `${name} gave no answer within ${LIMIT_MS / 1000} seconds, or too long a one.`
        : `${name} failed${typeof code === 'number' ? ` with exit status ${code}` : ''}.`;
  return new ProblemError(createProblem('noToken', why, { next: NEXT }));
}
