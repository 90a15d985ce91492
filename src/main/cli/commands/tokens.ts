/** `latchkey tokens`: how long the token of each instance lives, and which other tokens there are. */
import type { Command } from 'commander';
import { parseDays } from '../parse-days';
import { createProblem, type Profile, type ResponseFor, type Result } from '../../../contract';
import { describeInstant } from '../../../contract/instants';
import { daysLeft, daysLeftText, tokenLifeText } from '../../../contract/token-text';
import { findProfiles } from '../find-profile';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import {
  formatTable,
  jsonOption,
  messageLine,
  printResult,
  printProblem,
  type ExitCode,
} from '../print';
import type { RunInvoking } from '../run-invoking';
import type { OutputOptions } from './profile';

interface TokensCommandOptions extends OutputOptions {
  readonly profile?: readonly string[];
  readonly within: number;
  readonly all?: boolean;
}

type Tokens = ResponseFor<'tokens.list'>;

interface ProfileTokens {
  readonly profile: Profile;
  readonly result: Result<Tokens>;
}

const tokensHelp = `
Domo does not say which of a user's tokens Latchkey uses, nor when a token was used last.
Exit status:
  0  every token lives longer
  1  a token expires within the days of --within, has expired or was refused
  4  of a token it is not known`;

export function addTokensCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  program
    .command('tokens')
    .description("say when each instance's access token expires; reads from Domo")
    .option('--profile <label...>', 'only these instances (default: all)')
    .option(
      '--within <days>',
      'end with 1 if a token expires within so many days',
      parseDays(0),
      30,
    )
    .option('--all', 'also list the other access tokens of the instances')
    .option(...jsonOption)
    .addHelpText('after', tokensHelp)
    .action((options: TokensCommandOptions) => run((invoker) => runTokens(io, invoker, options)));
}

async function runTokens(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { profile: names, within, all, json }: TokensCommandOptions,
): Promise<ExitCode> {
  const found = await listChosenProfiles(invoker, names);
  if (!found.ok) return json === true ? printResult(io, found) : printProblem(io, found.problem);
  const read: ProfileTokens[] = [];
  for (const profile of found.value)
    read.push({ profile, result: await invoker.call('tokens.list', { profileId: profile.id }) });
  const now = Date.now();
  if (json === true) {
    printResult(io, { ok: true, value: { instances: read.map(toJson(now)) } });
  } else {
    io.out(lifeTable(read, now));
    if (all === true) io.out(`\n${allTable(read, now)}`);
    for (const { profile, result } of read)
      if (!result.ok) io.err(messageLine(`${profile.label}: ${result.problem.message}`));
  }
  const codes = read.map(({ result }) => urgency(result, within, now));
  return codes.includes(1) ? 1 : codes.includes(4) ? 4 : 0;
}

async function listChosenProfiles(
  invoker: OperationInvoker,
  names: readonly string[] | undefined,
): Promise<Result<readonly Profile[]>> {
  if (names !== undefined) return findProfiles(invoker, names);
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const { profiles } = listed.value;
  if (profiles.length > 0) return { ok: true, value: profiles };
  return {
    ok: false,
    problem: createProblem('notFound', 'There are no instances. Add one first.'),
  };
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
function urgency(result: Result<Tokens>, within: number, now: number): 0 | 1 | 4 {
  if (!result.ok) return result.problem.code === 'unauthorized' ? 1 : 4;
  const { earliest, latest } = result.value.own;
  if (earliest === null || latest === null) return 4;
  if (daysLeft(latest, now) < within) return 1;
  return daysLeft(earliest, now) < within ? 4 : 0;
}

const lifeTable = (read: readonly ProfileTokens[], now: number): string =>
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
      (result.ok ? result.value.tokens : []).map(({ name, ownerId, ownerName, expires }) => [
        profile.label,
        name,
        ownerName ?? (ownerId === null ? 'not told' : `user ${ownerId}`),
        expires === null ? 'not told' : describeInstant(expires),
        daysLeftText(expires, now),
      ]),
    ),
  );
