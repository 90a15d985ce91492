/** `latchkey profile …`. A token comes from stdin, never from an argument: every process can see arguments. */
import {
  createProblem,
  type OperationName,
  type Profile,
  type RequestFor,
  type ResponseFor,
} from '../../../contract';
import type { OperationInvoker } from '../operation-invoker';
import { readAll, unreadableText, type CommandLineIo } from '../io';
import { findProfile } from '../find-profile';
import { printProblem, printResult, profileTable, messageLine, type ExitCode } from '../print';

export interface OutputOptions {
  readonly json?: boolean | undefined;
}

/** Calls an operation, then prints the Result as JSON or the text from `show`. */
export async function callAndPrint<N extends OperationName>(
  io: CommandLineIo,
  invoker: OperationInvoker,
  operation: N,
  request: RequestFor<N>,
  options: OutputOptions,
  show: (value: ResponseFor<N>) => string,
): Promise<ExitCode> {
  const result = await invoker.call(operation, request);
  if (options.json === true) return printResult(io, result);
  if (!result.ok) return printProblem(io, result.problem);
  io.out(show(result.value));
  return 0;
}

/** Runs `work` with the profile called `name`. */
export async function withProfile(
  io: CommandLineIo,
  invoker: OperationInvoker,
  name: string,
  options: OutputOptions,
  work: (profile: Profile) => Promise<ExitCode>,
): Promise<ExitCode> {
  const found = await findProfile(invoker, name);
  if (!found.ok) {
    return options.json === true ? printResult(io, found) : printProblem(io, found.problem);
  }
  return work(found.value);
}

export type AddProfileCommandOptions = OutputOptions &
  Omit<RequestFor<'profile.add'>, 'instance' | 'token' | 'keep'>;

const TOKEN_LIMIT = 64 * 1024;

/** The token, or why there is none. */
async function readTokenInput(
  io: CommandLineIo,
): Promise<{ readonly token: string } | { readonly why: string }> {
  const text = io.askSecret
    ? await io.askSecret('Access token (not shown): ')
    : await readAll(io.stdin, TOKEN_LIMIT);
  const why = unreadableText(text, 'The token on stdin', TOKEN_LIMIT);
  if (text === null || why !== null) return { why: why ?? '' };
  const token = text.trim();
  return token === '' ? { why: 'There is no token on stdin.' } : { token };
}

export async function runProfileAdd(
  io: CommandLineIo,
  invoker: OperationInvoker,
  instance: string,
  { json, ...settings }: AddProfileCommandOptions,
): Promise<ExitCode> {
  const input = await readTokenInput(io);
  if ('why' in input) {
    const missing = createProblem('invalidRequest', input.why, {
      next: 'Pass it on stdin: latchkey profile add acme < token.txt',
    });
    return json === true
      ? printResult(io, { ok: false, problem: missing })
      : printProblem(io, missing);
  }
  return callAndPrint(
    io,
    invoker,
    'profile.add',
    { instance, token: input.token, ...settings },
    { json },
    ({ profile }) =>
      messageLine(
        `Added ${profile.label} (${profile.origin})${profile.user ? `, as ${profile.user.displayName}` : ', not checked'}.`,
      ),
  );
}

export const runProfileList = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: OutputOptions,
): Promise<ExitCode> =>
  callAndPrint(io, invoker, 'profile.list', {}, options, ({ profiles }) =>
    profiles.length === 0
      ? 'No instances yet. To add one: latchkey profile add NAME < token.txt\n'
      : profileTable(profiles),
  );

export const runProfileCheck = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  name: string,
  options: OutputOptions,
): Promise<ExitCode> =>
  withProfile(io, invoker, name, options, ({ id }) =>
    callAndPrint(io, invoker, 'profile.check', { profileId: id }, options, ({ origin, user }) =>
      messageLine(`${origin} accepts the token of ${user.displayName}.`),
    ),
  );

export const runProfileRemove = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  name: string,
  options: OutputOptions,
): Promise<ExitCode> =>
  withProfile(io, invoker, name, options, ({ id, label, origin }) =>
    callAndPrint(io, invoker, 'profile.remove', { profileId: id }, options, () =>
      messageLine(
        `Removed ${label} (${origin}), its token and its inventory. Nothing changed in Domo.`,
      ),
    ),
  );
