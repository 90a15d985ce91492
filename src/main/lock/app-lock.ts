/** Locks and unlocks Latchkey. Off until a passphrase is set. */
import { randomBytes } from 'node:crypto';
import { fail, type LockStatus, type Problem } from '../../contract';
import type { AppLockOptions } from './app-lock-options';
import { EntryProof } from './entry-proof';
import { failLocked } from './entry-seal';
import {
  createRecoveryCode,
  deleteLockFile,
  failLostFile,
  keyIdOf,
  macOf,
  wrapKey,
  type LockFile,
} from './lock-file';
import { LockFileKeeper } from './lock-file-keeper';

const DEFAULT_IDLE_MINUTES = 10;
const KEY_BYTES = 32;

const runAtOnce = <T>(work: () => Promise<T>): Promise<T> => work();

export class AppLock {
  private readonly keeper: LockFileKeeper;
  private sealing: Promise<void> = Promise.resolve();
  private locked = false;
  private unlocking: Promise<void> = Promise.resolve();
  /** While no other program can change the file. */
  private isAlone = false;
  private firstUnlock: Promise<void>;
  private resolveFirstUnlock: () => void = () => undefined;

  constructor(private readonly options: AppLockOptions) {
    const { home, seal, readFirstSealedEntry, exclusively = runAtOnce } = options;
    this.keeper = new LockFileKeeper({
      home,
      seal,
      proof: new EntryProof(seal, readFirstSealedEntry),
      exclusively: (work) => (this.isAlone ? work() : exclusively(work)),
      now: options.now ?? Date.now,
    });
    this.locked = this.keeper.hasPassphrase();
    this.firstUnlock = this.locked
      ? new Promise((resolve) => {
          this.resolveFirstUnlock = resolve;
        })
      : Promise.resolve();
  }

  /** Why no passphrase can open it; null if one can. */
  damage(): Problem | null {
    return this.keeper.problem;
  }

  isLocked(): boolean {
    return this.locked;
  }

  /** Resolves when Latchkey was unlocked for the first time, or at once without a passphrase. */
  whenFirstUnlocked(): Promise<void> {
    return this.firstUnlock;
  }

  status(): LockStatus {
    const { file } = this.keeper;
    return {
      state: this.locked ? 'locked' : file === null ? 'off' : 'unlocked',
      idleMinutes: file?.idleMinutes ?? DEFAULT_IDLE_MINUTES,
      // The fingerprint proves who is there, but opens no key: the passphrase must have done that before.
      systemPrompt: Boolean(this.options.systemPrompt) && this.options.seal.hasKey(),
      retryAfterMs: this.keeper.wait(),
      sealsAll: file?.sealsAll ?? true,
      recoveryUnseen: file?.recoveryUnseen ?? false,
    };
  }

  /** `status` for a screen that does not ask again: what an interruption left plain is being sealed after unlocking. */
  async settledStatus(): Promise<LockStatus> {
    await this.sealing;
    return this.status();
  }

  /** Fails with `invalidRequest` if no passphrase was set. */
  lock(): void {
    if (!this.keeper.hasPassphrase()) {
      fail('invalidRequest', 'Latchkey cannot be locked: no passphrase was set.', {
        next: 'Set a passphrase in Settings.',
      });
    }
    if (this.locked) return;
    this.locked = true;
    this.options.onChange?.(true);
  }

  /** Fails with `wrongPassphrase`, or `storeDamaged` if the file is not the one of the keychain's entries. */
  async unlock(passphrase: string | null): Promise<void> {
    await this.inTurn(async () => {
      await this.followFile();
      if (!this.locked) return;
      if (passphrase === null) {
        await this.askSystem();
        await this.open();
      } else {
        const key = await this.keeper.openKey(passphrase);
        await this.open(() => {
          this.options.seal.use(key);
        });
      }
      // The page is there already. Main does not sleep before this call ends.
      await this.finishSealing();
    });
  }

  /** `useKey`: not before a store that is just being closed has forgotten the key. */
  private async open(useKey: () => void = () => undefined): Promise<void> {
    const { onUnlock } = this.options;
    if (onUnlock) await onUnlock(useKey);
    else useKey();
    this.locked = false;
    this.resolveFirstUnlock();
    this.options.onChange?.(false);
  }

  /**
   * Setting the passphrase, or removing it, was interrupted: without this, some entries stay plain, and whoever deletes
   * the file has them. What fails is done at the next unlocking; the status says so until then.
   */
  private async finishSealing(): Promise<void> {
    if (this.status().sealsAll || !this.options.seal.hasKey()) return;
    this.sealing = this.alone(() => this.sealEntries()).catch(() => undefined);
    await this.sealing;
  }

