/** Who may use which account: owners that left, deleted groups, long lists. */
import type { Random } from '../random';
import type { AccessEntry, AccessLevel, Group, User } from '../state/types';
import type { Staff } from './people';

const byUser = (user: User | undefined, accessLevel: AccessLevel): AccessEntry[] =>
  user ? [{ type: 'USER', id: String(user.id), accessLevel }] : [];

const byGroup = (group: Group | undefined, accessLevel: AccessLevel): AccessEntry[] =>
  group ? [{ type: 'GROUP', id: String(group.id), accessLevel }] : [];

/** One owner at least. Some of them left, vanished, or are a group, even a deleted one. */
function owners(random: Random, staff: Staff): AccessEntry[] {
  const { byKey, groupByKey, vanished } = staff;
  const dice = random.next();
  if (dice < 0.3) return byUser(byKey.get('owner'), 'OWNER');
  if (dice < 0.36) return byUser(byKey.get('left'), 'OWNER');
  if (dice < 0.4)
    return [{ type: 'USER', id: vanished.id, accessLevel: 'OWNER', formerName: vanished.name }];
  if (dice < 0.5) return byGroup(groupByKey.get('data-platform'), 'OWNER');
  if (dice < 0.53) return byGroup(groupByKey.get('deleted'), 'OWNER');
  const people = random.some(['p1', 'p5', 'p8', 'p9', 'p11', 'p12'], random.int(1, 2));
  return people.flatMap((key) => byUser(byKey.get(key), 'OWNER'));
}

function others(random: Random, { byKey, groupByKey }: Staff): AccessEntry[] {
  const maybe = (chance: number, key: string, level: AccessLevel): AccessEntry[] =>
    random.chance(chance) ? byUser(byKey.get(key), level) : [];
  const levels: readonly AccessLevel[] = ['CAN_VIEW', 'CAN_VIEW', 'CAN_SHARE', 'CAN_EDIT'];
  const groups = ['finance', 'sales', 'marketing', 'logistics', 'contractors', 'deleted'];
  return [
    ...maybe(0.3, 'editor', 'CAN_EDIT'),
    ...maybe(0.3, 'sharer', 'CAN_SHARE'),
    ...maybe(0.4, 'viewer', 'CAN_VIEW'),
    ...random
      .some(['p2', 'p3', 'p4', 'p6', 'p7', 'p10', 'left'], random.int(0, 3))
      .flatMap((key) => byUser(byKey.get(key), random.pick(levels))),
    ...random
      .some(groups, random.int(0, 2))
      .flatMap((key) => byGroup(groupByKey.get(key), random.pick(levels))),
  ];
}

/** In no order, as Domo answers it. */
export const makeAccess = (random: Random, staff: Staff): AccessEntry[] =>
  random.shuffle([...owners(random, staff), ...others(random, staff)]);

/** An owner and 199 people who left long ago (domo-api 9.2, "sizes"). */
export const longAccess = (random: Random, staff: Staff): AccessEntry[] =>
  random.shuffle([
    ...byUser(staff.byKey.get('p11'), 'OWNER'),
    ...Array.from({ length: 199 }, (_, index): AccessEntry => ({
      type: 'USER',
      id: String(2_100_000_000 + index),
      accessLevel: 'CAN_VIEW',
      formerName: `Former colleague ${String(index + 1)}`,
    })),
  ]);
