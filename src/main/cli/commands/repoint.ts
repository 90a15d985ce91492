/** `latchkey repoint`: gives the datasets of an account another account, by their streams. */
import { Option, type Command } from 'commander';
import {
  createProblem,
  parseId,
  type AccountKey,
  type BulkChange,
  type DomoId,
  type InventoryScope,
  type Result,
} from '../../../contract';
import { addChangePlanOptions } from '../apply-option';
import {
  addAccountFilterOptions,
  choosesAccounts,
  type AccountFilterOptions,
} from '../account-filter-options';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { printProblem, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import { scopeOfFilter } from '../../../contract/plan-gaps';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import { findChosenAccounts } from '../find-view';
import type { ApplyOptions } from './bulk-apply';
import { runOwnApply, type OwnChanges } from './own-apply';
import {
  listAccountsOf,
  planAndShow,
  runUndoPlan,
  type PlanRequest,
  type ShownPlanOptions,
} from './bulk-plan';
import { parseAccountName } from '../account-name';

interface RepointOptions extends ApplyOptions, AccountFilterOptions, ShownPlanOptions {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly streams?: readonly string[];
  readonly undo?: string;
  readonly apply?: string;
}

const repointings: OwnChanges = { changes: ['repoint', 'restoreStreams'] };

const repointHelp = `
Shows which streams use the account, what depends on their datasets, and what would be written.
Nothing is written before --apply, and then each stream only if it still uses the account.
The rest of a stream is sent back as it was read. Several accounts, also of several instances,
can be named: --from Acme:71 Beta:12 --to Acme:88 Beta:40; or chosen, as with --view "Old keys".

Exit status of --apply: as of \`latchkey bulk apply\`.`;

export function addRepointCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = program
    .command('repoint')
    .description('give the datasets of an account another account')
    .option('--from <account...>', 'the account that they use: LABEL:ID')
    .option('--to <account...>', 'the account that they get: ID, or LABEL:ID')
    .option('--streams <id...>', 'only these streams')
    .addOption(
      new Option('--undo <run>', 'plan giving back what a run changed').conflicts(['from', 'to']),
    )
    .addHelpText('after', repointHelp);
  addChangePlanOptions(addAccountFilterOptions(command)).action((options: RepointOptions) => {
    const { from = [], to = [], undo, apply } = options;
    if (apply !== undefined)
      return run((invoker) => runOwnApply(io, invoker, apply, options, repointings));
    if (undo !== undefined)
      return run((invoker) => runUndoPlan(io, invoker, undo, options, 'repoint'));
    if ((from.length === 0 && !choosesAccounts(options)) || to.length === 0) {
      return command.error('error: name --from or --view, and --to; or --undo, or --apply');
    }
    return run((invoker) => runRepointPlan(io, invoker, { ...options, from, to }));
  });
}

async function runRepointPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: RepointOptions & { readonly from: readonly string[]; readonly to: readonly string[] },
): Promise<ExitCode> {
  const wanted = await findWanted(io, invoker, options);
  if (!wanted.ok) return printProblem(io, wanted.problem);
  const request = { ...wanted.value, applyWith: 'latchkey repoint --apply' };
  return planAndShow(io, invoker, request, options);
}

type Wanted = Pick<PlanRequest, 'wanted' | 'accounts' | 'allOf'>;

async function findWanted(
  io: CommandLineIo,
  invoker: OperationInvoker,
  {
    from,
    to,
    streams = [],
    ...options
  }: RepointOptions & { readonly from: readonly string[]; readonly to: readonly string[] },
): Promise<Result<Wanted>> {
  const accounts: AccountKey[] = [];
  let allOf: InventoryScope | undefined;
  for (const name of from) {
    const key = await parseAccountName(invoker, name);
    if (!key.ok) return key;
    accounts.push(key.value);
  }
  if (choosesAccounts(options)) {
    // Only plain accounts have streams.
    const filter = { ...options, kind: 'account' as const };
    const chosen = await findChosenAccounts(io, invoker, filter);
    if (!chosen.ok) return chosen;
    const listed = await listAccountsOf(invoker, chosen.value, MAX_BULK_ACCOUNTS);
    if (!listed.ok) return listed;
    accounts.push(...listed.value);
    allOf = scopeOfFilter(chosen.value.filter);
  }
  const instances = [...new Set(accounts.map(({ profileId }) => profileId))];
  const only = instances.length === 1 ? (instances[0] ?? null) : null;
  const targets: { profileId: string; id: DomoId }[] = [];
  for (const name of to) {
    const key = await parseTarget(invoker, name, only);
    if (!key.ok) return key;
    if (targets.some(({ profileId }) => profileId === key.value.profileId))
      return refuse('Two accounts are named by --to for one instance.');
    targets.push(key.value);
  }
  const ids = streams.map(parseId);
  if (ids.includes(null)) return refuse('A stream is named by its id, which is a number.');
  if (ids.length > 0 && only === null)
    return refuse('Streams can be chosen in one instance at a time.');
  const chosen = ids.flatMap((id) =>
    id === null || only === null ? [] : [{ profileId: only, id }],
  );
  const wanted: BulkChange = { change: 'repoint', to: targets, streams: chosen };
  return { ok: true, value: { wanted, accounts, ...(allOf === undefined ? {} : { allOf }) } };
}

async function parseTarget(
  invoker: OperationInvoker,
  name: string,
  only: string | null,
): Promise<Result<{ profileId: string; id: DomoId }>> {
  const id = parseId(name);
  if (id !== null) {
    return only === null
      ? refuse('Write LABEL:ID after --to, because --from names several instances.')
      : { ok: true, value: { profileId: only, id } };
  }
  const key = await parseAccountName(invoker, name);
  if (!key.ok) return key;
  if (key.value.kind === 'oauth') return refuse('A stream cannot use an OAuth account.');
  return { ok: true, value: { profileId: key.value.profileId, id: key.value.id } };
}

const refuse = (
  message: string,
): { readonly ok: false; readonly problem: ReturnType<typeof createProblem> } => ({
  ok: false,
  problem: createProblem('invalidRequest', message, {
    next: 'See `latchkey repoint --help`. Nothing was planned.',
  }),
});
