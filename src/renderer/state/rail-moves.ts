/** Moving instances and groups by hand: new settings from the order on screen. Pure. */
import type { RailSection, RailSettings } from './rail-order';

export type RailStep = -1 | 1;

type HandOrder = Pick<RailSettings, 'order' | 'favourites' | 'byHand'>;

/** Null: there is nothing to change places with. An instance stays in its section. */
export function moveInstance(
  sections: readonly RailSection[],
  profileId: string,
  step: RailStep,
): HandOrder | null {
  const section = sections.find(({ rows }) => rows.some(({ id }) => id === profileId));
  const rows = section?.rows ?? [];
  const other = rows[rows.findIndex(({ id }) => id === profileId) + step];
  if (section === undefined || other === undefined) return null;
  const hand = currentOrder(sections);
  return section.group === null
    ? { ...hand, favourites: swap(hand.favourites, profileId, other.id) }
    : { ...hand, byHand: swap(hand.byHand, profileId, other.id) };
}

/** Null: the group is the first or the last already. */
export function moveGroup(
  sections: readonly RailSection[],
  group: string,
  step: RailStep,
): HandOrder | null {
  const groups = sections.filter((section) => section.group !== null);
  const from = groups.findIndex((section) => section.group === group);
  const moved = groups[from];
  const other = groups[from + step];
  if (moved === undefined || other === undefined) return null;
  const order = groups.with(from, other).with(from + step, moved);
  return { ...currentOrder(sections), byHand: idsOf(order) };
}

/** What is on screen, as an order by hand: the first move changes nothing else. */
const currentOrder = (sections: readonly RailSection[]): HandOrder => ({
  order: 'hand',
  favourites: idsOf(sections.filter(({ group }) => group === null)),
  byHand: idsOf(sections.filter(({ group }) => group !== null)),
});

const idsOf = (sections: readonly RailSection[]): string[] =>
  sections.flatMap(({ all }) => all.map(({ id }) => id));

const swap = (ids: readonly string[], one: string, other: string): string[] =>
  ids.map((id) => (id === one ? other : id === other ? one : id));
