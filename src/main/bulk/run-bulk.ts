/** bulk.run: makes the writes of a plan that are left, and keeps what became of each. */
import {
  createProblem,
  fail,
  type BulkChangeName,
  type BulkItem,
  type BulkRun,
  type BulkRunItem,
  type ParsedRequestFor,
  type Problem,
} from '../../contract';
import { needsLabel } from '../../contract/confirmed-changes';
import type { CallContext } from '../call-context';
import type { BulkItemEnd } from '../store/bulk-run-types';
import type { Store } from '../store/store-types';
import { settleAll } from '../sync/parallel-work';
import { AnsweringInstance } from './answering-instance';
import type { BulkCheck, BulkDeps, BulkFlow, MayBeSent } from './bulk-flow';
import { createBulkFlow } from './bulk-flows';
import { inspectAccount } from './inspect-account';
import { countByInstance, countProgress } from './plan-bulk';
import { positionsByInstance } from './positions-by-instance';
import { recordRefusedItem } from './refused-items';
import { sendItem } from './send-item';

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
  await store.beginBulkRun(request.id, Date.now(), planned.items.length);
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

const NO_OBJECTION = { stop: null, runNotes: [] } as const;

class BulkRunner {
  private stopped = false;
  private readonly report: (profileId: string) => void;
  private readonly waiting: readonly BulkRunItem[];
  private readonly instances = new Map<string, AnsweringInstance>();

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
    this.flow.prepare?.(this.waiting, this.request.secrets, this.mayBeSent);
    const groups = positionsByInstance(items.map(({ account }) => ({ account })));
    await settleAll(
      groups.map(async (group) => {
        for (const { position } of group) {
          const item = items[position];
          if (item?.state !== 'waiting') continue;
          if (this.stopped || this.caller.signal.aborted) return;
          const instance = this.instanceOf(item);
          if (instance.dead === null) await this.runItem(item, position, instance);
          else await this.leave(position, instance.dead);
          this.report(item.account.profileId);
        }
      }),
    );
  }

  /** What Domo has now, and whether that is still what was planned. */
  private async look(planned: BulkRunItem, position: number): Promise<Look> {
    const { deps, flow, caller } = this;
    const { item, problem } = await inspectAccount(
      { deps, flow, wanted: this.planned.wanted },
      { account: planned.account, subject: planned.subject, notes: [], problem: null },
      position,
      caller.signal,
    );
    const isPlanned = item.stamp === planned.stamp && problem === null;
    const confirm = this.confirmOf(planned);
    const isConfirmed = !lacksLabel(this.planned.wanted.change, item, confirm);
    return { item, problem, isPlanned, isConfirmed, confirm };
  }

  private confirmOf({ account }: BulkItem): string | undefined {
    return this.request.confirmed.find(({ profileId }) => profileId === account.profileId)?.label;
  }

  private instanceOf({ account: { profileId } }: BulkItem): AnsweringInstance {
    const known = this.instances.get(profileId) ?? new AnsweringInstance();
    this.instances.set(profileId, known);
    return known;
  }

  private readonly mayBeSent: MayBeSent = async (item) => {
    const position = this.planned.items.findIndex((each) => each === item);
    const planned = this.planned.items[position];
    const instance = this.instanceOf(item);
    if (planned === undefined) return 'no';
    if (instance.dead !== null) return 'instanceNo';
    try {
      const { problem, isPlanned, isConfirmed } = await this.look(planned, position);
      instance.sawReading(problem);
      const isInstance = this.instanceOf(item).dead !== null || problem?.code === 'readOnly';
      if (isInstance || !isConfirmed) return 'instanceNo';
      return isPlanned ? 'yes' : 'no';
    } catch {
      // The store cannot be read: the item's own turn says so.
      return 'instanceNo';
    }
  };

  private async runItem(
    planned: BulkRunItem,
    position: number,
    instance: AnsweringInstance,
  ): Promise<void> {
    const { flow, caller, store, request } = this;
    // Before the look: what it sees must be what is written.
    await flow.waitBefore?.(planned, request.secrets, caller.signal);
    if (this.isCancelled()) return;
    const { item, problem, isPlanned, isConfirmed, confirm } = await this.look(planned, position);
    if (this.isCancelled()) return;
    if (instance.sawReading(problem)) {
      if (problem !== null) await this.leave(position, problem);
      return;
    }
    if (!isPlanned) {
      await this.refuse(planned, position, problem ?? changedProblem(planned));
      return;
    }
    if (!isConfirmed) {
      await this.leave(position, unconfirmedProblem(item));
      return;
    }
    const check = (await flow.check?.(planned, request.secrets, caller.signal)) ?? NO_OBJECTION;
    if (this.isCancelled()) return;
    if (check.stop !== null) {
      await this.stopBefore(planned, position, check, instance);
      return;
    }
    if (!(await store.claimBulkItem(request.id, position, Date.now()))) return;
    const sent = { item: planned, confirm, secrets: request.secrets, runNotes: check.runNotes };
    await this.end(position, await sendItem(flow, caller, sent));
  }

  /** Nothing was sent. */
  private async stopBefore(
    planned: BulkRunItem,
    position: number,
    { stop, problem }: Extract<BulkCheck, { problem: Problem }>,
    instance: AnsweringInstance,
  ): Promise<void> {
    if (instance.sawProblem(problem) || stop === 'waiting') await this.leave(position, problem);
    else await this.refuse(planned, position, problem);
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
    await this.store.endBulkItem(this.request.id, position, { state: 'waiting', problem });
  }
}

interface Look {
  readonly item: BulkItem;
  readonly problem: Problem | null;
  /** Domo has what the plan shows, and nothing hinders the write. */
  readonly isPlanned: boolean;
  /** The label of the instance was given, where its guard asks for one. */
  readonly isConfirmed: boolean;
  readonly confirm: string | undefined;
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
