/** `latchkey bulk rename|share|delete|undo`: makes a plan and shows it. */
import {
  createProblem,
  type AccountKey,
  type BulkChange,
  type InventoryScope,
  type Problem,
  type RequestFor,
  type Result,
} from '../../../contract';
import type { AccountFilterOptions } from '../account-filter-options';
import { MAX_BULK_ACCOUNTS } from '../../../contract/zod-free';
import { findChosenAccounts, type ChosenAccounts } from '../find-view';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { messageLine, printProblem, type ExitCode } from '../print';
import { bulkRunText, printBulkJson } from './bulk-text';

export type BulkPlanOptions = AccountFilterOptions & { readonly plan?: boolean };

export async function runBulkPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  wanted: BulkChange,
  options: BulkPlanOptions,
  applyWith?: string,
): Promise<ExitCode> {
  const accounts = await listChosenAccounts(io, invoker, options, MAX_BULK_ACCOUNTS);
  if (!accounts.ok) return printProblem(io, accounts.problem);
  return planAndShow(io, invoker, wanted, accounts.value, options.plan === true, applyWith);
}

export async function runUndoPlan(
  io: CommandLineIo,
  invoker: OperationInvoker,
  id: string,
  { plan }: { readonly plan?: boolean },
): Promise<ExitCode> {
  const run = await invoker.call('bulk.read', { id });
  if (!run.ok) return printProblem(io, run.problem);
  const written = run.value.items.filter(({ state }) => state === 'done' || state === 'unknown');
  const accounts = written.map(({ account }) => account);
  const change = run.value.wanted.change === 'repoint' ? 'restoreStreams' : 'restoreNames';
  return planAndShow(io, invoker, { change, runId: id }, accounts, plan === true);
}

export async function planAndShow(
  io: CommandLineIo,
  invoker: OperationInvoker,
  wanted: RequestFor<'bulk.plan'>['wanted'],
  accounts: readonly AccountKey[],
  asJson: boolean,
  applyWith = 'latchkey bulk apply',
  allOf?: InventoryScope,
): Promise<ExitCode> {
  if (accounts.length === 0) {
    io.err(messageLine('No account meets all conditions: there is nothing to plan.'));
    return 1;
  }
  const planned = await invoker.call('bulk.plan', { wanted, accounts: [...accounts], allOf });
  if (!planned.ok) return printProblem(io, planned.problem);
  if (asJson) return printBulkJson(io, planned.value);
  io.out(bulkRunText(planned.value));
  io.out(messageLine(`Nothing was written. To do it: ${applyWith} ${planned.value.id}`));
  return 0;
}

const ROWS_PER_PAGE = 1000;

/** Those that the options choose. Fails with `invalidRequest` for more than `most`. */
export async function listChosenAccounts(
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: AccountFilterOptions,
  most: number,
): Promise<Result<AccountKey[]>> {
  const chosen = await findChosenAccounts(invoker, options);
  return chosen.ok ? listAccountsOf(io, invoker, chosen.value, most) : chosen;
}

export async function listAccountsOf(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { filter, sort, notes }: ChosenAccounts,
  most: number,
): Promise<Result<AccountKey[]>> {
  for (const note of notes) io.err(messageLine(note));
  const accounts: AccountKey[] = [];
  for (;;) {
    const page = await invoker.call('inventory.search', {
      filter,
      ...(sort === null ? {} : { sort }),
      offset: accounts.length,
      limit: ROWS_PER_PAGE,
    });
    if (!page.ok) return page;
    accounts.push(...page.value.rows.map(({ profileId, kind, id }) => ({ profileId, kind, id })));
    if (accounts.length > most) return { ok: false, problem: tooManyProblem(most) };
    if (page.value.rows.length < ROWS_PER_PAGE) return { ok: true, value: accounts };
  }
}

const tooManyProblem = (most: number): Problem =>
  createProblem('invalidRequest', `These are more than ${most} accounts. Nothing was planned.`, {
    next: 'Choose fewer with the options, and plan the rest after that.',
  });
