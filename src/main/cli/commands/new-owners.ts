/** `--new-owner-in LABEL=EMAIL` of `latchkey transfer`: another new owner in some instances. */
import { createProblem, type BulkChange, type Problem, type Result } from '../../../contract';
import { findProfile } from '../find-profile';
import type { OperationInvoker } from '../operation-invoker';

type NewOwners = Extract<BulkChange, { change: 'transfer' }>['newOwners'];

export async function parseNewOwners(
  invoker: OperationInvoker,
  texts: readonly string[],
): Promise<Result<NewOwners>> {
  const owners: NewOwners = [];
  for (const text of texts) {
    // The last one: a label may have one too.
    const at = text.lastIndexOf('=');
    const newOwner = text.slice(at + 1).trim();
    if (at < 1 || newOwner === '') return refuse('Write LABEL=EMAIL after --new-owner-in.');
    const profile = await findProfile(invoker, text.slice(0, at));
    if (!profile.ok) return profile;
    const { id: profileId, label } = profile.value;
    if (owners.some((each) => each.profileId === profileId))
      return refuse(`Two new owners are named for ${label}.`);
    owners.push({ profileId, newOwner });
  }
  return { ok: true, value: owners };
}

const refuse = (message: string): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: createProblem('invalidRequest', message, {
    next: 'See `latchkey transfer --help`. Nothing was planned.',
  }),
});
