/**
 * Renews the token of one instance: create, keep, verify, switch, revoke. At each moment at least one token works that the
 * keychain has. A token that was created and is lost is named before it is created, and revoked by the next renewal.
 */
import { createProblem, ProblemError, toProblem, type Problem } from '../../../contract';
import { attempt } from '../../accounts/send-write-once';
import {
  digestToken,
  parseRenewal,
  toRenewalEntry,
  type KeptRenewal,
  type RenewalRecord,
} from './renewal-record';
import { readRenewalState, type RenewalDeps, type RenewalState } from './renewal-state';
import {
  endEarly,
  GO_ON,
  HalfRenewed,
  isUnknown,
  toNamed,
  type RenewedToken,
} from './half-renewed';
import { revokeLeftovers } from './revoke-leftovers';
import { unknownOldNote } from './unknown-old-note';

const DAY_MS = 86_400_000;
const TRY_LATER = 'Try again later.';

/** Domo may need a moment until it knows a token that it made (domo-api 2.3). */
const SETTLING_MS = 3_000;

export interface WantedRenewal {
  /** Of the new token, if one is created. */
  readonly name: string;
  readonly days: number;
  readonly oldTokenId: string | null;
}

/** `signal` ends it only before the creation. Fails only where nothing was changed, or nobody knows whether. */
export async function renewToken(
  deps: RenewalDeps,
  wanted: WantedRenewal,
  signal: AbortSignal,
): Promise<RenewedToken> {
  const state = await readRenewalState(deps, wanted.oldTokenId, signal);
  const left = await revokeLeftovers(deps, state, signal);
  try {
    const kept = state.pending ?? (await createAndKeep(deps, wanted, state, left.names, signal));
    // From here on nothing is cancelled: half of it would leave two tokens.
    const unending = new AbortController().signal;
    if (!state.isSwitched) await verifyAndSwitch(deps, state, kept, unending);
    const { notes, ...ended } = await revokeOld(deps, state, { ...kept, leftovers: left.names });
    const newToken = 'inUse' as const;
    return { newToken, ...toNamed(kept), ...ended, notes: [...left.notes, ...notes] };
  } catch (error) {
    return endEarly(error, wanted.name, state, left);
  }
}

const save = ({ vault, profileId }: RenewalDeps, record: RenewalRecord): Promise<void> =>
  vault.saveRenewal(profileId, toRenewalEntry(record));

async function createAndKeep(
  deps: RenewalDeps,
  { name, days }: WantedRenewal,
  state: RenewalState,
  leftovers: string[],
  signal: AbortSignal,
): Promise<KeptRenewal> {
  const old = state.old && { id: state.old.id, name: state.old.name };
  const before = parseRenewal(state.entry)?.replaced ?? [];
  const used = await deps.fingerprintOf(state.token);
  const replaced = [...before.filter((each) => each !== used), used];
  const about = { name, oldDigest: digestToken(state.token), old, leftovers, replaced };
  await save(deps, { step: 'creating', ...about });
  const expires = Date.now() + days * DAY_MS;
  const created = await deps.client
    .createToken({ name, ownerId: String(state.user.id), expires }, { signal })
    .catch(async (error: unknown) => {
      if (!isUnknown(toProblem(error))) await restoreEntry(deps, state.entry);
      throw error;
    });
  const { id, token } = created;
  const kept: KeptRenewal = {
    step: 'kept',
    ...about,
    id,
    token,
    expires: created.expires ?? expires,
  };
  try {
    await save(deps, kept);
  } catch (error) {
    const { problem } = await attempt(() => deps.client.revokeToken(id));
    const what = `${name} was created and could not be kept`;
    if (problem !== null)
      throw new HalfRenewed('leftOver', kept, `${what}, and is still in Domo`, toProblem(error));
    const message = `${what}, and was revoked again; the old token stays in use: ${toProblem(error).message}`;
    throw new ProblemError(createProblem('crudFailed', message, { next: TRY_LATER }));
  }
  return kept;
}

