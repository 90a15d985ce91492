/** Profiles: adds, changes and removes instances, and checks their tokens. */
import { randomBytes } from 'node:crypto';
import {
  fail,
  toProblem,
  type LatchkeyEvent,
  type ParsedRequestFor,
  type Profile,
  type DomoUser,
} from '../../contract';
import { isSameName, toLookKey } from '../../contract/text-folding';
import type { NewProfile, ProfileChanges, Store, StoredProfile } from '../store/store-types';
import type { Workspace } from '../workspace';
import { createTokenClient } from './token-client';

/** Loaded on first use, so that the window does not wait for the HTTP client. */
const loadDomo = () => import('../domo');

type Announce = (event: LatchkeyEvent) => void;

/** Short, because the store has it three times for each account. 48 random bits are enough for some hundred instances. */
const newProfileId = (): string => randomBytes(6).toString('hex');

export class Profiles {
  constructor(
    private readonly workspace: Workspace,
    private readonly announce: Announce,
  ) {}

  async list(): Promise<Profile[]> {
    const store = await this.workspace.store();
    const expiries = await store.listTokenExpiries();
    return (await store.listProfiles()).map((stored) => this.toProfile(stored, expiries));
  }

  /** Fails with `notFound`. */
  async get(profileId: string): Promise<Profile> {
    const expiries = await (await this.workspace.store()).listTokenExpiries();
    return this.toProfile(await this.getStored(profileId), expiries);
  }

  /** Checks a token that is not stored yet. Fails with the Problem of the instance or the network. */
  async tryToken(
    input: { instance: string; token: string },
    signal: AbortSignal,
  ): Promise<{ origin: string; instance: string; user: DomoUser }> {
    const address = (await loadDomo()).parseInstance(input.instance);
    const client = await createTokenClient(this.workspace, address.origin, input.token);
    try {
      return { ...address, user: await client.whoAmI({ signal }) };
    } finally {
      client.close();
    }
  }

  /** Checks the token of a profile and stores the result. Fails if the token does not work. */
  async checkToken(
    profileId: string,
    signal: AbortSignal,
  ): Promise<{ origin: string; instance: string; user: DomoUser }> {
    const { origin, instance } = await this.getStored(profileId);
    try {
      const user = await (await this.workspace.client(profileId)).whoAmI({ signal });
      await this.change(profileId, { user, lastCheck: { at: Date.now(), problem: null } });
      return { origin, instance, user };
    } catch (error) {
      // A cancelled check says nothing about the token.
      if (!signal.aborted) {
        await this.change(profileId, { lastCheck: { at: Date.now(), problem: toProblem(error) } });
      }
      throw error;
    } finally {
      this.announce({ event: 'profilesChanged' });
    }
  }

  /** Prepares a new profile and stores nothing. Fails with `duplicate`, or as `tryToken` does. */
  async prepareNew(
    request: ParsedRequestFor<'profile.add'>,
    signal: AbortSignal,
  ): Promise<NewProfile> {
    const { origin, instance } = (await loadDomo()).parseInstance(request.instance);
    const label = request.label ?? instance;
    refuseDuplicate(await (await this.workspace.store()).listProfiles(), origin, label);
    const user = request.check ? (await this.tryToken(request, signal)).user : null;
    const { group, colour, guard, keep } = request;
    const settings = { label, group, colour, guard, keep };
    return { id: newProfileId(), origin, instance, ...settings, user, createdAt: Date.now() };
  }

  /** Stores a prepared profile and its token. */
  async add(profile: NewProfile, token: string): Promise<Profile> {
    const { id, keep, user, createdAt } = profile;
    // The token comes first, because a profile without a token would look complete and not work.
    await this.workspace.vault.saveToken(id, token, keep);
    try {
      await (await this.workspace.store()).addProfile(profile);
      if (user) await this.change(id, { lastCheck: { at: createdAt, problem: null } });
    } catch (error) {
      await this.workspace.vault.removeToken(id, keep);
      throw error;
    }
    this.announce({ event: 'profilesChanged' });
    return this.get(id);
  }

  /** Stores a prepared profile whose token is missing until the user enters it. */
  async addWithoutToken(profile: NewProfile): Promise<Profile> {
    // A token of a session is never looked for in the keychain, where this one is not.
    await (await this.workspace.store()).addProfile({ ...profile, keep: 'session' });
    this.announce({ event: 'profilesChanged' });
    return this.get(profile.id);
  }

