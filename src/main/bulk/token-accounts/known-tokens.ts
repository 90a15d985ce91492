/** The tokens of all instances of Latchkey, as fingerprints: those in use, and those that renewals took the place of. */
import type { AccountConfig, HeldToken, TokenAccount } from '../../../contract';
import { comparableField } from '../../comparison/engine/equality';
import { parseInstance } from '../../domo/instance-address';
import { parseRenewal } from '../../profiles/renewal/renewal-record';
import { fingerprint } from '../../secrets';
import type { StoredProfile } from '../../store/store-types';
import type { Workspace } from '../../workspace';
import { findField, namedInstance } from './token-fields';

interface KnownToken {
  readonly profile: StoredProfile;
  readonly is: 'inUse' | 'replaced';
}

export interface KnownTokens {
  readonly profiles: readonly StoredProfile[];
  readonly byFingerprint: ReadonlyMap<string, KnownToken>;
  /** Instances whose token could not be read. */
  readonly unread: readonly StoredProfile[];
}

export async function readKnownTokens(
  workspace: Pick<Workspace, 'store' | 'vault' | 'fingerprintKey'>,
  signal: AbortSignal,
): Promise<KnownTokens> {
  const profiles = await (await workspace.store()).listProfiles();
  const key = await workspace.fingerprintKey();
  const byFingerprint = new Map<string, KnownToken>();
  const unread: StoredProfile[] = [];
  for (const profile of profiles) {
    signal.throwIfAborted();
    try {
      const record = parseRenewal(await workspace.vault.getRenewal(profile.id));
      for (const old of record?.replaced ?? []) {
        if (!byFingerprint.has(old)) byFingerprint.set(old, { profile, is: 'replaced' });
      }
      const token = await workspace.vault.getToken(profile.id, profile.keep);
      byFingerprint.set(fingerprint(token, key), { profile, is: 'inUse' });
    } catch {
      unread.push(profile);
    }
  }
  return { profiles, byFingerprint, unread };
}

/** What an account is, as far as its config tells. */
export type HeldTokenFacts = Pick<TokenAccount, 'names' | 'pointsAt' | 'token' | 'asWritten'>;

/** The config names the instance; where it names none, a token that is known tells. */
export function describeHeldToken(
  { profiles, byFingerprint }: KnownTokens,
  config: AccountConfig,
  field: string,
): HeldTokenFacts {
  const names = namedInstance(config);
  const own = findField(config, field);
  const value = own === null || own.state === 'empty' ? null : comparableField(own);
  const print = value?.is === 'secret' || value?.is === 'written' ? value.fingerprint : null;
  const known = print === null ? null : (byFingerprint.get(print) ?? null);
  const origin = names === null ? null : toOrigin(names);
  const pointsAt =
    names === null
      ? (known?.profile ?? null)
      : (profiles.find((profile) => profile.origin === origin) ?? null);
  return {
    names,
    pointsAt: pointsAt && { profileId: pointsAt.id, label: pointsAt.label },
    token:
      print === null
        ? own === null || own.state === 'empty'
          ? 'none'
          : 'hidden'
        : heldToken(known, pointsAt),
    asWritten: value?.is === 'written',
  };
}

/** A token of another instance than the one that the config names is none that works there. */
const heldToken = (known: KnownToken | null, pointsAt: StoredProfile | null): HeldToken =>
  known !== null && known.profile.id === pointsAt?.id ? known.is : 'other';

function toOrigin(instance: string): string | null {
  try {
    return parseInstance(instance).origin;
  } catch {
    return null;
  }
}
