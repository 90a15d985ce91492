/** `latchkey profile …`. A token comes on stdin, never as an argument: arguments are visible to every process. */
import {
  problem,
  type OperationName,
  type Problem,
  type RequestFor,
  type ResponseFor,
} from '../../../contract';
import type { Invoker } from '../invoke';
import { readAll, type Io } from '../io';
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

/** Profiles named by label or instance, in any case. A Problem names the first that is not there. */
export async function profileIdsOf(
  invoker: Invoker,
  names: readonly string[],
): Promise<{ ids: string[] } | { problem: Problem }> {
  const result = await invoker.call('profile.list', {});
  if (!result.ok) return { problem: result.problem };
  const ids: string[] = [];
  for (const name of names) {
    const wanted = name.toLocaleLowerCase();
    const found = result.value.profiles.find(
      ({ id, label, instance }) =>
        id === name || label.toLocaleLowerCase() === wanted || instance === wanted,
    );
    if (!found) {
      return {
        problem: problem('notFound', `There is no instance called ${JSON.stringify(name)}.`, {
          next: 'See `latchkey profile list` for the labels.',
        }),
      };
    }
    ids.push(found.id);
  }
  return { ids };
}

/** Runs `work` with the one profile that `name` means. */
export async function withProfile(
  io: Io,
  invoker: Invoker,
  name: string,
  options: OutputOptions,
  work: (profileId: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  const found = await profileIdsOf(invoker, [name]);
  if ('problem' in found) {
    return options.json === true
      ? printResult(io, { ok: false, problem: found.problem })
      : printProblem(io, found.problem);
  }
  return work(found.ids[0] ?? '');
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
  withProfile(io, invoker, name, options, (profileId) =>
    callAndPrint(io, invoker, 'profile.check', { profileId }, options, ({ origin, user }) =>
      sentence(`${origin} accepts the token of ${user.displayName}.`),
    ),
  );

export const removeProfile = (
  io: Io,
  invoker: Invoker,
  name: string,
  options: OutputOptions,
): Promise<ExitCode> =>
  withProfile(io, invoker, name, options, (profileId) =>
    callAndPrint(io, invoker, 'profile.remove', { profileId }, options, () =>
      sentence(`Forgot ${name}, its token and what was read of it. Nothing changed in Domo.`),
    ),
  );
