/** Rows of access lists: one for each principal, with its level in each column. */
import { accessLevels } from '../../../../contract';
import { compareText, groupBy } from '../collections';
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

/** No access is a fact like any level, as long as it is certain who is meant. */
function accessCell({ certain }: MatchedPrincipal, entries: readonly ComparedAccess[]): DraftCell {
  const shown =
    entries.length === 0 ? missingCell() : valueCell('accessLevel', joinLevels(entries));
  return certain ? shown : { ...shown, known: null };
}

const levelOrder: readonly string[] = accessLevels;
const levelRank = (level: string): number =>
  levelOrder.includes(level) ? levelOrder.indexOf(level) : levelOrder.length;

/** One level, unless a list names somebody twice; strongest first. */
const joinLevels = (entries: readonly ComparedAccess[]): string =>
  [...new Set(entries.map(({ accessLevel }) => accessLevel))]
    .sort((a, b) => levelRank(a) - levelRank(b) || compareText(a, b))
    .join(' + ');

/** Who is who across instances: ids differ there, so people and groups are matched by e-mail address or name. */

/** One person or group, over all columns. */
export interface MatchedPrincipal {
  /** Unique, and the same whatever the order of the columns. */
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly email: string | null;
  /** False: it may be more than one, or somebody else, so nothing can be said of it. */
  readonly certain: boolean;
  /** Its entries in each column; none where it has no access. */
  readonly entries: readonly (readonly ComparedAccess[])[];
}

/** One principal of one instance, by all that the columns tell of it. */
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

/** By id within one instance; otherwise by e-mail address, else by name. In order of type and label. */
export function matchPrincipals(columns: readonly AccountColumn[]): MatchedPrincipal[] {
  const people = collectPrincipals(columns);
  const one = new Set(columns.map(({ profileId }) => profileId)).size === 1;
  const matchOf = one ? matchPrincipalById : matchPrincipalByEmailOrName([...people.values()]);
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
        compareText(a.type, b.type) || compareText(a.label, b.label) || compareText(a.key, b.key),
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
      // Two lists of one instance may tell of one person each a part; of two names the smaller one, whatever the turn.
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

/** An address names a person for certain; a name does when one person alone has it. */
function matchPrincipalByEmailOrName(
  people: readonly InstancePrincipal[],
): (person: InstancePrincipal) => PrincipalMatch {
  const addressed = groupBy(
    people.filter(({ email }) => email !== null),
    ({ type, name }) => `${type} ${foldPrincipalText(name)}`,
  );
  return (person) => {
    const { type, email, name } = person;
    if (email !== null) return { key: `${type} ${foldPrincipalText(email)}`, certain: true };
    if (name === null) return { key: `${type} ${principalInstanceKey(person)}`, certain: false };
    const key = `${type} ${foldPrincipalText(name)}`;
    const addresses = new Set(addressed.get(key)?.map((other) => foldPrincipalText(other.email)));
    const [address] = addresses;
    return addresses.size === 1 && address !== undefined
      ? { key: `${type} ${address}`, certain: true }
      : { key, certain: addresses.size === 0 };
  };
}

const foldPrincipalText = (text: string | null): string =>
  text === null ? '' : text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The smallest that is there, so that the order of columns does not matter. Null for none. */
const smallestText = (texts: readonly (string | null)[]): string | null =>
  texts.filter((text): text is string => text !== null && text !== '').sort(compareText)[0] ?? null;
