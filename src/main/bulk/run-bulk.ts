/** bulk.run: makes the writes of a plan that are left, and keeps what became of each. */
import {
  createProblem,
  fail,
  instanceErrors,
  type BulkChangeName,
  type BulkItem,
  type BulkRun,
  type BulkRunItem,
  type ParsedRequestFor,
  type Problem,
  type Result,
} from '../../contract';
import { needsLabel } from '../../contract/confirmed-changes';
import type { CallContext } from '../call-context';
import type { BulkItemEnd } from '../store/bulk-run-types';
import type { Store } from '../store/store-types';
import { settleAll } from '../sync/parallel-work';
import type { BulkAnswer, BulkCheck, BulkDeps, BulkFlow } from './bulk-flow';
import { createBulkFlow } from './bulk-flows';
import { inspectAccount } from './inspect-account';
import { countByInstance, countProgress } from './plan-bulk';
import { positionsByInstance } from './positions-by-instance';
import { recordRefusedItem } from './refused-items';

type RunRequest = ParsedRequestFor<'bulk.run'>;

export async function runBulk(
  deps: BulkDeps,
  request: RunRequest,
  caller: CallContext,
): Promise<BulkRun> {
  const store = await deps.workspace.store();
  const planned = await requireRun(store, request.id);
  const flow = await createBulkFlow(deps, planned.wanted);
  if (planned.items.some(({ state }) => state === 'waiting')) flow.accept?.(request.secrets);
  await store.beginBulkRun(request.id, Date.now());
  try {
    await new BulkRunner(deps, store, flow, planned, request, caller).run();
  } finally {
    await store.endBulkRun(request.id, Date.now());
  }
  return requireRun(store, request.id);
}

export const requireRun = async (store: Store, id: string): Promise<BulkRun> =>
  (await store.getBulkRun(id)) ??
  fail('notFound', 'There is no such plan: plans are kept for 30 days.');

/** These mean that the instance answers nothing: the rest of it is left for later, and not tried one by one. */
const instanceCodes: ReadonlySet<string> = new Set(
  instanceErrors.filter((code) => code !== 'notFound'),
);

const NO_OBJECTION = { stop: null, runNotes: [] } as const;

class BulkRunner {
  private stopped = false;
  private readonly report: (profileId: string) => void;
  private readonly waiting: readonly BulkRunItem[];

  constructor(
    private readonly deps: BulkDeps,
    private readonly store: Store,
    private readonly flow: BulkFlow,
    private readonly planned: BulkRun,
    private readonly request: RunRequest,
    private readonly caller: CallContext,
  ) {
    this.waiting = planned.items.filter(({ state }) => state === 'waiting');
    const totals = countByInstance(this.waiting.map(({ account }) => account));
    this.report = countProgress(caller, totals, 'writing');
  }

  /** Instances beside each other, and the accounts of one after the other, so that a stop leaves few under way. */
  async run(): Promise<void> {
    const { items } = this.planned;
    await this.flow.prepare?.(this.waiting, this.request.secrets, this.caller.signal);
    const groups = positionsByInstance(items.map(({ account }) => ({ account })));
    await settleAll(
      groups.map(async (group) => {
        let dead: Problem | null = null;
        for (const { position } of group) {
          const item = items[position];
          if (item?.state !== 'waiting') continue;
          if (this.stopped || this.caller.signal.aborted) return;
          dead ??= await this.runItem(item, position);
          if (dead !== null) await this.leave(position, dead);
          this.report(item.account.profileId);
        }
      }),
    );
  }

