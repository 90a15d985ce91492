/** Finds profiles by the names that the user typed. Every command uses this look-up. */
import { createProblem, type Problem, type Profile, type Result } from '../../contract';
import { toNameKey } from '../../contract/text-folding';
import type { OperationInvoker } from './operation-invoker';

/** In the order of `names`. Fails with the Problem of the first name that matches no profile or several. */
export async function findProfiles(
  invoker: OperationInvoker,
  names: readonly string[],
): Promise<Result<Profile[]>> {
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const found: Profile[] = [];
  for (const name of names) {
    const resolved = resolveProfileName(listed.value.profiles, name);
    if (!resolved.ok) return resolved;
    found.push(resolved.value);
  }
  return { ok: true, value: found };
}

export async function findProfile(
  invoker: OperationInvoker,
  name: string,
): Promise<Result<Profile>> {
  const listed = await invoker.call('profile.list', {});
  return listed.ok ? resolveProfileName(listed.value.profiles, name) : listed;
}

/** The values of `--profile` as profile ids. Null means all profiles. */
export async function findProfileIds(
  invoker: OperationInvoker,
  names: readonly string[] | undefined,
): Promise<Result<string[] | null>> {
  if (!names) return { ok: true, value: null };
  const profiles = await findProfiles(invoker, names);
  return profiles.ok ? { ok: true, value: profiles.value.map(({ id }) => id) } : profiles;
}

/** The instances whose last sync failed. */
export async function findFailedProfileIds(invoker: OperationInvoker): Promise<Result<string[]>> {
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const failed = listed.value.profiles.filter(({ lastSync }) => lastSync?.problem);
  return { ok: true, value: failed.map(({ id }) => id) };
}

/** By id, else by label or instance as names are compared everywhere. A name that matches several profiles is refused. */
export function resolveProfileName(profiles: readonly Profile[], name: string): Result<Profile> {
  const byId = profiles.find(({ id }) => id === name);
  if (byId) return { ok: true, value: byId };
  const wanted = toNameKey(name);
  const [first, ...others] = profiles.filter(
    ({ label, instance }) => toNameKey(label) === wanted || toNameKey(instance) === wanted,
  );
  if (!first) return { ok: false, problem: unknownProfile(name) };
  if (others.length > 0) return { ok: false, problem: ambiguousProfile(name, [first, ...others]) };
  return { ok: true, value: first };
}

const unknownProfile = (name: string): Problem =>
  createProblem('notFound', `There is no instance called ${JSON.stringify(name)}.`, {
    next: 'Run `latchkey profile list` to see the labels.',
  });

const ambiguousProfile = (name: string, profiles: readonly Profile[]): Problem =>
  createProblem(
    'invalidRequest',
    `${JSON.stringify(name)} can mean ${profiles.map(describeProfile).join(' or ')}. Nothing was done.`,
    { next: 'Use its id from `latchkey profile list --json`.' },
  );

const describeProfile = ({ label, origin }: Profile): string =>
  `${JSON.stringify(label)} (${origin})`;
