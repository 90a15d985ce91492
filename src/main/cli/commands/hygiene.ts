/** `latchkey hygiene`: accounts to tidy up, from stored data. */
import { Option, type Command } from 'commander';
import {
  untidyKindSchema,
  type AccountKey,
  type RequestFor,
  type ResponseFor,
  type UntidyKind,
} from '../../../contract';
import { untidyGaps, untidyKinds, untidyKindTitle } from '../../../contract/hygiene-text';
import { OTHER_USERS_TEXT } from '../../../contract/usage-text';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import { accountNamer } from '../account-name';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import {
  formatTable,
  jsonOption,
  messageLine,
  printProblem,
  printResult,
  type ExitCode,
} from '../print';
import type { RunInvoking } from '../run-invoking';
import { addScopeOptions, findScope, type ScopeOptions } from '../scope-options';
import type { OutputOptions } from './profile';

interface HygieneCommandOptions extends OutputOptions, ScopeOptions {
  readonly kind?: readonly UntidyKind[];
  readonly onlyAccounts?: boolean;
}

const hygieneHelp = `
ACCOUNT is what other commands take, such as \`latchkey bulk delete --account LABEL:ID\`. With
--only-accounts nothing else is printed, so that a plan can be made of all of them:
  latchkey hygiene --kind unused --only-accounts | latchkey bulk delete --accounts-from -
Of duplicates, every one of a set is printed: take out of the list the one that stays.`;

export function addHygieneCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('hygiene')
    .description('list duplicates, unused accounts and default names, from stored data');
  addScopeOptions(command)
    .addOption(new Option('--kind <kind...>', 'only these kinds').choices(untidyKindSchema.options))
    .addOption(
      new Option(
        '--only-accounts',
        'print only LABEL:ID of each, one a line, for --accounts-from',
      ).conflicts('json'),
    )
    .option(...jsonOption)
    .addHelpText('after', hygieneHelp)
    .action((options: HygieneCommandOptions) => run((invoker) => runHygiene(io, invoker, options)));
}

/** What was not read goes to stderr, so that a list in a file holds what was found only. */
async function runHygiene(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: HygieneCommandOptions,
): Promise<ExitCode> {
  const scope = await findScope(io, invoker, options);
  if (!scope.ok)
    return options.json === true ? printResult(io, scope) : printProblem(io, scope.problem);
  const profileIds = scope.value === null ? null : [...scope.value];
  const request: RequestFor<'hygiene.find'> = { profileIds, limit: MAX_BULK_ACCOUNTS };
  const found = await invoker.call('hygiene.find', request);
  if (options.json === true) return printResult(io, found);
  if (!found.ok) return printProblem(io, found.problem);
  const profiles = await invoker.call('profile.list', {});
  if (!profiles.ok) return printProblem(io, profiles.problem);
  const nameOf = accountNamer(profiles.value.profiles);
  const kinds = options.kind ?? untidyKinds;
  if (options.onlyAccounts === true) io.out(namesOnly(found.value, kinds, nameOf));
  else io.out(untidyText(found.value, kinds, nameOf));
  for (const kind of kinds) {
    const { count, accounts } = found.value.kinds[kind];
    const more = count - accounts.length;
    if (more > 0) io.err(messageLine(`${untidyKindTitle[kind]}: ${more} more are not listed.`));
  }
  for (const gap of untidyGaps(found.value)) io.err(messageLine(gap));
  if (kinds.includes('unused') && found.value.kinds.unused.count > 0)
    io.err(messageLine(`Unused: ${OTHER_USERS_TEXT}`));
  return 0;
}

type NameOf = (account: AccountKey) => string;

/** Each once: an account may be unused and have a default name. */
function namesOnly(
  found: ResponseFor<'hygiene.find'>,
  kinds: readonly UntidyKind[],
  nameOf: NameOf,
): string {
  const names = kinds.flatMap((kind) =>
    found.kinds[kind].accounts.map(({ account }) => nameOf(account)),
  );
  return [...new Set(names)].map((name) => `${name}\n`).join('');
}

function untidyText(
  found: ResponseFor<'hygiene.find'>,
  kinds: readonly UntidyKind[],
  nameOf: NameOf,
): string {
  const rows = kinds.flatMap((kind) =>
    found.kinds[kind].accounts.map(({ account, name, dataProviderType, why, group }) => [
      group === null ? untidyKindTitle[kind] : `${untidyKindTitle[kind]} ${group + 1}`,
      nameOf(account),
      name,
      dataProviderType,
      why,
    ]),
  );
  if (rows.length === 0) return 'There is nothing to tidy up, as far as was read.\n';
  const sums = kinds.map((kind) => `${untidyKindTitle[kind]}: ${found.kinds[kind].count}`);
  const table = formatTable(['WHAT', 'ACCOUNT', 'NAME', 'PROVIDER', 'WHY'], rows);
  return table + messageLine(`${sums.join(', ')}.`);
}
