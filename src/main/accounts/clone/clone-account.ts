/** clone.run: makes the account in each instance of a plan, where nothing changed since the plan was seen. */
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
  createProblem as makeProblem,
  type Result,
} from '../../../contract';
import { listClonedFields, checkCloneValues, buildCreateRequest } from './cloned-fields';
import {
  type CloneCallContext,
  type CloneDeps,
  readCloneSource,
  type CloneSource,
  computeSourceStamp,
} from './clone-source';
import { withRememberedPairings } from './find-same-accounts';
import { readCloneTarget } from './clone-target';

type RunRequest = ParsedRequestFor<'clone.run'>;

export async function runClone(
  parts: CloneDeps,
  request: RunRequest,
  caller: CloneCallContext,
): Promise<ResponseFor<'clone.run'>> {
  const source = await readCloneSource(parts, request.source, caller.signal);
  const fields = listClonedFields(source);
  const now = computeSourceStamp(source, fields, await parts.workspace.fingerprintKey());
  const changed = now === request.stamp ? null : sourceChangedProblem(source);
  if (changed === null) checkCloneValues(fields, request.values);
  const rule = await withRememberedPairings(parts, request.rule);
  const clone: CloneRun = { parts, request: { ...request, rule }, caller, source, changed };
  // Every instance has its own queue, so all can be worked on at once.
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
  readonly parts: CloneDeps;
  readonly request: RunRequest;
  readonly caller: CloneCallContext;
  readonly source: CloneSource;
  /** Why nothing is made anywhere; null: the source is as it was. */
  readonly changed: Problem | null;
}

/** One instance. Whatever happens here does not concern the others. */
async function cloneIntoTarget(
  { parts, request, caller, source, changed }: CloneRun,
  { profileId, stamp }: RunRequest['targets'][number],
  creating: () => RequestFor<'account.create'>,
): Promise<CloneResult> {
  const { displayName, rule } = request;
  const now = await readCloneTarget(parts, profileId, { source, displayName, rule }, caller.signal);
  const place: TargetInstance = { profileId, label: now.label };
  if (caller.signal.aborted) return toCancelledResult(place);
  const why = changed ?? (now.stamp === stamp ? null : targetChangedProblem(now));
  if (why !== null) {
    await recordRefusal(parts, caller, request, place, why);
    return toRefusedResult(place, why);
  }
  if (now.will === 'nothing') return { ...place, outcome: 'nothing', id: null, problem: now.why };
  caller.progress(toTargetProgress(profileId, 'creating', 0));
  return toCloneResult(place, await caller.call('account.create', creating()));
}

/** As the guard's refusals are. A record that cannot be written must not hide why nothing was made. */
async function recordRefusal(
  { journal }: CloneDeps,
  { source }: CloneCallContext,
  { displayName, source: { kind } }: RunRequest,
  { profileId }: TargetInstance,
  why: Problem,
): Promise<void> {
  const undertaking = {
    ...({ operation: 'account.create', source, profileId, kind, accountId: null } as const),
    account: displayName,
    changes: [],
  };
  await journal.recordRefusal(undertaking, why).catch(() => undefined);
}

/** What throws has sent nothing: a create that is on its way never does. */
async function withTargetProgress(
  caller: CloneCallContext,
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
    `Nothing was sent: ${label} changed since it was read. ${why?.message ?? 'It could be made there now.'}`,
  );

/** Making an account of one instance in others: planned first, then made where nothing changed since. */

/** clone.plan: what would be made where. Changes nothing. */

export async function planClone(
  parts: CloneDeps,
  { source: key, profileIds, rule: asked, displayName: wanted }: ParsedRequestFor<'clone.plan'>,
  { signal }: Pick<CloneCallContext, 'signal'>,
): Promise<ResponseFor<'clone.plan'>> {
  const source = await readCloneSource(parts, key, signal);
  const { account, label, readAt } = source;
  const fields = listClonedFields(source);
  const displayName = wanted ?? defaultDisplayName(account);
  const rule = await withRememberedPairings(parts, asked);
  // Every instance has its own queue, so all can be read at once.
  const targets: CloneTarget[] = await Promise.all(
    [...new Set(profileIds)].map((profileId) =>
      readCloneTarget(parts, profileId, { source, displayName, rule }, signal),
    ),
  );
  signal.throwIfAborted();
  return {
    label,
    displayName,
    fields,
    targets,
    readAt,
    name: account.name === '' ? displayName : account.name,
    dataProviderType: account.dataProviderType,
    stamp: computeSourceStamp(source, fields, await parts.workspace.fingerprintKey()),
  };
}

/** An account may have no display name; Domo shows its name then. */
const defaultDisplayName = ({
  name,
  displayName,
}: {
  name: string;
  displayName: string;
}): string => (displayName === '' ? name : displayName);

/** How it went in one instance. Pure. */

export type TargetInstance = Pick<CloneResult, 'profileId' | 'label'>;

export const toRefusedResult = (place: TargetInstance, problem: Problem): CloneResult => ({
  ...place,
  outcome: 'refused',
  id: null,
  problem,
});

/** Of a create that ended, in whatever way. What may have been made is unknown, cancelled or not. */
export function toCloneResult(
  place: TargetInstance,
  result: Result<ResponseFor<'account.create'>>,
): CloneResult {
  if (result.ok) {
    const { id, problem } = result.value;
    return { ...place, outcome: 'done', id, problem };
  }
  const { problem } = result;
  if (problem.code === 'outcomeUnknown' || problem.code === 'unexpected') {
    return { ...place, outcome: 'unknown', id: null, problem };
  }
  if (problem.code === 'cancelled') return toCancelledResult(place);
  return toRefusedResult(place, problem);
}

export const toCancelledResult = (place: TargetInstance): CloneResult => ({
  ...place,
  outcome: 'cancelled',
  id: null,
  problem: makeProblem('cancelled', `Nothing was sent to ${place.label}: it was cancelled.`),
});
