/** The access that people and groups have to an account of the baseline, as they are found in another instance. */
import {
  accessLevels,
  toProblem,
  type AccessEntry,
  type AccountKey,
  type BulkValue,
  type GrantedLevel,
  type Principal,
} from '../../../contract';
import { findAccessLevel } from '../../accounts/access-list';
import type { BulkDeps } from '../bulk-flow';
import { findPrincipal } from '../flows/share-accounts';

export interface PlannedGrant {
  readonly principal: Principal;
  readonly level: GrantedLevel;
  /** Null: none so far. */
  readonly before: string | null;
  readonly value: BulkValue;
}

export interface PlannedGrants {
  readonly grants: readonly PlannedGrant[];
  readonly notes: readonly string[];
}

export const NO_GRANTS: PlannedGrants = { grants: [], notes: [] };

/** Somebody in the access list of the baseline. */
interface Grantee {
  readonly type: Principal['type'];
  /** E-mail address of a user, name of a group: ids differ from instance to instance. */
  readonly who: string;
  readonly level: GrantedLevel;
}

interface Grantees {
  readonly grantees: readonly Grantee[];
  readonly notes: readonly string[];
}

export class AccessGrants {
  private readonly read = new Map<string, Promise<Grantees>>();
  private readonly found = new Map<string, Promise<Principal | string>>();

  constructor(private readonly deps: BulkDeps) {}

  /** `entries`: the access list there. Access that is stronger there stays, and so does that of others. */
  async plan(
    of: AccountKey,
    profileId: string,
    entries: readonly AccessEntry[],
    signal: AbortSignal,
  ): Promise<PlannedGrants> {
    const { grantees, notes } = await this.readGrantees(of, signal);
    const grants: PlannedGrant[] = [];
    const missing: string[] = [];
    for (const grantee of grantees) {
      const principal = await this.find(profileId, grantee, signal);
      if (typeof principal === 'string') {
        missing.push(principal);
        continue;
      }
      const before = findAccessLevel(entries, principal);
      if (isAtLeast(before, grantee.level)) continue;
      const what = `access of ${principal.name}, ${grantee.who}`;
      grants.push({
        principal,
        before,
        level: grantee.level,
        value: { what, secret: false, before, after: grantee.level },
      });
    }
    return { grants, notes: [...notes, ...missing] };
  }

  private readGrantees(of: AccountKey, signal: AbortSignal): Promise<Grantees> {
    const text = [of.profileId, of.kind, of.id].join(' ');
    const read = this.read.get(text) ?? this.listGrantees(of, signal);
    this.read.set(text, read);
    return read;
  }

  private async listGrantees(of: AccountKey, signal: AbortSignal): Promise<Grantees> {
    const { entries } = await this.deps.reading.readAccessList(of, signal);
    const client = await this.deps.workspace.client(of.profileId);
    const ids = entries.filter(({ type }) => type === 'USER').map(({ id }) => id);
    const users = ids.length === 0 ? [] : await client.listUsers(ids, { signal });
    const addresses = new Map(users.map(({ id, emailAddress }) => [id, emailAddress]));
    const grantees: Grantee[] = [];
    const notes: string[] = [];
    for (const { type, id, name, accessLevel } of entries) {
      const level = accessLevels.find((each) => each === accessLevel);
      const who = type === 'USER' ? (addresses.get(id) ?? '') : (name ?? '');
      if (level !== undefined && who !== '' && (type === 'USER' || type === 'GROUP'))
        grantees.push({ type, who, level });
      else notes.push(`${name ?? id} has ${accessLevel} in the baseline, and is not carried over.`);
    }
    return { grantees, notes };
  }

  /** A sentence if there is no such person or group there, or nobody knows. */
  private find(
    profileId: string,
    { type, who }: Grantee,
    signal: AbortSignal,
  ): Promise<Principal | string> {
    const text = [profileId, type, who].join(' ');
    const found =
      this.found.get(text) ??
      findPrincipal(this.deps, profileId, { type, who }, signal).catch(
        (error: unknown) => `${who} gets no access: ${toProblem(error).message}`,
      );
    this.found.set(text, found);
    return found;
  }
}

/** Levels are sorted, the strongest first. One that Latchkey does not know is left alone. */
const isAtLeast = (before: string | null, wanted: GrantedLevel): boolean => {
  if (before === null) return false;
  const [own, other] = [before, wanted].map((level) =>
    accessLevels.findIndex((each) => each === level),
  );
  return (own ?? -1) <= (other ?? -1);
};