  /** Returns why the whole instance answers nothing; null otherwise. */
  private async runItem(planned: BulkRunItem, position: number): Promise<Problem | null> {
    const { deps, flow, caller, store, request } = this;
    const change = { deps, flow, wanted: this.planned.wanted };
    const { item, problem } = await inspectAccount(
      change,
      { account: planned.account, subject: planned.subject, notes: [], problem: null },
      position,
      caller.signal,
    );
    if (this.isCancelled()) return null;
    if (problem !== null && instanceCodes.has(problem.code)) return problem;
    if (item.stamp !== planned.stamp || problem !== null) {
      await this.refuse(planned, position, problem ?? changedProblem(planned));
      return null;
    }
    const confirm = request.confirmed.find(
      ({ profileId }) => profileId === planned.account.profileId,
    )?.label;
    if (lacksLabel(this.planned.wanted.change, item, confirm)) {
      await this.leave(position, unconfirmedProblem(item));
      return null;
    }
    const check = (await flow.check?.(planned, request.secrets, caller.signal)) ?? NO_OBJECTION;
    if (this.isCancelled()) return null;
    if (check.stop !== null) return this.stopBefore(planned, position, check);
    if (!(await store.claimBulkItem(request.id, position, Date.now()))) return null;
    const sent = await flow.send(caller, planned, confirm, request.secrets);
    const runNotes = [
      ...check.runNotes,
      ...(sent.ok && 'runNotes' in sent.value ? (sent.value.runNotes ?? []) : []),
    ];
    const created = sent.ok && 'created' in sent.value ? sent.value.created : undefined;
    await this.end(position, {
      ...toEnd(sent),
      runNotes,
      ...(created === undefined ? {} : { created }),
    });
    return null;
  }

  /** Nothing was sent. Returns the problem if the whole instance answers nothing. */
  private async stopBefore(
    planned: BulkRunItem,
    position: number,
    { stop, problem }: Extract<BulkCheck, { problem: Problem }>,
  ): Promise<Problem | null> {
    if (instanceCodes.has(problem.code)) return problem;
    if (stop === 'waiting') await this.leave(position, problem);
    else await this.refuse(planned, position, problem);
    return null;
  }

  /** Before anything was sent. What Domo or the guard refuses is recorded by the operation itself. */
  private async refuse(planned: BulkRunItem, position: number, problem: Problem): Promise<void> {
    await recordRefusedItem(this.deps, this.caller, this.planned.wanted.change, planned, problem);
    await this.end(position, { state: 'refused', problem });
  }

  private isCancelled(): boolean {
    return this.caller.signal.aborted;
  }

  private async end(position: number, end: BulkItemEnd): Promise<void> {
    if (this.request.stopOnError && ['refused', 'partly', 'unknown'].includes(end.state))
      this.stopped = true;
    await this.store.endBulkItem(this.request.id, position, end);
  }

  /** It still waits: the next run tries it. */
  private async leave(position: number, problem: Problem): Promise<void> {
    if (this.request.stopOnError) this.stopped = true;
    await this.store.endBulkItem(this.request.id, position, { state: 'waiting', problem });
  }
}

function toEnd(sent: Result<BulkAnswer>): BulkItemEnd {
  if (sent.ok)
    return 'deleted' in sent.value
      ? { state: 'done', problem: null }
      : { state: sent.value.end ?? 'done', problem: sent.value.problem };
  const { problem } = sent;
  if (problem.code === 'outcomeUnknown' || problem.code === 'unexpected')
    return { state: 'unknown', problem };
  // It was cancelled before it was sent.
  if (problem.code === 'cancelled') return { state: 'waiting', problem: null };
  return { state: 'refused', problem };
}

/** The guard of the dispatcher knows no changes, only operations: most of these end in one that is not destructive. */
const lacksLabel = (
  change: BulkChangeName,
  { guard, label }: BulkItem,
  confirm: string | undefined,
): boolean => guard === 'confirm' && needsLabel(change) && confirm?.trim() !== label.trim();

const unconfirmedProblem = ({ label }: BulkItem): Problem =>
  createProblem('notConfirmed', `${label} requires its label to confirm this: nothing was sent.`, {
    next: 'Apply the same plan again with its label. On the command line: --confirm LABEL.',
  });

const changedProblem = ({ name, label, subject }: BulkRunItem): Problem => {
  const baseline = subject?.type === 'baseline' ? ` or ${subject.name} in ${subject.label}` : '';
  return createProblem(
    'changedSinceRead',
    `Nothing was sent: ${name} in ${label}${baseline} changed since the plan was made.`,
    { next: 'Make a new plan for it.' },
  );
};
