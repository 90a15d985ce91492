/** The options that choose instances, of commands about what needs attention and of the overview. */
import type { Command } from 'commander';
import type { Profile, Result } from '../../contract';
import { findProfileIds } from './find-profile';
import { findChosenAccounts } from './find-view';
import type { CommandLineIo } from './io';
import type { OperationInvoker } from './operation-invoker';
import { messageLine } from './print';

export interface ScopeOptions {
  readonly profile?: readonly string[] | undefined;
  readonly group?: string | undefined;
  readonly view?: string | undefined;
}

export const addScopeOptions = (command: Command): Command =>
  command
    .option('--profile <label...>', 'only these instances (default: all)')
    .option('--group <group>', 'only instances of this group')
    .option('--view <name>', 'only the instances of a saved view');

/** Null: all instances. What of a view is gone is said on stderr: the rest alone would look like all of it. */
export async function findScope(
  io: Pick<CommandLineIo, 'err'>,
  invoker: OperationInvoker,
  { profile, group, view }: ScopeOptions,
): Promise<Result<readonly string[] | null>> {
  if (group === undefined && view === undefined) return findProfileIds(invoker, profile);
  const chosen = await findChosenAccounts(io, invoker, { profile, group, view });
  if (!chosen.ok) return chosen;
  const { profileIds, group: inGroup, ...others } = chosen.value.filter;
  if (view !== undefined && hasConditions(others)) io.err(messageLine(othersText(view)));
  if (inGroup === undefined) return { ok: true, value: profileIds ?? null };
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const wanted = listed.value.profiles.filter(
    ({ id, group: own }) =>
      own === inGroup &&
      (profileIds === undefined || profileIds === null || profileIds.includes(id)),
  );
  return { ok: true, value: wanted.map(({ id }) => id) };
}

/** Conditions of accounts, such as a provider or a text: these commands look at whole instances. */
const hasConditions = (conditions: Readonly<Record<string, unknown>>): boolean =>
  Object.values(conditions).some(
    (wanted) =>
      wanted !== null &&
      wanted !== undefined &&
      wanted !== '' &&
      !(Array.isArray(wanted) && wanted.length === 0),
  );

const othersText = (view: string): string =>
  `Of the view ${JSON.stringify(view)} only the instances count here: its other conditions do not choose accounts.`;

/** Without one of them, all instances are meant. */
export const choosesInstances = ({ profile, group, view }: ScopeOptions): boolean =>
  profile !== undefined || group !== undefined || view !== undefined;

/** Whoever chooses some that are not there is refused before. */
export const NO_INSTANCES = 'There are no instances. Add one first.';

/** The instances themselves, in the order of the list. */
export async function listScoped(
  io: Pick<CommandLineIo, 'err'>,
  invoker: OperationInvoker,
  options: ScopeOptions,
): Promise<Result<Profile[]>> {
  const scope = await findScope(io, invoker, options);
  if (!scope.ok) return scope;
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const { profiles } = listed.value;
  return { ok: true, value: profiles.filter(({ id }) => scope.value?.includes(id) !== false) };
}
