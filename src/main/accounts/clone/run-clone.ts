/** clone.run: creates the account in each instance of a plan, where nothing changed since the plan was made. */
import {
  createProblem,
  toProblem,
  type CloneResult,
  type CloneTarget,
  type ParsedRequestFor,
  type Problem,
  type Progress,
  type RequestFor,
  type ResponseFor,
  type Result,
} from '../../../contract';
import type { CallContext } from '../../call-context';
import {
  computeSourceStamp,
  readCloneSource,
  type CloneDeps,
  type CloneSource,
} from './clone-source';
import { readCloneTarget } from './clone-target';
import { buildCreateRequest, checkCloneValues, listClonedFields } from './cloned-fields';
import { withRememberedPairings } from './find-same-accounts';

type RunRequest = ParsedRequestFor<'clone.run'>;

export async function runClone(
  deps: CloneDeps,
  request: RunRequest,
  caller: CallContext,
): Promise<ResponseFor<'clone.run'>> {
  const source = await readCloneSource(deps, request.source, caller.signal);
  const fields = listClonedFields(source);
  const stamp = computeSourceStamp(source, fields, await deps.workspace.fingerprintKey());
  const changed = stamp === request.stamp ? null : sourceChangedProblem(source);
  if (changed === null) checkCloneValues(fields, request.values);
  const rule = await withRememberedPairings(deps, request.rule);
  const clone: CloneRun = { deps, request: { ...request, rule }, caller, source, changed };
  // Each instance has its own queue of requests, so all can be worked on at once.
  const results = await Promise.all(
    request.targets.map((target) =>
      withTargetProgress(caller, target.profileId, () =>
        cloneIntoTarget(clone, target, () =>
          buildCreateRequest(source, fields, request, target.profileId),
        ),
      ),
    ),
  );
  return { results };
}

interface CloneRun {
  readonly deps: CloneDeps;
  readonly request: RunRequest;
  readonly caller: CallContext;
  readonly source: CloneSource;
  /** Why nothing is created anywhere; null: the source did not change. */
  readonly changed: Problem | null;
}

/** Whatever happens in one instance does not concern the others. */
async function cloneIntoTarget(
  { deps, request, caller, source, changed }: CloneRun,
  { profileId, stamp }: RunRequest['targets'][number],
  buildRequest: () => RequestFor<'account.create'>,
): Promise<CloneResult> {
  const wanted = { source, displayName: request.displayName, rule: request.rule };
  const target = await readCloneTarget(deps, profileId, wanted, caller.signal);
  const instance: TargetInstance = { profileId, label: target.label };
  if (caller.signal.aborted) return toCancelledResult(instance);
  const refusal = changed ?? (target.stamp === stamp ? null : targetChangedProblem(target));
  if (refusal !== null) {
    await recordRefusal(deps, caller, request, instance, refusal);
    return toRefusedResult(instance, refusal);
  }
  if (target.will === 'nothing') {
    return { ...instance, outcome: 'nothing', id: null, problem: target.why };
  }
  caller.progress(toTargetProgress(profileId, 'creating', 0));
  return toCloneResult(instance, await caller.call('account.create', buildRequest()));
}

/** Recorded as the guard's refusals are. A record that cannot be written must not hide why nothing was created. */
async function recordRefusal(
  { journal }: CloneDeps,
  { source }: CallContext,
  { displayName, source: { kind } }: RunRequest,
  { profileId }: TargetInstance,
  refusal: Problem,
): Promise<void> {
  const activity = {
    operation: 'account.create' as const,
    source,
    profileId,
    kind,
    accountId: null,
    account: displayName,
    changes: [],
  };
  await journal.recordRefusal(activity, refusal).catch(() => undefined);
}

/** If `work` throws, nothing was sent: a call of account.create never rejects. */
async function withTargetProgress(
  caller: CallContext,
  profileId: string,
  work: () => Promise<CloneResult>,
): Promise<CloneResult> {
  caller.progress(toTargetProgress(profileId, 'accounts', 0));
  const result = await work().catch((error: unknown) =>
    toRefusedResult({ profileId, label: profileId }, toProblem(error)),
  );
  caller.progress(toTargetProgress(profileId, 'done', 1));
  return result;
}

const toTargetProgress = (profileId: string, phase: Progress['phase'], done: number): Progress => ({
  profileId,
  phase,
  done,
  total: 1,
  waitingUntil: null,
});

const sourceChangedProblem = ({ label }: CloneSource): Problem =>
  createProblem(
    'changedSinceRead',
    `Nothing was sent: the account in ${label} changed since it was read.`,
  );

const targetChangedProblem = ({ label, why }: CloneTarget): Problem =>
  createProblem(
    'changedSinceRead',
    `Nothing was sent: ${label} changed since it was read. ${why?.message ?? 'The account could be created there now.'}`,
  );

type TargetInstance = Pick<CloneResult, 'profileId' | 'label'>;

/** The result of account.create in one instance. What Domo may have created is unknown, cancelled or not. */
function toCloneResult(
  instance: TargetInstance,
  result: Result<ResponseFor<'account.create'>>,
): CloneResult {
  if (result.ok) {
    const { id, problem } = result.value;
    return { ...instance, outcome: 'done', id, problem };
  }
  const { problem } = result;
  if (problem.code === 'outcomeUnknown' || problem.code === 'unexpected') {
    return { ...instance, outcome: 'unknown', id: null, problem };
  }
  if (problem.code === 'cancelled') return toCancelledResult(instance);
  return toRefusedResult(instance, problem);
}

const toRefusedResult = (instance: TargetInstance, problem: Problem): CloneResult => ({
  ...instance,
  outcome: 'refused',
  id: null,
  problem,
});

const toCancelledResult = (instance: TargetInstance): CloneResult => ({
  ...instance,
  outcome: 'cancelled',
  id: null,
  problem: createProblem('cancelled', `Nothing was sent to ${instance.label}: it was cancelled.`),
});
