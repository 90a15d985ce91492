/** Finds the accounts that the options of a command mean: a saved view, changed by the other options. */
import {
  createProblem,
  type InventoryFilter,
  type InventorySort,
  type Problem,
  type Result,
  type SavedView,
} from '../../contract';
import { foldText, toNameKey } from '../../contract/text-folding';
import { toChosenFilter, type AccountFilterOptions } from './account-filter-options';
import { findProfileIds } from './find-profile';
import type { CommandLineIo } from './io';
import type { OperationInvoker } from './operation-invoker';
import { messageLine } from './print';

export interface ChosenAccounts {
  readonly filter: Partial<InventoryFilter>;
  /** Null without a view. */
  readonly sort: InventorySort | null;
}

/** Says on stderr what of the view is gone. Fails with `notFound` where all of it is, and nothing else is named. */
export async function findChosenAccounts(
  io: Pick<CommandLineIo, 'err'>,
  invoker: OperationInvoker,
  options: AccountFilterOptions,
): Promise<Result<ChosenAccounts>> {
  const view = await findView(invoker, options.view);
  if (!view.ok) return view;
  const profileIds = await findProfileIds(invoker, options.profile);
  if (!profileIds.ok) return profileIds;
  const group = await findGroup(invoker, options.group);
  if (!group.ok) return group;
  const filter = {
    ...view.value?.filter,
    ...(profileIds.value === null ? {} : { profileIds: profileIds.value }),
    ...(group.value === null ? {} : { group: group.value }),
    ...toChosenFilter(options),
  };
  if (view.value !== null) {
    const gone = goneProblem(view.value, options);
    if (gone !== null) return { ok: false, problem: gone };
    for (const note of goneText(view.value)) io.err(messageLine(note));
  }
  return { ok: true, value: { filter, sort: view.value?.sort ?? null } };
}

/** "Nothing was found" would be taken for what Domo has, and a good file be replaced by an empty one. */
function goneProblem(
  { name, goneInstances, groupGone, filter }: SavedView,
  { profile, group }: AccountFilterOptions,
): Problem | null {
  const gone =
    groupGone && group === undefined
      ? `the group ${JSON.stringify(filter.group)} has no instances`
      : goneInstances.length > 0 && filter.profileIds?.length === 0 && profile === undefined
        ? `no instance of it is left: ${goneInstances.join(', ')} was removed`
        : null;
  return gone === null
    ? null
    : createProblem('notFound', `The view ${JSON.stringify(name)} shows nothing: ${gone}.`, {
        next: 'Choose another view, or name instances with --profile or --group.',
      });
}

const goneText = ({ name, goneInstances, groupGone, filter }: SavedView): string[] => [
  ...goneInstances.map(
    (label) => `The view ${JSON.stringify(name)} has an instance that is gone: ${label}.`,
  ),
  ...(groupGone
    ? [`The view ${JSON.stringify(name)} has a group without instances: ${filter.group ?? ''}.`]
    : []),
];

/** By name, as names are compared everywhere. */
async function findView(
  invoker: OperationInvoker,
  name: string | undefined,
): Promise<Result<SavedView | null>> {
  if (name === undefined) return { ok: true, value: null };
  const listed = await invoker.call('views.list', {});
  if (!listed.ok) return listed;
  const { views } = listed.value;
  const found = views.find((view) => toNameKey(view.name) === toNameKey(name));
  return found
    ? { ok: true, value: found }
    : {
        ok: false,
        problem: unknownName(
          'view',
          name,
          views.map((view) => view.name),
        ),
      };
}

async function findGroup(
  invoker: OperationInvoker,
  name: string | undefined,
): Promise<Result<string | null>> {
  if (name === undefined) return { ok: true, value: null };
  const listed = await invoker.call('profile.list', {});
  if (!listed.ok) return listed;
  const groups = [...new Set(listed.value.profiles.map(({ group }) => group))];
  const found = groups.find((group) => toNameKey(group) === toNameKey(name));
  return found === undefined
    ? {
        ok: false,
        problem: unknownName(
          'group',
          name,
          groups.filter((group) => group !== ''),
        ),
      }
    : { ok: true, value: found };
}

const MAX_NAMED = 5;

function unknownName(what: string, name: string, names: readonly string[]): Problem {
  const near = nearNames(name, names).map((each) => JSON.stringify(each));
  const next =
    names.length === 0
      ? `There is no ${what} yet.`
      : near.length === 0
        ? `Check the name: none of the ${names.length} has one like it.`
        : `Did you mean ${near.join(' or ')}?`;
  return createProblem('notFound', `There is no ${what} called ${JSON.stringify(name)}.`, { next });
}

/** At least this part of the pairs of letters is the same. */
const LIKE = 0.4;

/** The most similar come first. */
export const nearNames = (name: string, names: readonly string[]): string[] =>
  names
    .map((each) => ({ each, like: similarity(name, each) }))
    .filter(({ like }) => like >= LIKE)
    .sort((one, other) => other.like - one.like)
    .slice(0, MAX_NAMED)
    .map(({ each }) => each);

/** The share of the pairs of letters that two names have in common. */
function similarity(one: string, other: string): number {
  const [some, others] = [pairsOf(one), pairsOf(other)];
  const common = [...some].filter((pair) => others.has(pair)).length;
  return (2 * common) / Math.max(1, some.size + others.size);
}

function pairsOf(name: string): Set<string> {
  const letters = [...` ${foldText(name)} `];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
}
