/** Profiles: adding, changing and forgetting instances, and trying their tokens. */
import { randomUUID } from 'node:crypto';
import {
  fail,
  toProblem,
  type LatchkeyEvent,
  type ParsedRequestFor,
  type Profile,
  type DomoUser,
} from '../../contract';
import { isSameName } from '../../contract/text-folding';
import type { NewProfile, ProfileChanges, StoredProfile } from '../store/store-types';
import type { Workspace } from '../workspace';

/** Loaded when first needed, so that the window does not wait for it. */
const loadDomo = () => import('../domo');

type Announce = (event: LatchkeyEvent) => void;

export class Profiles {
  constructor(
    private readonly workspace: Workspace,
    private readonly announce: Announce,
  ) {}

  async list(): Promise<Profile[]> {
    const store = await this.workspace.store();
    return (await store.listProfiles()).map((stored) => this.toProfile(stored));
  }

  /** Fails with `notFound`. */
  async get(profileId: string): Promise<Profile> {
    return this.toProfile(await this.getStored(profileId));
  }

  /** Tries a token that is not kept yet. Fails with what Domo or the network said. */
  async tryToken(
    input: { instance: string; token: string },
    signal: AbortSignal,
  ): Promise<{ origin: string; instance: string; user: DomoUser }> {
    const { createDomoClient, parseInstance } = await loadDomo();
    const where = parseInstance(input.instance);
    const client = createDomoClient({
      origin: where.origin,
      token: () => Promise.resolve(input.token),
    });
    try {
      return { ...where, user: await client.whoAmI({ signal }) };
    } finally {
      client.close();
    }
  }

  /** Tries the token of a profile and keeps the outcome, good or bad. */
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
      // A check that was given up says nothing about the token.
      if (!signal.aborted) {
        await this.change(profileId, { lastCheck: { at: Date.now(), problem: toProblem(error) } });
      }
      throw error;
    } finally {
      this.announce({ event: 'profilesChanged' });
    }
  }

  /** What will be added. Fails where it is there already, and with what Domo says of the token. Nothing is kept yet. */
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
    return { id: randomUUID(), origin, instance, ...settings, user, createdAt: Date.now() };
  }

  /** Keeps what was prepared. */
  async add(profile: NewProfile, token: string): Promise<Profile> {
    const { id, keep, user, createdAt } = profile;
    // The token first: a profile without its token would look whole and not work.
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

  async update(request: ParsedRequestFor<'profile.update'>, signal: AbortSignal): Promise<Profile> {
    const { profileId, token, keep, ...settings } = request;
    const stored = await this.getStored(profileId);
    // Before the token: an update that is refused has changed nothing.
    const known = await (await this.workspace.store()).listProfiles();
    const others = known.filter(({ id }) => id !== profileId);
    if (settings.label !== undefined) refuseSameLabel(others, settings.label);
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
    // While the keychain is locked its entry cannot be removed: it stays the one that is kept.
    const stays =
      before === 'keychain' &&
      keep === 'session' &&
      !(await succeeds(vault.removeToken(id, before)));
    await vault.saveToken(id, token, keep);
    this.workspace.dropClient(id);
    await this.change(id, {
      keep: stays ? before : keep,
      user,
      lastCheck: { at: Date.now(), problem: null },
    });
  }

  async remove(profileId: string): Promise<void> {
    const { keep } = await this.getStored(profileId);
    // The token first: when the keychain refuses, the profile stays and can be removed again.
    await this.workspace.vault.removeToken(profileId, keep);
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

  /** In the store of that moment: another one may have taken the place of that before. */
  private async change(profileId: string, changes: ProfileChanges): Promise<void> {
    await (await this.workspace.store()).updateProfile(profileId, changes);
  }

  private toProfile({ keep, ...profile }: StoredProfile): Profile {
    return { ...profile, token: this.workspace.vault.getTokenPlace(profile.id, keep) };
  }
}

/** Asked before the token is tried, so that nothing is sent or kept for an instance that is there already. */
function refuseDuplicate(known: readonly StoredProfile[], origin: string, label: string): void {
  const same = known.find((profile) => profile.origin === origin);
  if (same) fail('duplicate', `This instance is there already, as ${same.label}.`);
  refuseSameLabel(known, label);
}

function refuseSameLabel(known: readonly StoredProfile[], label: string): void {
  const same = known.find((profile) => isSameName(profile.label, label));
  if (same) fail('duplicate', `Another instance is called ${same.label}.`);
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** What was not given is not changed; `exactOptionalPropertyTypes` tells the two apart. */
function omitUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** An instance's own page of accounts, for the system browser. */

/** Fails with `invalidRequest` for what is not Domo itself: a browser must not be sent anywhere else. */
export function accountsPageUrl(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  if (protocol !== 'https:' || !hostname.endsWith('.domo.com')) {
    fail('invalidRequest', 'This instance has no page in Domo: it is not at domo.com.', {
      next: 'Open it by hand, if it has pages at all.',
    });
  }
  return new URL('/datacenter/accounts', origin).href;
}
