/** Turns the access list of one account into entries: groups with their members, marks, and how many can use it. */
import type { DomoId, AccountKind, ReviewAccount, ReviewEntry, ReviewMark } from '../../contract';
import { foldText } from '../../contract/text-folding';
import { isExternal, type ReviewDirectory } from './review-directory';

/** An account as the store gives it to a review. */
export interface ReviewedAccount {
  readonly profileId: string;
  readonly label: string;
  readonly origin: string;
  readonly kind: AccountKind;
  readonly id: DomoId;
  readonly account: string;
  readonly provider: string;
  readonly accessReadAt: number | null;
  readonly access: readonly ListedPrincipal[];
}

export interface ListedPrincipal {
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
  readonly accessLevel: string;
}

export interface ExpandedAccount {
  readonly account: ReviewAccount;
  readonly entries: readonly ReviewEntry[];
}

export function expandAccount(
  reviewed: ReviewedAccount,
  directory: ReviewDirectory,
  overSharedAbove: number,
): ExpandedAccount {
  const { origin, label: instance, kind, id, account } = reviewed;
  const key = { origin, instance, kind, id, account };
  const users = new Set<string>();
  const entries: ReviewEntry[] = [];
  const addUser = (listed: ListedPrincipal, via: ListedPrincipal | null): void => {
    users.add(`USER ${listed.id}`);
    const user = directory.users.get(listed.id);
    const email = user?.email ?? null;
    entries.push({
      type: 'entry',
      ...key,
      principalType: 'USER',
      principalId: listed.id,
      principal: firstName(listed.name, user?.name) ?? listed.id,
      email,
      active: user?.active ?? null,
      level: listed.accessLevel,
      via: via?.id ?? null,
      viaName: via && (firstName(via.name) ?? via.id),
      members: null,
      marks: isExternal(directory, email) ? ['external'] : [],
    });
  };
  for (const listed of reviewed.access) {
    if (listed.type === 'USER') {
      addUser(listed, null);
      continue;
    }
    const group = listed.type === 'GROUP' ? directory.groups.get(listed.id) : undefined;
    if (group === undefined) users.add(`${listed.type} ${listed.id}`);
    entries.push({
      type: 'entry',
      ...key,
      principalType: listed.type,
      principalId: listed.id,
      principal: firstName(listed.name) ?? listed.id,
      email: null,
      active: null,
      level: listed.accessLevel,
      via: null,
      viaName: null,
      members: group?.members.length ?? null,
      marks: isEveryone(listed, group?.everyone) ? ['everyone'] : [],
    });
    for (const member of group?.members ?? [])
      addUser({ ...listed, type: 'USER', id: member, name: null }, listed);
  }
  const overShared: readonly ReviewMark[] = users.size > overSharedAbove ? ['overShared'] : [];
  return {
    account: {
      type: 'account',
      ...key,
      provider: reviewed.provider,
      accessReadAt: reviewed.accessReadAt,
      users: users.size,
    },
    entries: entries
      .map((entry) => ({ ...entry, marks: [...entry.marks, ...overShared] }))
      .sort(compareEntries),
  };
}

const firstName = (...names: readonly (string | null | undefined)[]): string | null =>
  names.find((name) => name !== null && name !== undefined && name !== '') ?? null;

/** Domo's own name for it, where the group itself was not read. */
const EVERYONE_NAMES: ReadonlySet<string> = new Set(['everyone', 'all company', 'all users']);

const isEveryone = ({ type, name }: ListedPrincipal, told: boolean | undefined): boolean =>
  type === 'GROUP' && (told === true || EVERYONE_NAMES.has(foldText(name ?? '')));

type EntryKey = Pick<ReviewEntry, 'principalType' | 'principalId' | 'via'>;

/** What tells entries of one account apart. */
export const entryKey = ({ principalType, principalId, via }: EntryKey): string =>
  `${principalType} ${principalId} ${via ?? ''}`;

function compareEntries(one: ReviewEntry, other: ReviewEntry): number {
  const [a, b] = [entryKey(one), entryKey(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
