/**
 * The one order of instances, which the rail, the palette, Ctrl+1 … 9 and the lists of dialogs share: favourites first,
 * then the groups. Pure.
 */
import type { Profile } from '../../contract';
import { foldText, toSearchWords } from '../../contract/text-folding';
import { instanceSeverity, worstSeverity } from './instance-severity';

export const railOrders = ['name', 'problems', 'hand'] as const;
export type RailOrder = (typeof railOrders)[number];

/** Kept outside the encrypted store, so it has ids of profiles only. */
export interface RailSettings {
  readonly order: RailOrder;
  /** In the order by hand. */
  readonly favourites: readonly string[];
  /** The others, and favourites at their place in the group. What is not in it comes last, by name. */
  readonly byHand: readonly string[];
  /** A group is folded when it is the group of nothing else than these. A new instance so opens its group. */
  readonly folded: readonly string[];
}

export interface RailSection {
  /** Null: the favourites. Empty: the instances without a group. */
  readonly group: string | null;
  /** The rows of the section. A favourite is not among those of its group. */
  readonly rows: readonly Profile[];
  /** All instances of the group. */
  readonly all: readonly Profile[];
  readonly folded: boolean;
}

const SHORTCUTS = 9;

/** `profiles` as main lists them: by name of group, then by label. */
export function toRailSections(
  profiles: readonly Profile[],
  settings: RailSettings,
): RailSection[] {
  const { favourites, folded, byHand } = settings;
  const groups = sortGroups(
    groupProfiles(profiles).map(({ group, profiles: members }) => ({
      group,
      all: sortMembers(members, settings, byHand),
    })),
    settings,
  );
  const starred = profiles.filter(({ id }) => favourites.includes(id));
  const first = sortMembers(starred, settings, favourites);
  return [
    ...(first.length === 0 ? [] : [{ group: null, rows: first, all: first, folded: false }]),
    ...groups.map(({ group, all }) => ({
      group,
      all,
      rows: all.filter(({ id }) => !favourites.includes(id)),
      folded: all.every(({ id }) => folded.includes(id)),
    })),
  ];
}

/** Every instance once, in the order of the rail, also those in folded groups. */
export const toRailProfiles = (sections: readonly RailSection[]): Profile[] =>
  sections.flatMap(({ rows }) => rows);

/** The ids that Ctrl+1 … 9 select. Instances in folded groups are out of sight, and take no number. */
export const toNumberedIds = (sections: readonly RailSection[]): string[] =>
  toRailProfiles(sections.filter(({ folded }) => !folded))
    .slice(0, SHORTCUTS)
    .map(({ id }) => id);

/** The sections with what matches; without words, all of them. What is found in a folded group is shown. */
export function filterSections(sections: readonly RailSection[], text: string): RailSection[] {
  const words = toSearchWords(text);
  if (words.length === 0) return [...sections];
  const matches = ({ label, instance, group }: Profile): boolean => {
    const folded = foldText(`${label} ${instance} ${group}`);
    return words.every((word) => folded.includes(word));
  };
  return sections
    .map((section) => ({ ...section, rows: section.rows.filter(matches), folded: false }))
    .filter(({ rows }) => rows.length > 0);
}

/** Profiles by group, in the order in which the groups first occur. Profiles without a group come last. */
export function groupProfiles(
  profiles: readonly Profile[],
): { group: string; profiles: Profile[] }[] {
  const groups = new Map<string, Profile[]>();
  for (const profile of profiles) {
    const members = groups.get(profile.group);
    if (members === undefined) groups.set(profile.group, [profile]);
    else members.push(profile);
  }
  const all = [...groups].map(([group, members]) => ({ group, profiles: members }));
  return [...all.filter(({ group }) => group !== ''), ...all.filter(({ group }) => group === '')];
}

/** Stable: what is equal stays in the order of main. */
function sortMembers(
  members: readonly Profile[],
  { order }: RailSettings,
  hand: readonly string[],
): Profile[] {
  if (order === 'problems')
    return members.toSorted((one, other) => instanceSeverity(one) - instanceSeverity(other));
  if (order === 'hand')
    return members.toSorted((one, other) => handPlace(hand, one) - handPlace(hand, other));
  return [...members];
}

interface OrderedGroup {
  readonly group: string;
  readonly all: readonly Profile[];
}

function sortGroups(groups: readonly OrderedGroup[], settings: RailSettings): OrderedGroup[] {
  const place = ({ all }: OrderedGroup): number =>
    Math.min(...all.map((profile) => handPlace(settings.byHand, profile)));
  if (settings.order === 'problems')
    return groups.toSorted((one, other) => worstSeverity(one.all) - worstSeverity(other.all));
  if (settings.order === 'hand') return groups.toSorted((one, other) => place(one) - place(other));
  return [...groups];
}

/** After every place in the list, for what is not in it; finite, so that two of them can be subtracted. */
function handPlace(hand: readonly string[], { id }: Profile): number {
  const place = hand.indexOf(id);
  return place === -1 ? hand.length : place;
}