  private async sealEntries(): Promise<void> {
    await this.options.rewriteEntries();
    const { file } = this.keeper;
    if (file !== null) await this.keeper.change(file, () => ({ sealsAll: true }));
  }

  /**
   * Another program may have set, replaced or removed the passphrase. Locks, or unlocks, as the file says now; without
   * that, this program would write entries that nobody can open, or that everybody can.
   */
  async followFile(): Promise<void> {
    const change = await this.keeper.follow();
    if (change === 'none') return;
    this.options.seal.forget();
    if (change === 'replaced') this.lock();
    else if (this.locked) await this.open();
  }

  /**
   * Before an entry is written. Fails with `locked` if it would be plain although there is a passphrase, and with
   * `storeDamaged` if the file with the passphrase was lost.
   */
  async requireKey(): Promise<void> {
    await this.followFile();
    await this.keeper.requireFile();
    if (!this.keeper.hasPassphrase() || this.options.seal.hasKey()) return;
    fail('locked', 'A passphrase was set by another window or command of Latchkey.', {
      next: 'Unlock Latchkey with it, then try again.',
    });
  }

  /**
   * Sets or changes the passphrase. Returns the new recovery code. The file is written before the first entry is
   * sealed: if that is interrupted, sealed and plain entries can all be read.
   */
  async setPassphrase(passphrase: string, current: string | null): Promise<string> {
    let code = '';
    await this.inTurnAlone(async () => {
      const before = this.keeper.file;
      const key =
        before === null ? randomBytes(KEY_BYTES) : await this.keeper.openKey(current ?? '');
      code = createRecoveryCode();
      const wraps = {
        passphrase: await wrapKey(key, passphrase, this.options.cost),
        recovery: await wrapKey(key, code, this.options.cost),
      };
      const file: LockFile = {
        version: 1,
        keyId: keyIdOf(key),
        idleMinutes: before?.idleMinutes ?? DEFAULT_IDLE_MINUTES,
        ...wraps,
        mac: macOf(key, wraps),
        failures: 0,
        lastFailureAt: 0,
        sealsAll: false,
        recoveryUnseen: true,
      };
      this.keeper.write(file);
      this.options.seal.use(key);
      await this.sealEntries();
      await this.keeper.change(file, () => ({ recoveryUnseen: false }));
    });
    return code;
  }

  /** Why sealed entries cannot be read: `locked`, or `storeDamaged` if there is no file that could open them. */
  failClosed(): never {
    return this.keeper.hasPassphrase() ? failLocked() : failLostFile(this.options.home);
  }

  /** Writes every entry plain first: the file goes last, because sealed entries cannot be read without it. */
  async removePassphrase(current: string): Promise<void> {
    await this.inTurnAlone(async () => {
      if (this.keeper.file === null) return;
      const { seal, rewriteEntries, home } = this.options;
      seal.use(await this.keeper.openKey(current));
      await this.keeper.change(this.keeper.file, () => ({ sealsAll: false }));
      await seal.writingPlain(rewriteEntries);
      deleteLockFile(home);
      this.keeper.forget();
      seal.forget();
    });
  }

  async setIdleMinutes(idleMinutes: number): Promise<void> {
    await this.followFile();
    const { file } = this.keeper;
    if (file === null) return fail('invalidRequest', 'Set a passphrase first.');
    await this.keeper.change(file, () => ({ idleMinutes }));
  }

  private async askSystem(): Promise<void> {
    const { systemPrompt, seal } = this.options;
    if (!systemPrompt || !seal.hasKey()) {
      fail('wrongPassphrase', 'The system cannot unlock Latchkey now.', {
        next: 'Type the passphrase.',
      });
    }
    try {
      await systemPrompt();
    } catch {
      fail('wrongPassphrase', 'The system did not accept the fingerprint.', {
        next: 'Try again, or type the passphrase.',
      });
    }
  }

  /** In turn, and while no other program changes entries or file. */
  private inTurnAlone(work: () => Promise<void>): Promise<void> {
    return this.inTurn(() =>
      this.alone(async () => {
        await this.requireKey();
        await work();
      }),
    );
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    const { prepareRewriting, exclusively = runAtOnce } = this.options;
    await prepareRewriting?.();
    await exclusively(async () => {
      this.isAlone = true;
      try {
        await work();
      } finally {
        this.isAlone = false;
      }
    });
  }

  private async inTurn(work: () => Promise<void>): Promise<void> {
    const run = this.unlocking.then(work);
    this.unlocking = run.catch(() => undefined);
    await run;
  }
}