/** Nothing was created. If this fails as well, the next renewal looks for a token that is not there. */
async function restoreEntry({ vault, profileId }: RenewalDeps, entry: string | null) {
  await attempt(() =>
    entry === null ? vault.removeRenewal(profileId) : vault.saveRenewal(profileId, entry),
  );
}

/** The old token stays in use until the new one has answered for the same user. */
async function verifyAndSwitch(
  deps: RenewalDeps,
  state: RenewalState,
  kept: KeptRenewal,
  signal: AbortSignal,
): Promise<void> {
  const first = await attempt(() => deps.tryToken(kept.token, signal));
  if (first.problem?.code === 'unauthorized') await deps.wait(SETTLING_MS, signal);
  const { value: user, problem } =
    first.problem?.code === 'unauthorized'
      ? await attempt(() => deps.tryToken(kept.token, signal))
      : first;
  if (user && user.id !== state.user.id) {
    await giveUp(deps, kept, createProblem('crudFailed', 'It belongs to another user.'));
  }
  if (problem?.code === 'unauthorized') await giveUp(deps, kept, problem);
  if (problem) throw new HalfRenewed('kept', kept, `${kept.name} is kept and not tried`, problem);
  try {
    await deps.vault.saveToken(deps.profileId, kept.token, 'keychain');
  } catch (error) {
    throw new HalfRenewed(
      'kept',
      kept,
      `${kept.name} is kept and not in use yet`,
      toProblem(error),
    );
  }
}

/** A new token that does not work is revoked. The next renewal revokes it where that failed, and creates another. */
async function giveUp(deps: RenewalDeps, kept: KeptRenewal, why: Problem): Promise<never> {
  const { name, id, oldDigest, old, leftovers, replaced } = kept;
  const { problem } = await attempt(() => deps.client.revokeToken(id));
  // Without it, the next renewal tries the same token again, and ends here.
  await attempt(() => save(deps, { step: 'creating', name, oldDigest, old, leftovers, replaced }));
  const what = `The new token ${name} does not work`;
  if (problem !== null)
    throw new HalfRenewed('leftOver', kept, `${what} and is still in Domo`, why);
  const message = `${what}: ${why.message} It was revoked again, and the old token stays in use.`;
  throw new ProblemError(createProblem('crudFailed', message, { next: TRY_LATER }));
}

type EndedRenewal = Pick<RenewedToken, 'revoked' | 'notes' | 'problem'>;

async function revokeOld(
  deps: RenewalDeps,
  state: RenewalState,
  { id, name, token, leftovers, replaced }: KeptRenewal,
): Promise<EndedRenewal> {
  const { old } = state;
  if (old !== null) {
    const { problem } = await attempt(() => deps.client.revokeToken(old.id));
    // The record stays, so that the next renewal revokes it.
    if (problem !== null)
      return { revoked: 'not', notes: [], problem: oldStays(old.name, problem) };
  }
  const newDigest = digestToken(token);
  const { problem } = await attempt(() =>
    save(deps, { step: 'done', name, id, newDigest, leftovers, replaced }),
  );
  if (old === null) return { revoked: 'notKnown', notes: [unknownOldNote(state)], problem };
  return { revoked: 'revoked', notes: await checkOld(deps, state), problem };
}

/** Domo does not say which token is which, so the old one is asked whether it is the one that was revoked. */
async function checkOld(
  { tryToken }: RenewalDeps,
  { isSwitched, token, old }: RenewalState,
): Promise<string[]> {
  if (isSwitched) return [];
  const { problem } = await attempt(() => tryToken(token, new AbortController().signal));
  if (problem?.code === 'unauthorized') return ['The old token no longer works.'];
  if (problem) return [`Whether the old token still works is not known: ${problem.message}`];
  return [
    `The old token still works: ${old?.name ?? ''}, which was revoked, was another one, or Domo has not noticed yet.`,
  ];
}

const oldStays = (name: string, { message, ...problem }: Problem): Problem => ({
  ...problem,
  message: `The new token is in use, and the old one (${name}) was not revoked: ${message}`,
  next: GO_ON,
});
