/** `latchkey bulk rename|share|delete|undo`: makes a plan and shows it. */
import { listAllKeys } from '../../../contract/all-account-keys';
import {
  createProblem,
  type AccountKey,
  type BulkChange,
  type BulkRun,
  type InventoryScope,
  type Problem,
  type RequestFor,
  type Result,
} from '../../../contract';
import type { AccountFilterOptions } from '../account-filter-options';
import { planGapTexts, scopeOfFilter } from '../../../contract/plan-gaps';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import { findChosenAccounts, type ChosenAccounts } from '../find-view';
import { findNamedAccounts, namesAccounts, type NamedAccountOptions } from '../named-accounts';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { exitCodeOf, listGapTexts, printPartial } from '../partial';
import { messageLine, printProblem, type ExitCode } from '../print';
import { bulkRunText, printBulkJson } from './bulk-text';

/** Of every command that plans. */
export interface ShownPlanOptions {
  readonly plan?: boolean;
  readonly allowPartial?: boolean;
}

export type ChoiceOptions = AccountFilterOptions & NamedAccountOptions;

export type BulkPlanOptions = ChoiceOptions & ShownPlanOptions;

export async function runBulkPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  wanted: BulkChange,
  options: BulkPlanOptions,
  applyWith?: string,
): Promise<ExitCode> {
  const chosen = await listChosenAccounts(io, invoker, options, MAX_BULK_ACCOUNTS);
  if (!chosen.ok) return printProblem(io, chosen.problem);
  return planAndShow(io, invoker, { wanted, ...chosen.value, applyWith }, options);
}

export async function runUndoPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  id: string,
  options: ShownPlanOptions,
  only: 'repoint' | null = null,
): Promise<ExitCode> {
  const run = await invoker.call('bulk.read', { id });
  if (!run.ok) return printProblem(io, run.problem);
  const done = run.value.wanted.change;
  if (only !== null && done !== only) return printProblem(io, otherUndoProblem(done));
  const written = run.value.items.filter(({ state }) => state === 'done' || state === 'unknown');
  const accounts = written.map(({ account }) => account);
  const change = done === 'repoint' ? 'restoreStreams' : 'restoreNames';
  const applyWith = only === null ? undefined : 'latchkey repoint --apply';
  return planAndShow(io, invoker, { wanted: { change, runId: id }, accounts, applyWith }, options);
}

const otherUndoProblem = (change: BulkRun['wanted']['change']): Problem =>
  createProblem('cannotUndo', `This run re-pointed nothing: its change is ${change}.`, {
    next: 'Nothing was planned. `latchkey bulk list` names the runs.',
  });

export interface PlanRequest {
  readonly wanted: RequestFor<'bulk.plan'>['wanted'];
  readonly accounts: readonly AccountKey[];
  /** The part of the inventory of which these are all that matter. */
  readonly allOf?: InventoryScope | undefined;
  /** What else was not looked at, as sentences without their full stops. */
  readonly gaps?: readonly string[];
  /** The command that makes it, without the id. */
  readonly applyWith?: string | undefined;
}

export async function planAndShow(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { wanted, accounts, allOf, gaps = [], applyWith = 'latchkey bulk apply' }: PlanRequest,
  { plan, allowPartial }: ShownPlanOptions,
): Promise<ExitCode> {
  if (accounts.length === 0) {
    await printLacking(io, invoker, gaps, allOf);
    io.err(messageLine('No account meets all conditions: there is nothing to plan.'));
    return 1;
  }
  const planned = await invoker.call('bulk.plan', { wanted, accounts: [...accounts], allOf });
  if (!planned.ok) return printProblem(io, planned.problem);
  if (plan === true) printBulkJson(io, planned.value);
  else {
    io.out(bulkRunText(planned.value));
    io.out(messageLine(`Nothing was written. To do it: ${applyWith} ${planned.value.id}`));
  }
  const partial = [...gaps, ...planGapTexts(planned.value.items)];
  printPartial(io, partial);
  if (gaps.length === 0 && isOfNobody(planned.value)) {
    io.err(messageLine('No instance has exactly one such user or group. The plan says why.'));
    return 1;
  }
  return exitCodeOf(partial.length === 0 ? 'full' : 'partial', allowPartial);
}

/** A user or group that is mistyped is in no instance, and a script must notice. */
const isOfNobody = ({ wanted, items }: BulkRun): boolean =>
  (wanted.change === 'transfer' || wanted.change === 'share') &&
  items.length > 0 &&
  items.every(({ problem }) => problem?.code === 'noMatch' || problem?.code === 'notOnePerson');

/** Where there is no plan whose items say it. */
export async function printLacking(
  io: CommandLineIo,
  invoker: OperationInvoker,
  gaps: readonly string[],
  allOf?: InventoryScope,
): Promise<void> {
  const lacking = allOf && (await listGapTexts(invoker, allOf));
  if (lacking?.ok === false) printProblem(io, lacking.problem);
  printPartial(io, [...gaps, ...(lacking?.ok === true ? lacking.value : [])]);
}

/** `allOf`: the part of the inventory of which these are all. Absent where each was named. */
export type ListedAccounts = Pick<PlanRequest, 'accounts' | 'allOf'>;

/** Those that the options choose or name. Fails with `invalidRequest` for more than `most`. */
export async function listChosenAccounts(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: ChoiceOptions,
  most: number,
): Promise<Result<ListedAccounts>> {
  if (namesAccounts(options)) {
    const named = await findNamedAccounts(io, invoker, options, most);
    return named.ok ? { ok: true, value: { accounts: named.value } } : named;
  }
  const chosen = await findChosenAccounts(io, invoker, options);
  if (!chosen.ok) return chosen;
  const listed = await listAccountsOf(invoker, chosen.value, most);
  if (!listed.ok) return listed;
  return { ok: true, value: { accounts: listed.value, allOf: scopeOfFilter(chosen.value.filter) } };
}

export async function listAccountsOf(
  invoker: OperationInvoker,
  { filter, sort }: ChosenAccounts,
  most: number,
): Promise<Result<AccountKey[]>> {
  const listed = await listAllKeys(
    (range) =>
      invoker.call('inventory.search', { filter, ...(sort === null ? {} : { sort }), ...range }),
    most,
  );
  return listed.ok && listed.value.length > most ? tooMany(invoker, filter, most) : listed;
}

/** Says exactly how many they are: a part of them would look like all. */
async function tooMany(
  invoker: OperationInvoker,
  filter: ChosenAccounts['filter'],
  most: number,
): Promise<Result<never>> {
  const counted = await invoker.call('inventory.count', { filter });
  if (!counted.ok) return counted;
  const { total } = counted.value;
  const message = `These are ${total} accounts, ${total - most} more than the ${most} that one call may have. Nothing was planned.`;
  const next = 'Plan them in parts: choose with --profile, --group or --provider.';
  return { ok: false, problem: createProblem('invalidRequest', message, { next }) };
}
