/** People and groups of the invented company. Ids differ from instance to instance, names do not. */
import type { Random } from '../random';
import type { Group, User } from '../state/types';

/** Each has a token and keeps one level wherever they occur, so that tests can meet each right. */
export const roles = ['admin', 'owner', 'editor', 'sharer', 'viewer', 'none'] as const;
export type Role = (typeof roles)[number];

interface Person {
  readonly key: string;
  readonly name: string;
  readonly department: string;
  readonly title: string;
}

const person = (key: string, name: string, department: string, title: string): Person => ({
  key,
  name,
  department,
  title,
});

const people: readonly Person[] = [
  person('admin', 'Ines Calloway', 'Data Platform', 'Domo administrator'),
  person('owner', 'Rafael Okonjo', 'Data Platform', 'Data engineer'),
  person('editor', 'Mireille Sandoz', 'Finance', 'Analytics lead'),
  person('sharer', 'Tomasz Wielgosz', 'Sales', 'Sales operations'),
  person('viewer', 'Noor Haddad', 'Marketing', 'Analyst'),
  person('none', 'Bea Lindqvist', 'Legal', 'Counsel'),
  person('left', 'Gideon Marsh', 'Retail', 'Analyst (left the company)'),
  person('p1', 'Anneke de Wit', 'Logistics', 'Planner'),
  person('p2', 'Søren Kjær', 'Warehouse', 'Shift lead'),
  person('p3', '田中 美咲', 'Retail', 'Store analytics'),
  person('p4', 'Olumide Adeyemi', 'People', 'HR systems'),
  person('p5', 'Zoë Brâncuș', 'Support', 'Support lead'),
  person('p6', 'ليلى منصور', 'Purchasing', 'Buyer'),
  person('p7', "Seán O'Dálaigh", 'Web', 'Web analytics'),
  person('p8', 'Priya Raghunathan', 'Data Platform', 'Data engineer'),
  person('p9', 'Hugo Ferreira', 'Finance', 'Controller'),
  person('p10', 'Kateřina Nováková', 'Marketing', 'Campaign manager'),
  person('p11', 'Duc Anh Tran', 'Data Platform', 'Platform engineer'),
  person('p12', 'Svc Pipeline', 'Data Platform', 'Service user'),
];

const groupPlans: readonly (readonly [key: string, name: string, type: string])[] = [
  ['data-platform', 'Data Platform', 'open'],
  ['finance', 'Finance Analysts', 'closed'],
  ['sales', 'Sales Operations', 'adHoc'],
  ['marketing', 'Marketing Insights', 'open'],
  ['logistics', 'Logistics & Warehouse', 'dynamic'],
  ['contractors', 'Contractors (external)', 'directory'],
  ['deleted', 'Retail Pilot', 'open'],
];

export interface Staff {
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly byKey: ReadonlyMap<string, User>;
  readonly groupByKey: ReadonlyMap<string, Group>;
  /** A user that Domo does not know any more, yet access lists still name. */
  readonly vanished: { readonly id: string; readonly name: string };
}

const emailOf = ({ key, name }: Person): string => {
  const plain = name.normalize('NFD').replace(/[^A-Za-z ]/g, '');
  const local = plain.trim().toLowerCase().split(/\s+/).join('.');
  return `${local === '' ? key : local}@example.com`;
};

function user(random: Random, plan: Person, invitorUserId: number): User {
  const created = random.int(1_560_000_000, 1_700_000_000);
  return {
    id: random.int(100_000_000, 2_000_000_000),
    displayName: plan.name,
    emailAddress: emailOf(plan),
    department: plan.department,
    title: plan.title,
    roleId: plan.key === 'admin' ? 1 : random.pick([2, 3, 4, 810_756_122]),
    admin: plan.key === 'admin',
    active: plan.key !== 'left',
    invitorUserId,
    created,
    modified: created * 1000 + random.int(1, 900_000_000),
  };
}

/** The staff as one instance knows it. */
export function makeStaff(random: Random): Staff {
  const invitor = random.int(100_000_000, 2_000_000_000);
  const byKey = new Map(people.map((plan) => [plan.key, user(random, plan, invitor)]));
  const users = [...byKey.values()];
  // The people of the roles are in no group: their level must come from their own entries alone.
  const members = users.slice(roles.length).map(({ id }) => id);
  const creatorId = byKey.get('p11')?.id ?? invitor;
  const groupByKey = new Map(
    groupPlans.map(([key, name, type]) => [
      key,
      {
        id: random.int(100_000_000, 2_000_000_000),
        name: key === 'deleted' ? `${name}_deleted_${random.uuid()}` : name,
        type,
        userIds: random.some(members, random.int(2, 7)),
        creatorId,
        active: key !== 'deleted',
        created: random.int(1_560_000_000, 1_700_000_000) * 1000,
      },
    ]),
  );
  return {
    users,
    groups: [...groupByKey.values()],
    byKey,
    groupByKey,
    vanished: { id: String(random.int(100_000_000, 2_000_000_000)), name: 'Ottilie Brandt' },
  };
}
