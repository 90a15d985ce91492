/** clone.run: makes the account in each instance of a plan, where nothing changed since the plan was seen. */
import {
  problem,
  problemOf,
  type CloneResult,
  type CloneTarget,
  type ParsedRequestFor,
  type Problem,
  type Progress,
  type RequestFor,
  type ResponseFor,
} from '../../contract';
import { fieldsOf } from './fields';
import type { Caller, CloningParts } from './parts';
import { checkValues, createRequest } from './request';
import { cancelled, refused, resultOf, type Place } from './result';
import { ruleOf } from './rule';
import { readSource, type Source } from './source';
import { sourceStamp } from './stamp';
import { readTarget } from './target';

type Run = ParsedRequestFor<'clone.run'>;

export async function runClone(
  parts: CloningParts,
  request: Run,
  caller: Caller,
): Promise<ResponseFor<'clone.run'>> {
  const source = await readSource(parts, request.source, caller.signal);
  const fields = fieldsOf(source);
  const now = sourceStamp(source, fields, await parts.workspace.fingerprintKey());
  const changed = now === request.stamp ? null : sourceChanged(source);
  if (changed === null) checkValues(fields, request.values);
  const rule = await ruleOf(parts, request.rule);
  const clone: Clone = { parts, request: { ...request, rule }, caller, source, changed };
  // Every instance has its own queue, so all can be worked on at once.
  const results = await Promise.all(
    request.targets.map((target) =>
      toldOf(caller, target.profileId, () =>
        inTarget(clone, target, () => createRequest(source, fields, request, target.profileId)),
      ),
    ),
  );
  return { results };
}

interface Clone {
  readonly parts: CloningParts;
  readonly request: Run;
  readonly caller: Caller;
  readonly source: Source;
  /** Why nothing is made anywhere; null: the source is as it was. */
  readonly changed: Problem | null;
}

/** One instance. Whatever happens here does not concern the others. */
async function inTarget(
  { parts, request, caller, source, changed }: Clone,
  { profileId, stamp }: Run['targets'][number],
  creating: () => RequestFor<'account.create'>,
): Promise<CloneResult> {
  const { displayName, rule } = request;
  const now = await readTarget(parts, profileId, { source, displayName, rule }, caller.signal);
  const place: Place = { profileId, label: now.label };
  if (caller.signal.aborted) return cancelled(place);
  const why = changed ?? (now.stamp === stamp ? null : targetChanged(now));
  if (why !== null) {
    await recordRefusal(parts, caller, request, place, why);
    return refused(place, why);
  }
  if (now.will === 'nothing') return { ...place, outcome: 'nothing', id: null, problem: now.why };
  caller.progress(step(profileId, 'creating', 0));
  return resultOf(place, await caller.call('account.create', creating()));
}

/** As the guard's refusals are. A record that cannot be written must not hide why nothing was made. */
async function recordRefusal(
  { journal }: CloningParts,
  { source }: Caller,
  { displayName, source: { kind } }: Run,
  { profileId }: Place,
  why: Problem,
): Promise<void> {
  const undertaking = {
    ...({ operation: 'account.create', source, profileId, kind, accountId: null } as const),
    ...{ account: displayName, changes: [] },
  };
  await journal.refused(undertaking, why).catch(() => undefined);
}

/** What throws has sent nothing: a create that is on its way never does. */
async function toldOf(
  caller: Caller,
  profileId: string,
  work: () => Promise<CloneResult>,
): Promise<CloneResult> {
  caller.progress(step(profileId, 'accounts', 0));
  const result = await work().catch((error: unknown) =>
    refused({ profileId, label: profileId }, problemOf(error)),
  );
  caller.progress(step(profileId, 'done', 1));
  return result;
}

const step = (profileId: string, phase: Progress['phase'], done: number): Progress => ({
  ...{ profileId, phase, done, total: 1, waitingUntil: null },
});

const sourceChanged = ({ label }: Source): Problem =>
  problem(
    'changedSinceRead',
    `Nothing was sent: the account in ${label} changed since it was read.`,
  );

const targetChanged = ({ label, why }: CloneTarget): Problem =>
  problem(
    'changedSinceRead',
    `Nothing was sent: ${label} changed since it was read. ${why?.message ?? 'It could be made there now.'}`,
  );
