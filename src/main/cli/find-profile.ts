/** The profiles that somebody means by a name: the one look-up of every command. */
import { createProblem, type Problem, type Profile, type Result } from '../../contract';
import type { OperationInvoker } from './operation-invoker';

/** In the order of `names`. Fails with the Problem of the first that means none, or more than one. */
export async function findProfiles(
  invoker: OperationInvoker,
  names: readonly string[],
): Promise<Result<Profile[]>> {
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const found: Profile[] = [];
  for (const name of names) {
    const meant = resolveProfileName(listed.value.profiles, name);
    if (!meant.ok) return meant;
    found.push(meant.value);
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

/** What `--profile` says, as the operations take it: null for all. */
export async function findProfileIds(
  invoker: OperationInvoker,
  names: readonly string[] | undefined,
): Promise<Result<string[] | null>> {
  if (!names) return { ok: true, value: null };
  const named = await findProfiles(invoker, names);
  return named.ok ? { ok: true, value: named.value.map(({ id }) => id) } : named;
}

/** By id, else by label or instance in any case. What two may mean is refused: the order of a list decides nothing. */
export function resolveProfileName(profiles: readonly Profile[], name: string): Result<Profile> {
  const byId = profiles.find(({ id }) => id === name);
  if (byId) return { ok: true, value: byId };
  const wanted = name.toLowerCase();
  const [first, ...others] = profiles.filter(
    ({ label, instance }) => label.toLowerCase() === wanted || instance.toLowerCase() === wanted,
  );
  if (!first) return { ok: false, problem: unknownProfile(name) };
  if (others.length > 0) return { ok: false, problem: ambiguousProfile(name, [first, ...others]) };
  return { ok: true, value: first };
}

const unknownProfile = (name: string): Problem =>
  createProblem('notFound', `There is no instance called ${JSON.stringify(name)}.`, {
    next: 'See `latchkey profile list` for the labels.',
  });

const ambiguousProfile = (name: string, profiles: readonly Profile[]): Problem =>
  createProblem(
    'invalidRequest',
    `${JSON.stringify(name)} may mean ${profiles.map(describeProfile).join(' or ')}: nothing was done.`,
    { next: 'Name it by its id, which `latchkey profile list --json` tells.' },
  );

const describeProfile = ({ label, origin }: Profile): string =>
  `${JSON.stringify(label)} (${origin})`;
