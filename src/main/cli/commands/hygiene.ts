/** `latchkey hygiene`: accounts to tidy up, from stored data. */
import { Option, type Command } from 'commander';
import {
  untidyKindSchema,
  type RequestFor,
  type ResponseFor,
  type UntidyKind,
} from '../../../contract';
import { untidyGaps, untidyKinds, untidyKindTitle } from '../../../contract/hygiene-text';
import { OTHER_USERS_TEXT } from '../../../contract/usage-text';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
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
}

export function addHygieneCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('hygiene')
    .description('list duplicates, unused accounts and default names, from stored data');
  addScopeOptions(command)
    .addOption(new Option('--kind <kind...>', 'only these kinds').choices(untidyKindSchema.options))
    .option(...jsonOption)
    .action((options: HygieneCommandOptions) => run((invoker) => runHygiene(io, invoker, options)));
}

/** What was not read goes to stderr, so that a list in a file holds what was found only. */
async function runHygiene(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: HygieneCommandOptions,
): Promise<ExitCode> {
  const scope = await findScope(invoker, options);
  if (!scope.ok)
    return options.json === true ? printResult(io, scope) : printProblem(io, scope.problem);
  const profileIds = scope.value === null ? null : [...scope.value];
  const request: RequestFor<'hygiene.find'> = { profileIds, limit: MAX_BULK_ACCOUNTS };
  const found = await invoker.call('hygiene.find', request);
  if (options.json === true) return printResult(io, found);
  if (!found.ok) return printProblem(io, found.problem);
  const kinds = options.kind ?? untidyKinds;
  io.out(untidyText(found.value, kinds));
  for (const gap of untidyGaps(found.value)) io.err(messageLine(gap));
  if (kinds.includes('unused') && found.value.kinds.unused.count > 0)
    io.err(messageLine(`Unused: ${OTHER_USERS_TEXT}`));
  return 0;
}

function untidyText(found: ResponseFor<'hygiene.find'>, kinds: readonly UntidyKind[]): string {
  const rows = kinds.flatMap((kind) =>
    found.kinds[kind].accounts.map(({ account, label, name, dataProviderType, why, group }) => [
      group === null ? untidyKindTitle[kind] : `${untidyKindTitle[kind]} ${group + 1}`,
      label,
      String(account.id),
      name,
      dataProviderType,
      why,
    ]),
  );
  if (rows.length === 0) return 'There is nothing to tidy up, as far as was read.\n';
  const sums = kinds.map((kind) => `${untidyKindTitle[kind]}: ${found.kinds[kind].count}`);
  const table = formatTable(['WHAT', 'INSTANCE', 'ID', 'ACCOUNT', 'PROVIDER', 'WHY'], rows);
  return table + messageLine(`${sums.join(', ')}.`);
}
