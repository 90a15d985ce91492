/** bulk.plan: what a change would write to each account. Changes nothing in Domo, and keeps the plan. */
import { randomUUID } from 'node:crypto';
import type { AccountKey, BulkRun, BulkRunItem, ParsedRequestFor, Progress } from '../../contract';
import type { CallContext } from '../call-context';
import { runInParallel } from '../sync/parallel-work';
import type { BulkDeps } from './bulk-flow';
import { createBulkFlow } from './bulk-flows';
import { inspectAccount } from './inspect-account';
import { listTargets } from './list-targets';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Accounts of one instance that are looked at together. Its client limits the requests as well. */
const ACCOUNTS_AT_ONCE = 5;

export async function planBulk(
  deps: BulkDeps,
  { wanted, accounts: chosen }: ParsedRequestFor<'bulk.plan'>,
  caller: Pick<CallContext, 'signal' | 'progress'>,
): Promise<BulkRun> {
  const { signal } = caller;
  const accounts = withoutRepeats(chosen);
  const flow = await createBulkFlow(deps, wanted);
  const targets = await listTargets(flow, accounts, signal);
  const items = new Array<BulkRunItem>(targets.length);
  const report = countProgress(caller, targets.length);
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
  const plannedAt = Date.now();
  const run = { id: randomUUID(), wanted, plannedAt, startedAt: null, endedAt: null, items };
  await (await deps.workspace.store()).addBulkRun(run, plannedAt - KEPT_MS);
  return run;
}

/** Each instance has its own queue of requests, so that a slow one does not hold up the others. */
export function positionsByInstance<T extends { readonly account: AccountKey }>(
  targets: readonly T[],
): (T & { readonly position: number })[][] {
  const groups = new Map<string, (T & { readonly position: number })[]>();
  for (const [position, target] of targets.entries()) {
    const { profileId } = target.account;
    const group = groups.get(profileId) ?? [];
    groups.set(profileId, group);
    group.push({ ...target, position });
  }
  return [...groups.values()];
}

function withoutRepeats(accounts: readonly AccountKey[]): AccountKey[] {
  const byText = new Map(
    accounts.map((key) => [JSON.stringify([key.profileId, key.kind, key.id]), key]),
  );
  return [...byText.values()];
}

/** Tells the caller after each account how many of all are done. */
export function countProgress(
  { progress }: Pick<CallContext, 'progress'>,
  total: number,
  phase: Progress['phase'] = 'accounts',
): (profileId: string) => void {
  let done = 0;
  return (profileId) => {
    done += 1;
    progress({ profileId, phase, done, total, waitingUntil: null });
  };
}
