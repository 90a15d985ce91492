/** `latchkey profile …`. A token comes on stdin, never as an argument: arguments are visible to every process. */
import {
  problem,
  type OperationName,
  type Profile,
  type RequestFor,
  type ResponseFor,
} from '../../../contract';
import type { Invoker } from '../invoke';
import { readAll, type Io } from '../io';
import { profileNamed } from '../named';
import { printProblem, printResult, profileTable, sentence, type ExitCode } from '../print';

export interface OutputOptions {
  readonly json?: boolean | undefined;
}

/** Calls, then prints either the Result as JSON or `show`'s text. */
export async function callAndPrint<N extends OperationName>(
  io: Io,
  invoker: Invoker,
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

/** Runs `work` with the one profile that `name` means. */
export async function withProfile(
  io: Io,
  invoker: Invoker,
  name: string,
  options: OutputOptions,
  work: (profile: Profile) => Promise<ExitCode>,
): Promise<ExitCode> {
  const found = await profileNamed(invoker, name);
  if (!found.ok) {
    return options.json === true ? printResult(io, found) : printProblem(io, found.problem);
  }
  return work(found.value);
}

export type AddOptions = OutputOptions &
  Omit<RequestFor<'profile.add'>, 'instance' | 'token' | 'keep'>;

const readToken = async (io: Io): Promise<string> =>
  io.askSecret
    ? io.askSecret('Access token (it is not shown): ')
    : ((await readAll(io.stdin, 64 * 1024)) ?? '');

export async function addProfile(
  io: Io,
  invoker: Invoker,
  instance: string,
  { json, ...settings }: AddOptions,
): Promise<ExitCode> {
  const token = (await readToken(io)).trim();
  if (token === '') {
    const missing = problem('invalidRequest', 'There is no token on stdin.', {
      next: 'Pipe the token in, for example: latchkey profile add acme < token.txt',
    });
    return json === true
      ? printResult(io, { ok: false, problem: missing })
      : printProblem(io, missing);
  }
  return callAndPrint(
    io,
    invoker,
    'profile.add',
    { instance, token, ...settings },
    { json },
    ({ profile }) =>
      sentence(
        `Added ${profile.label} (${profile.origin})${profile.user ? `, as ${profile.user.displayName}` : ', not checked'}.`,
      ),
  );
}

export const listProfiles = (io: Io, invoker: Invoker, options: OutputOptions): Promise<ExitCode> =>
  callAndPrint(io, invoker, 'profile.list', {}, options, ({ profiles }) =>
    profiles.length === 0
      ? 'No instances yet. Add one: latchkey profile add NAME < token.txt\n'
      : profileTable(profiles),
  );

export const checkProfile = (
  io: Io,
  invoker: Invoker,
  name: string,
  options: OutputOptions,
): Promise<ExitCode> =>
  withProfile(io, invoker, name, options, ({ id }) =>
    callAndPrint(io, invoker, 'profile.check', { profileId: id }, options, ({ origin, user }) =>
      sentence(`${origin} accepts the token of ${user.displayName}.`),
    ),
  );

export const removeProfile = (
  io: Io,
  invoker: Invoker,
  name: string,
  options: OutputOptions,
): Promise<ExitCode> =>
  withProfile(io, invoker, name, options, ({ id, label, origin }) =>
    callAndPrint(io, invoker, 'profile.remove', { profileId: id }, options, () =>
      sentence(
        `Forgot ${label} (${origin}), its token and what was read of it. Nothing changed in Domo.`,
      ),
    ),
  );
