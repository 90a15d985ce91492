/** The rail: its filter, and what is remembered of it: favourites, order, folded groups, and whether it is a strip. */
import { create } from 'zustand';
import type { Profile } from '../../contract';
import { isNarrowWindow } from './narrow-window';
import { readPreference, savePreference } from './preferences';
import { useProfiles } from './profiles';
import { moveGroup, moveInstance, type RailStep } from './rail-moves';
import {
  railOrders,
  toNumberedIds,
  toRailProfiles,
  toRailSections,
  type RailSection,
  type RailSettings,
} from './rail-order';

/** Px. */
export const railWidths = { least: 220, first: 248, most: 560 } as const;

interface RailState extends RailSettings {
  /** Px. */
  width: number;
  collapsed: boolean;
  /** In a narrow window, where it is a strip otherwise. Not remembered. */
  openedInNarrowWindow: boolean;
  /** Not remembered. */
  filter: string;
}

const toRailWidth = (width: number): number =>
  Math.round(Math.min(railWidths.most, Math.max(railWidths.least, width || railWidths.first)));

const readIds = (name: string): string[] =>
  (readPreference(name) ?? '').split('\n').filter((id) => id !== '');

export const useRail = create<RailState>(() => ({
  order: railOrders.find((order) => order === readPreference('railOrder')) ?? 'name',
  favourites: readIds('railFavourites'),
  byHand: readIds('railByHand'),
  folded: readIds('railFolded'),
  width: toRailWidth(Number(readPreference('railWidth') ?? railWidths.first)),
  collapsed: readPreference('railCollapsed') === 'yes',
  openedInNarrowWindow: false,
  filter: '',
}));

/** Remembers ids only: names of instances and groups are kept in the encrypted store alone. */
function setRail(part: Partial<RailSettings> & { collapsed?: boolean }): void {
  useRail.setState(part);
  const { order, favourites, byHand, folded, collapsed } = useRail.getState();
  savePreference('railOrder', order);
  savePreference('railFavourites', favourites.join('\n'));
  savePreference('railByHand', byHand.join('\n'));
  savePreference('railFolded', folded.join('\n'));
  savePreference('railCollapsed', collapsed ? 'yes' : null);
}

export const setRailFilter = (filter: string): void => {
  useRail.setState({ filter });
};

export const setRailOrder = (order: RailSettings['order']): void => {
  setRail({ order });
};

export function setRailWidth(wanted: number): void {
  const width = toRailWidth(wanted);
  useRail.setState({ width });
  savePreference('railWidth', String(width));
}

/** What is wanted of a wide window stays: a narrow one is opened and folded for itself. */
export function toggleRail(): void {
  const { collapsed, openedInNarrowWindow } = useRail.getState();
  if (isNarrowWindow()) useRail.setState({ openedInNarrowWindow: !openedInNarrowWindow });
  else setRail({ collapsed: !collapsed });
}

export function toggleFavourite(profileId: string): void {
  const { favourites } = useRail.getState();
  const others = favourites.filter((id) => id !== profileId);
  setRail({ favourites: others.length < favourites.length ? others : [...others, profileId] });
}

export function toggleFolded({ all, folded }: RailSection): void {
  const ids = all.map(({ id }) => id);
  const others = useRail.getState().folded.filter((id) => !ids.includes(id));
  setRail({ folded: folded ? others : [...others, ...ids] });
}

export function moveInRail(profileId: string, step: RailStep): void {
  const moved = moveInstance(railSections(), profileId, step);
  if (moved !== null) setRail(moved);
}

export function moveGroupInRail(group: string, step: RailStep): void {
  const moved = moveGroup(railSections(), group, step);
  if (moved !== null) setRail(moved);
}

const railSections = (): RailSection[] =>
  toRailSections(useProfiles.getState().profiles ?? [], useRail.getState());

/** The profile that Ctrl and this digit select, from 1. */
export const numberedProfileId = (position: number): string | null =>
  toNumberedIds(railSections())[position - 1] ?? null;

/** The sections of the rail without its filter. Empty before the first answer. */
export function useRailSections(): RailSection[] {
  const profiles = useProfiles((state) => state.profiles);
  const order = useRail((state) => state.order);
  const favourites = useRail((state) => state.favourites);
  const byHand = useRail((state) => state.byHand);
  const folded = useRail((state) => state.folded);
  return toRailSections(profiles ?? [], { order, favourites, byHand, folded });
}

/** All instances in the order of the rail. */
export const useRailProfiles = (): Profile[] => toRailProfiles(useRailSections());
