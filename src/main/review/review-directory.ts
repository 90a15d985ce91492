/** Users and groups of one instance, as a review needs them, and which domains are its own. */
import type { DirectoryEntry } from '../store/review-types';

interface KnownUser {
  readonly name: string | null;
  readonly email: string | null;
  readonly active: boolean | null;
}

export interface ReviewDirectory {
  readonly users: ReadonlyMap<string, KnownUser>;
  /** Only those whose members were read. */
  readonly groups: ReadonlyMap<
    string,
    { readonly members: readonly string[]; readonly everyone: boolean }
  >;
  /** In small letters. Empty: not known. */
  readonly ownDomains: readonly string[];
}

export function toReviewDirectory(
  entries: readonly DirectoryEntry[],
  ownDomains: readonly string[],
): ReviewDirectory {
  const users = new Map<string, KnownUser>();
  const groups = new Map<string, { members: readonly string[]; everyone: boolean }>();
  for (const entry of entries) {
    if (entry.type === 'GROUP') {
      if (entry.data) groups.set(entry.id, entry.data);
    } else {
      // A user that Domo does not know any more is no longer active.
      users.set(entry.id, entry.data ?? { name: null, email: null, active: false });
    }
  }
  const given = ownDomains.map((domain) => domain.trim().toLowerCase().replace(/^@/, ''));
  return { users, groups, ownDomains: given.length > 0 ? given : majorityDomain(users.values()) };
}

export const domainOf = (email: string): string | null => {
  const at = email.lastIndexOf('@');
  return at < 1 || at === email.length - 1 ? null : email.slice(at + 1).toLowerCase();
};

/** The most frequent one; of several, the first by name. */
function majorityDomain(users: Iterable<KnownUser>): string[] {
  const counts = new Map<string, number>();
  for (const { email } of users) {
    const domain = email === null ? null : domainOf(email);
    if (domain !== null) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most ? [most[0]] : [];
}

/** A part of an own domain, such as `mail.acme.com`, is no external one. */
export function isExternal({ ownDomains }: ReviewDirectory, email: string | null): boolean {
  const domain = email === null ? null : domainOf(email);
  if (domain === null || ownDomains.length === 0) return false;
  return !ownDomains.some((own) => domain === own || domain.endsWith(`.${own}`));
}
