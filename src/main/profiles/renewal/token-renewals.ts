/** Renewals of the profiles' tokens: of each one at a time, also between programs. */
import { join } from 'node:path';
import {
  createProblem,
  fail,
  ProblemError,
  type DomoUser,
  type LatchkeyEvent,
  type ResponseFor,
} from '../../../contract';
import type { FileLock } from '../../store/db/file-locks';
import { fingerprint } from '../../secrets';
import type { Workspace } from '../../workspace';
import { findOwnTokenId } from './own-token-id';
import { createTokenClient } from '../token-client';
import { readRenewalState, type RenewalDeps, type RenewalState } from './renewal-state';
import { renewToken, type WantedRenewal } from './renew-token';

const LOCK_FILE = 'renewals.lock';

export class TokenRenewals {
  private readonly running = new Set<string>();
  /** Held while any runs. */
  private lock: FileLock | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly announce: (event: LatchkeyEvent) => void,
  ) {}

  /** Fails with `notFound`, `noToken`, or as the requests do. */
  async look(
    profileId: string,
    chosenOld: string | null,
    signal: AbortSignal,
  ): Promise<RenewalState> {
    return readRenewalState(await this.deps(profileId), chosenOld, signal);
  }

  async renew(
    profileId: string,
    wanted: WantedRenewal,
    signal: AbortSignal,
  ): Promise<ResponseFor<'tokens.renew'>> {
    const deps = await this.deps(profileId);
    const release = await this.begin(profileId);
    try {
      const renewed = await renewToken(deps, wanted, signal);
      const { newToken, expires } = renewed;
      if (newToken === 'inUse' && expires !== null) await this.note(profileId, expires);
      return renewed;
    } finally {
      release();
      this.announce({ event: 'profilesChanged' });
    }
  }

  /** See `findOwnTokenId`. */
  ownTokenId(profileId: string): Promise<string | null> {
    return findOwnTokenId(this.workspace, profileId);
  }

  private async begin(profileId: string): Promise<() => void> {
    if (this.running.has(profileId)) throw new ProblemError(runningProblem);
    this.running.add(profileId);
    try {
      await this.holdLock();
    } catch (error) {
      this.running.delete(profileId);
      throw error;
    }
    return () => {
      this.running.delete(profileId);
      if (this.running.size > 0) return;
      this.lock?.release();
      this.lock = null;
    };
  }

  /** The system releases it when a program is killed. */
  private async holdLock(): Promise<void> {
    const { acquireFileLock } = await import('../../store/db/file-locks');
    const file = join(this.workspace.status().home, LOCK_FILE);
    this.lock ??= acquireFileLock(file, 'exclusive', 0);
    if (this.lock === null) throw new ProblemError(runningProblem);
  }

  /** Only the inventory's copy of it: the renewal itself is done. */
  private async note(profileId: string, expiresAt: number): Promise<void> {
    const store = await this.workspace.store();
    const now = Date.now();
    await store
      .saveTokenExpiry(profileId, { expiresAt, tokens: 1, readAt: now })
      .catch(() => undefined);
    await store
      .updateProfile(profileId, { lastCheck: { at: now, problem: null } })
      .catch(() => undefined);
  }

  private async deps(profileId: string): Promise<RenewalDeps> {
    const { vault } = this.workspace;
    const profile =
      (await (await this.workspace.store()).getProfile(profileId)) ??
      fail('notFound', 'There is no such profile.');
    if (vault.getTokenPlace(profileId, profile.keep) === 'session') {
      fail('noToken', `The token of ${profile.label} is kept for this session only.`, {
        next: 'Keep it in the keychain first, so that a new one is not lost.',
      });
    }
    return {
      profileId,
      vault,
      client: await this.workspace.client(profileId),
      tryToken: (token, signal) => this.tryToken(profile.origin, token, signal),
      fingerprintOf: async (token) => fingerprint(token, await this.workspace.fingerprintKey()),
      wait: (ms, signal) => this.workspace.wait(ms, signal),
    };
  }

  private async tryToken(origin: string, token: string, signal: AbortSignal): Promise<DomoUser> {
    const client = await createTokenClient(this.workspace, origin, token);
    try {
      return await client.whoAmI({ signal });
    } finally {
      client.close();
    }
  }
}

const runningProblem = createProblem(
  'changedSinceRead',
  'A token is being renewed already, here or by another Latchkey. Nothing was created.',
  { next: 'Wait until that has ended, then try again.' },
);
