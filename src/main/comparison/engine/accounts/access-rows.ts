/** Builds the rows of access lists: one per principal, with its level in each column. */
import { compareNames, foldAddress, foldText } from '../../../../contract/text-folding';
import { accessLevels } from '../../../../contract';
import { groupBy } from '../collections';
import { missingCell, unreadCell, valueCell, type DraftCell, type DraftRow } from './draft-row';
import type { ComparedAccess, AccountColumn } from './account-column';

export const buildAccessRows = (columns: readonly AccountColumn[]): DraftRow[] =>
  matchPrincipals(columns).map((principal) => ({
    group: 'access',
    key: principal.key,
    label: principal.label,
    detail: principal.email,
    secret: false,
    informative: false,
    drafts: columns.map(({ access }, index) =>
      access.state === 'read'
        ? accessCell(principal, principal.entries[index] ?? [])
        : unreadCell(access.state),
    ),
  }));

/** No access counts as a level if the principal is certain. */
function accessCell({ certain }: MatchedPrincipal, entries: readonly ComparedAccess[]): DraftCell {
  const shown =
    entries.length === 0 ? missingCell() : valueCell('accessLevel', joinLevels(entries));
  return certain ? shown : { ...shown, known: null };
}

const levelOrder: readonly string[] = accessLevels;
const levelRank = (level: string): number =>
  levelOrder.includes(level) ? levelOrder.indexOf(level) : levelOrder.length;

/** Usually one level. If a list contains a principal twice, all its levels, strongest first. */
const joinLevels = (entries: readonly ComparedAccess[]): string =>
  [...new Set(entries.map(({ accessLevel }) => accessLevel))]
    .sort((a, b) => levelRank(a) - levelRank(b) || compareNames(a, b))
    .join(' + ');

/** One user or group over all columns. Ids differ between instances, so e-mail address or name match them. */
export interface MatchedPrincipal {
  /** Unique, and independent of the order of the columns. */
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly email: string | null;
  /** False if the entries may belong to different principals. Their relation is then unknown. */
  readonly certain: boolean;
  /** Its entries in each column; an empty list where it has no access. */
  readonly entries: readonly (readonly ComparedAccess[])[];
}

/** One principal of one instance, with what all columns know about it. */
interface InstancePrincipal {
  readonly profileId: string;
  readonly type: string;
  readonly id: string;
  readonly email: string | null;
  readonly name: string | null;
}

interface PrincipalMatch {
  readonly key: string;
  readonly certain: boolean;
}

/** Matches by id within one instance, otherwise by e-mail address or name. Sorted by type and label. */
export function matchPrincipals(columns: readonly AccountColumn[]): MatchedPrincipal[] {
  const people = collectPrincipals(columns);
  const isOneInstance = new Set(columns.map(({ profileId }) => profileId)).size === 1;
  const matchOf = isOneInstance
    ? matchPrincipalById
    : matchPrincipalByEmailOrName([...people.values()]);
  return [...groupBy(people.values(), (person) => matchOf(person).key)]
    .map(([key, members]): MatchedPrincipal => {
      const ids = new Set(members.map(principalInstanceKey));
      const [first] = members;
      return {
        key,
        type: first?.type ?? '',
        label: smallestText(members.map(({ name, email, id }) => name ?? email ?? id)) ?? key,
        email: smallestText(members.map(({ email }) => email)),
        certain:
          members.every((person) => matchOf(person).certain) &&
          new Set(members.map(({ profileId }) => profileId)).size === members.length,
        entries: columns.map(({ profileId, access }) =>
          access.state === 'read'
            ? access.value.filter(({ type, id }) =>
                ids.has(principalInstanceKey({ profileId, type, id })),
              )
            : [],
        ),
      };
    })
    .sort(
      (a, b) =>
        compareNames(a.type, b.type) ||
        compareNames(a.label, b.label) ||
        compareNames(a.key, b.key),
    );
}

const principalInstanceKey = ({
  profileId,
  type,
  id,
}: Pick<InstancePrincipal, 'profileId' | 'type' | 'id'>): string =>
  JSON.stringify([profileId, type, id]);

const matchPrincipalById = ({ type, id }: InstancePrincipal): PrincipalMatch => ({
  key: `${type} ${id}`,
  certain: true,
});

function collectPrincipals(columns: readonly AccountColumn[]): Map<string, InstancePrincipal> {
  const people = new Map<string, InstancePrincipal>();
  for (const { profileId, access } of columns) {
    for (const { type, id, name, email } of access.state === 'read' ? access.value : []) {
      const key = principalInstanceKey({ profileId, type, id });
      const before = people.get(key);
      // Lists of one instance can each know a part. Of two names the smaller one wins, whatever their order.
      people.set(key, {
        profileId,
        type,
        id,
        email: smallestText([before?.email ?? null, email]),
        name: smallestText([before?.name ?? null, name]),
      });
    }
  }
  return people;
}

/** An e-mail address is certain. A name is certain only if no two principals share it. */
function matchPrincipalByEmailOrName(
  people: readonly InstancePrincipal[],
): (person: InstancePrincipal) => PrincipalMatch {
  const addressed = groupBy(
    people.filter(({ email }) => email !== null),
    ({ type, name }) => `${type} ${foldText(name ?? '')}`,
  );
  return (person) => {
    const { type, email, name } = person;
    if (email !== null) return { key: `${type} ${foldAddress(email)}`, certain: true };
    if (name === null) return { key: `${type} ${principalInstanceKey(person)}`, certain: false };
    const key = `${type} ${foldText(name)}`;
    const addresses = new Set(addressed.get(key)?.map((other) => foldAddress(other.email ?? '')));
    const [address] = addresses;
    return addresses.size === 1 && address !== undefined
      ? { key: `${type} ${address}`, certain: true }
      : { key, certain: addresses.size === 0 };
  };
}

/** The smallest non-empty text, so that the order of columns does not matter. Null for none. */
const smallestText = (texts: readonly (string | null)[]): string | null =>
  texts.filter((text): text is string => text !== null && text !== '').sort(compareNames)[0] ??
  null;
