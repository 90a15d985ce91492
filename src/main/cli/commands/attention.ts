/** `latchkey attention` */
import { Option, type Command } from 'commander';
import {
  attentionCountText,
  attentionKindTitle,
  attentionName,
  stoppedText,
  streamsNotReadText,
} from '../../../contract/attention-text';
import {
  attentionKindSchema,
  type AttentionItem,
  type AttentionKind,
  type ResponseFor,
  type Result,
} from '../../../contract';
import { describeInstant } from '../../../contract/instants';
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
import { addScopeOptions, findScope, NO_INSTANCES, type ScopeOptions } from '../scope-options';
import type { OutputOptions } from './profile';
import { printUnreadStreams } from './unread-streams';

interface AttentionCommandOptions extends OutputOptions, ScopeOptions {
  readonly kind?: readonly AttentionKind[];
  readonly readStreams?: boolean;
}

type Attention = ResponseFor<'attention.list'>;

const MAX_AT_ONCE = 1000;

export function addAttentionCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('attention')
    .description('list what needs attention in all instances, worst first, from stored data');
  addScopeOptions(command)
    .addOption(
      new Option('--kind <kind...>', 'only these kinds').choices(attentionKindSchema.options),
    )
    .option('--read-streams', 'first read from Domo how the streams of accounts ended')
    .option(...jsonOption)
    .action((options: AttentionCommandOptions) =>
      run((invoker) => runAttention(io, invoker, options)),
    );
}

/** What was not read goes to stderr, so that a list in a file holds what was found only. */
async function runAttention(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: AttentionCommandOptions,
): Promise<ExitCode> {
  const scope = await findScope(io, invoker, options);
  const result = scope.ok ? await readAttention(io, invoker, scope.value, options) : scope;
  if (options.json === true) return printResult(io, result);
  if (!result.ok) return printProblem(io, result.problem);
  io.out(attentionText(result.value));
  for (const { label, accounts } of result.value.streamsNotRead)
    io.err(messageLine(`${label}: ${streamsNotReadText(accounts)}.`));
  return 0;
}

async function readAttention(
  io: CommandLineIo,
  invoker: OperationInvoker,
  profileIds: readonly string[] | null,
  { kind: kinds, readStreams: reading }: AttentionCommandOptions,
): Promise<Result<Attention>> {
  const ids = profileIds === null ? null : [...profileIds];
  if (reading === true) {
    const read = await invoker.call('attention.readStreams', { profileIds: ids });
    if (!read.ok) return read;
    printUnreadStreams(io, read.value.results);
  }
  const items: AttentionItem[] = [];
  for (;;) {
    const page: Result<Attention> = await invoker.call('attention.list', {
      profileIds: ids,
      kinds: kinds === undefined ? null : [...kinds],
      offset: items.length,
      limit: MAX_AT_ONCE,
    });
    if (!page.ok) return page;
    for (const item of page.value.items) items.push(item);
    const isLast = page.value.items.length < MAX_AT_ONCE;
    if (isLast) return { ok: true, value: { ...page.value, items } };
  }
}

function attentionText({ items, counts, instances }: Attention): string {
  if (instances === 0) return messageLine(NO_INSTANCES);
  if (items.length === 0) return 'Nothing that was read needs attention.\n';
  const table = formatTable(
    ['WHAT', 'INSTANCE', 'ACCOUNT', 'PROVIDER', 'STOPPED', 'READ', 'WHY'],
    items.map((item) => [
      attentionKindTitle[item.kind],
      item.label,
      item.account === null ? '-' : attentionName(item),
      item.account?.dataProviderType ?? '-',
      stoppedText(item),
      item.at === null ? 'never' : describeInstant(item.at),
      item.why,
    ]),
  );
  const sums = counts.map(({ kind, count }) => attentionCountText(kind, count)).join(', ');
  return table + messageLine(`${sums}.`);
}