  /** Changes settings or the token. Fails with `notFound` or `duplicate`, or as `tryToken` does for a new token. */
  async update(request: ParsedRequestFor<'profile.update'>, signal: AbortSignal): Promise<Profile> {
    const { profileId, token, keep, ...settings } = request;
    const stored = await this.getStored(profileId);
    // Checked before the token is replaced, so that a refused update changes nothing.
    const known = await (await this.workspace.store()).listProfiles();
    const others = known.filter(({ id }) => id !== profileId);
    // A label that stays is no new one: it can look like another since an earlier version.
    if (settings.label !== undefined && settings.label !== stored.label)
      refuseSameLabel(others, settings.label);
    if (token !== undefined) await this.replaceToken(stored, token, keep, signal);
    await this.change(profileId, omitUndefined(settings));
    this.announce({ event: 'profilesChanged' });
    return this.get(profileId);
  }

  private async replaceToken(
    { id, origin, keep: before }: StoredProfile,
    token: string,
    keep: 'keychain' | 'session',
    signal: AbortSignal,
  ): Promise<void> {
    const { vault } = this.workspace;
    const { user } = await this.tryToken({ instance: origin, token }, signal);
    // A locked keychain cannot remove its entry, which then stays the stored token.
    const entryStays =
      before === 'keychain' &&
      keep === 'session' &&
      !(await succeeds(vault.removeToken(id, before)));
    await vault.saveToken(id, token, keep);
    this.workspace.dropClient(id);
    // What is known is about the old one.
    await (await this.workspace.store()).saveTokenExpiry(id, null);
    await this.change(id, {
      keep: entryStays ? before : keep,
      user,
      lastCheck: { at: Date.now(), problem: null },
    });
  }

  /** Removes a profile, its token and its stored data. */
  async remove(profileId: string): Promise<void> {
    const { keep } = await this.getStored(profileId);
    // The token comes first: if the keychain refuses, the profile stays, and the user can try again.
    await this.workspace.vault.removeToken(profileId, keep);
    if (keep === 'keychain') await this.workspace.vault.removeRenewal(profileId);
    this.workspace.dropClient(profileId);
    await (await this.workspace.store()).removeProfile(profileId);
    // A call that found the profile just before it was removed may have created another client.
    this.workspace.dropClient(profileId);
    this.announce({ event: 'profilesChanged' });
    this.announce({ event: 'inventoryChanged', profileId });
  }

  private async getStored(profileId: string): Promise<StoredProfile> {
    const profile = await (await this.workspace.store()).getProfile(profileId);
    return profile ?? fail('notFound', 'There is no such profile.');
  }

  /** Asks for the store each time, because the store in memory may have moved into the file meanwhile. */
  private async change(profileId: string, changes: ProfileChanges): Promise<void> {
    await (await this.workspace.store()).updateProfile(profileId, changes);
  }

  private toProfile(
    { keep, ...profile }: StoredProfile,
    expiries: Awaited<ReturnType<Store['listTokenExpiries']>>,
  ): Profile {
    const expiry = expiries.find(({ profileId }) => profileId === profile.id);
    return {
      ...profile,
      token: this.workspace.vault.getTokenPlace(profile.id, keep),
      ...(expiry && { tokenExpiry: { at: expiry.expiresAt, tokens: expiry.tokens } }),
    };
  }
}

/** Called before the token is checked, so that nothing is sent to an instance that exists already. */
function refuseDuplicate(known: readonly StoredProfile[], origin: string, label: string): void {
  const existing = known.find((profile) => profile.origin === origin);
  if (existing) fail('duplicate', `This instance exists already, as ${existing.label}.`);
  refuseSameLabel(known, label);
}

function refuseSameLabel(known: readonly StoredProfile[], label: string): void {
  const same = known.find((profile) => isSameName(profile.label, label));
  if (same) fail('duplicate', `Another instance is called ${same.label}.`);
  const look = toLookKey(label);
  const alike = known.find((profile) => toLookKey(profile.label) === look);
  if (alike) {
    fail(
      'duplicate',
      `Another instance has the label ${alike.label}, which looks the same in other letters or signs.`,
    );
  }
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** Leaves out undefined properties, so that they stay as they are. */
function omitUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/**
 * The accounts page of an instance. Fails with `invalidRequest` if its address is not Domo's: no other page may be
 * opened.
 */
export function accountsPageUrl(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  if (protocol !== 'https:' || !hostname.endsWith('.domo.com')) {
    fail(
      'invalidRequest',
      'This instance has no page in Domo: its address does not end with domo.com.',
      {
        next: 'Open its address in a browser yourself.',
      },
    );
  }
  return new URL('/datacenter/accounts', origin).href;
}
