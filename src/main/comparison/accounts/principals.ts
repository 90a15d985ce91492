/** Who is who across instances: ids differ there, so people and groups are matched by e-mail address or name. */
import { compareText, groupBy } from '../order';
import type { Access, AccountColumn } from './input';

/** One person or group, over all columns. */
export interface Principal {
  /** Unique, and the same whatever the order of the columns. */
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly email: string | null;
  /** False: it may be more than one, or somebody else, so nothing can be said of it. */
  readonly certain: boolean;
  /** Its entries in each column; none where it has no access. */
  readonly entries: readonly (readonly Access[])[];
}

/** One principal of one instance, by all that the columns tell of it. */
interface Person {
  readonly profileId: string;
  readonly type: string;
  readonly id: string;
  readonly email: string | null;
  readonly name: string | null;
}

interface Match {
  readonly key: string;
  readonly certain: boolean;
}

/** By id within one instance; otherwise by e-mail address, else by name. In order of type and label. */
export function principals(columns: readonly AccountColumn[]): Principal[] {
  const people = peopleIn(columns);
  const one = new Set(columns.map(({ profileId }) => profileId)).size === 1;
  const matchOf = one ? byId : byEmailOrName([...people.values()]);
  return [...groupBy(people.values(), (person) => matchOf(person).key)]
    .map(([key, members]): Principal => {
      const ids = new Set(members.map(personKey));
      const [first] = members;
      return {
        key,
        type: first?.type ?? '',
        label: firstText(members.map(({ name, email, id }) => name ?? email ?? id)) ?? key,
        email: firstText(members.map(({ email }) => email)),
        certain:
          members.every((person) => matchOf(person).certain) &&
          new Set(members.map(({ profileId }) => profileId)).size === members.length,
        entries: columns.map(({ profileId, access }) =>
          access.state === 'read'
            ? access.value.filter(({ type, id }) => ids.has(personKey({ profileId, type, id })))
            : [],
        ),
      };
    })
    .sort(
      (a, b) =>
        compareText(a.type, b.type) || compareText(a.label, b.label) || compareText(a.key, b.key),
    );
}

const personKey = ({ profileId, type, id }: Pick<Person, 'profileId' | 'type' | 'id'>): string =>
  JSON.stringify([profileId, type, id]);

const byId = ({ type, id }: Person): Match => ({ key: `${type} ${id}`, certain: true });

function peopleIn(columns: readonly AccountColumn[]): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const { profileId, access } of columns) {
    for (const { type, id, name, email } of access.state === 'read' ? access.value : []) {
      const key = personKey({ profileId, type, id });
      const before = people.get(key);
      // Two lists of one instance may tell of one person each a part; of two names the smaller one, whatever the turn.
      people.set(key, {
        profileId,
        type,
        id,
        email: firstText([before?.email ?? null, email]),
        name: firstText([before?.name ?? null, name]),
      });
    }
  }
  return people;
}

/** An address names a person for certain; a name does when one person alone has it. */
function byEmailOrName(people: readonly Person[]): (person: Person) => Match {
  const addressed = groupBy(
    people.filter(({ email }) => email !== null),
    ({ type, name }) => `${type} ${fold(name)}`,
  );
  return (person) => {
    const { type, email, name } = person;
    if (email !== null) return { key: `${type} ${fold(email)}`, certain: true };
    if (name === null) return { key: `${type} ${personKey(person)}`, certain: false };
    const key = `${type} ${fold(name)}`;
    const addresses = new Set(addressed.get(key)?.map((other) => fold(other.email)));
    const [address] = addresses;
    return addresses.size === 1 && address !== undefined
      ? { key: `${type} ${address}`, certain: true }
      : { key, certain: addresses.size === 0 };
  };
}

const fold = (text: string | null): string =>
  text === null ? '' : text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The smallest that is there, so that the order of columns does not matter. Null for none. */
const firstText = (texts: readonly (string | null)[]): string | null =>
  texts.filter((text): text is string => text !== null && text !== '').sort(compareText)[0] ?? null;
