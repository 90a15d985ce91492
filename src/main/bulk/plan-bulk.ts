/** bulk.plan: what a change would write to each account. Changes nothing in Domo, and keeps the plan. */
import { randomUUID } from 'node:crypto';
import type { AccountKey, BulkRun, BulkRunItem, ParsedRequestFor, Progress } from '../../contract';
import type { CallContext } from '../call-context';
import { runInParallel } from '../sync/parallel-work';
import type { BulkDeps } from './bulk-flow';
import { createBulkFlow } from './bulk-flows';
import { inspectAccount } from './inspect-account';
import { listTargets } from './list-targets';
import { toGapItem, type PlanGap } from './plan-gaps';
import { ACCOUNTS_AT_ONCE, positionsByInstance } from './positions-by-instance';
import { accountKeyText } from '../../contract/zod-free';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export async function planBulk(
  deps: BulkDeps,
  { wanted, accounts: chosen }: ParsedRequestFor<'bulk.plan'>,
  caller: Pick<CallContext, 'signal' | 'progress'>,
  gaps: readonly PlanGap[] = [],
): Promise<BulkRun> {
  const { signal } = caller;
  const accounts = withoutRepeats(chosen);
  const flow = await createBulkFlow(deps, wanted);
  await flow.acceptAccounts?.(accounts, signal);
  const searched = flow.listSubjects === undefined ? [] : accounts;
  const onListed = countProgress(caller, countByInstance(searched), 'accounts');
  const targets = await listTargets(flow, accounts, signal, onListed);
  const items = new Array<BulkRunItem>(targets.length);
  const report = countProgress(
    caller,
    countByInstance(targets.map(({ account }) => account)),
    'accounts',
  );
  await Promise.all(
    positionsByInstance(targets).map((group) =>
      runInParallel(group, ACCOUNTS_AT_ONCE, async ({ account, position, ...rest }) => {
        if (signal.aborted) return;
        const change = { deps, flow, wanted };
        const target = { account, ...rest };
        const { item, problem } = await inspectAccount(change, target, position, signal);
        items[position] = { ...item, state: problem === null ? 'waiting' : 'nothing', problem };
        report(account.profileId);
      }),
    ),
  );
  signal.throwIfAborted();
  // Last, so that the other items have the numbers that a run gives them.
  items.push(...gaps.map(toGapItem));
  const plannedAt = Date.now();
  const run = { id: randomUUID(), wanted, plannedAt, startedAt: null, endedAt: null, items };
  await (await deps.workspace.store()).addBulkRun(run, plannedAt - KEPT_MS);
  return run;
}

function withoutRepeats(accounts: readonly AccountKey[]): AccountKey[] {
  const byText = new Map(accounts.map((key) => [accountKeyText(key), key]));
  return [...byText.values()];
}

/** Tells the caller how many accounts of each instance are done, at first none. `totals`: by profile id. */
export function countProgress(
  { progress }: Pick<CallContext, 'progress'>,
  totals: ReadonlyMap<string, number>,
  phase: Progress['phase'],
): (profileId: string) => void {
  const counts = new Map<string, number>();
  const report = (profileId: string, done: number): void => {
    counts.set(profileId, done);
    const total = totals.get(profileId) ?? 0;
    progress({
      profileId,
      phase: done === total ? 'done' : phase,
      done,
      total,
      waitingUntil: null,
    });
  };
  for (const profileId of totals.keys()) report(profileId, 0);
  return (profileId) => report(profileId, (counts.get(profileId) ?? 0) + 1);
}

/** How many of them each instance has. */
export function countByInstance(accounts: readonly AccountKey[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { profileId } of accounts) totals.set(profileId, (totals.get(profileId) ?? 0) + 1);
  return totals;
}
