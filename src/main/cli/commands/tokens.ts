/** `latchkey tokens`: how long the token of each instance lives, and which other tokens there are. */
import { Option, type Command } from 'commander';
import { parseDays } from '../parse-days';
import {
  createProblem,
  type Profile,
  type ResponseFor,
  type Result,
  type TokenLife,
} from '../../../contract';
import { counted } from '../../../contract/counted';
import { describeInstant } from '../../../contract/instants';
import {
  daysLeft,
  daysLeftText,
  tokenLifeText,
  tokenOwnerText,
} from '../../../contract/token-text';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { isStandardOutput, toOutFile } from '../out-file';
import {
  formatTable,
  jsonOption,
  messageLine,
  printResult,
  printProblem,
  type ExitCode,
} from '../print';
import type { RunInvoking } from '../run-invoking';
import { addScopeOptions, listScoped, NO_INSTANCES, type ScopeOptions } from '../scope-options';
import type { OutputOptions } from './profile';

interface TokensCommandOptions extends OutputOptions, ScopeOptions {
  readonly within: number;
  readonly all?: boolean;
  readonly out?: string;
}

type Tokens = ResponseFor<'tokens.list'>;

interface ProfileTokens {
  readonly profile: Profile;
  readonly result: Result<Tokens>;
}

interface ProfileLife {
  readonly profile: Profile;
  readonly result: Result<{ readonly own: TokenLife }>;
}

const tokensHelp = `
Domo does not say which of a user's tokens Latchkey uses, nor when a token was used last.
Exit status:
  0  every token lives longer
  1  a token expires within the days of --within, has expired or was refused
  4  of a token it is not known`;

export function addTokensCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('tokens')
    .description("say when each instance's access token expires; reads from Domo");
  addScopeOptions(command)
    .option(
      '--within <days>',
      'end with 1 if a token expires within so many days',
      parseDays(0),
      30,
    )
    .option('--all', 'also list the other access tokens of the instances')
    .addOption(
      new Option(
        '--out <file>',
        'write all access tokens of the instances as CSV; - is stdout',
      ).conflicts(['all', 'json']),
    )
    .option(...jsonOption)
    .addHelpText('after', tokensHelp)
    .action((options: TokensCommandOptions) => run((invoker) => runTokens(io, invoker, options)));
}

async function runTokens(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: TokensCommandOptions,
): Promise<ExitCode> {
  const { within, all, json, out } = options;
  const found = await listChosenProfiles(io, invoker, options);
  if (!found.ok) return json === true ? printResult(io, found) : printProblem(io, found.problem);
  if (out !== undefined) return writeTokens(io, invoker, found.value, { within, out });
  const read: ProfileTokens[] = [];
  for (const profile of found.value)
    read.push({ profile, result: await invoker.call('tokens.list', { profileId: profile.id }) });
  const now = Date.now();
  if (json === true) {
    printResult(io, { ok: true, value: { instances: read.map(toJson(now)) } });
  } else {
    io.out(lifeTable(read, now));
    if (all === true) io.out(`\n${allTable(read, now)}`);
    printProblems(io, read);
  }
  return exitCodeOf(read, within, now);
}

/** The list goes into the file; how long the tokens in use live is said beside it. */
async function writeTokens(
  io: CommandLineIo,
  invoker: OperationInvoker,
  profiles: readonly Profile[],
  { within, out }: { readonly within: number; readonly out: string },
): Promise<ExitCode> {
  const profileIds = profiles.map(({ id }) => id);
  const written = await invoker.call('tokens.export', { profileIds, file: toOutFile(out) });
  if (!written.ok) return printProblem(io, written.problem);
  const { file, rows, instances } = written.value;
  const read = instances.flatMap(({ profileId, own, problem }): ProfileLife[] => {
    const profile = profiles.find(({ id }) => id === profileId);
    if (profile === undefined) return [];
    if (problem !== null) return [{ profile, result: { ok: false, problem } }];
    return own === null ? [] : [{ profile, result: { ok: true, value: { own } } }];
  });
  const now = Date.now();
  if (!isStandardOutput(out))
    io.out(lifeTable(read, now) + messageLine(`Wrote ${counted(rows, 'row')} to ${file}`));
  printProblems(io, read);
  return exitCodeOf(read, within, now);
}

function printProblems(io: CommandLineIo, read: readonly ProfileLife[]): void {
  for (const { profile, result } of read)
    if (!result.ok) io.err(messageLine(`${profile.label}: ${result.problem.message}`));
}

function exitCodeOf(read: readonly ProfileLife[], within: number, now: number): ExitCode {
  const codes = read.map(({ result }) => urgency(result, within, now));
  return codes.includes(1) ? 1 : codes.includes(4) ? 4 : 0;
}

async function listChosenProfiles(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: ScopeOptions,
): Promise<Result<readonly Profile[]>> {
  const listed = await listScoped(io, invoker, options);
  if (!listed.ok || listed.value.length > 0) return listed;
  return { ok: false, problem: createProblem('notFound', NO_INSTANCES) };
}

const toJson =
  (now: number) =>
  ({ profile: { id, label }, result }: ProfileTokens) => ({
    profileId: id,
    label,
    problem: result.ok ? null : result.problem,
    own: result.ok ? result.value.own : null,
    daysLeft:
      result.ok && result.value.own.earliest !== null
        ? daysLeft(result.value.own.earliest, now)
        : null,
    tokens: result.ok ? result.value.tokens : [],
  });

/** What is known to end comes before what is not known. */
function urgency(result: ProfileLife['result'], within: number, now: number): 0 | 1 | 4 {
  if (!result.ok) return result.problem.code === 'unauthorized' ? 1 : 4;
  const { earliest, latest } = result.value.own;
  if (earliest === null || latest === null) return 4;
  if (daysLeft(latest, now) < within) return 1;
  return daysLeft(earliest, now) < within ? 4 : 0;
}

const lifeTable = (read: readonly ProfileLife[], now: number): string =>
  formatTable(
    ['INSTANCE', 'TOKEN LIVES'],
    read.map(({ profile, result }) => [
      profile.label,
      result.ok ? tokenLifeText(result.value.own, now) : `not known: ${result.problem.code}`,
    ]),
  );

const allTable = (read: readonly ProfileTokens[], now: number): string =>
  formatTable(
    ['INSTANCE', 'TOKEN', 'OWNER', 'EXPIRES', 'LEFT'],
    read.flatMap(({ profile, result }) =>
      (result.ok ? result.value.tokens : []).map((token) => [
        profile.label,
        token.name,
        tokenOwnerText(token),
        token.expires === null ? 'not told' : describeInstant(token.expires),
        daysLeftText(token.expires, now),
      ]),
    ),
  );
