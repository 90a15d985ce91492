/** Locks and unlocks Latchkey. Off until a passphrase is set. */
import { randomBytes } from 'node:crypto';
import { fail, ProblemError, toProblem, type LockStatus, type Problem } from '../../contract';
import type { EntrySeal } from './entry-seal';
import {
  createRecoveryCode,
  deleteLockFile,
  normalizeRecoveryCode,
  readLockFile,
  type SCRYPT_COST,
  unwrapKey,
  wrapKey,
  writeLockFile,
  type LockFile,
} from './lock-file';

const DEFAULT_IDLE_MINUTES = 10;
const KEY_BYTES = 32;

/** Wrong attempts that cost no wait. After them the wait doubles, up to the longest. */
const FREE_ATTEMPTS = 5;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

export interface AppLockOptions {
  /** The data folder. */
  readonly home: string;
  readonly seal: EntrySeal;
  /** Writes every entry of the keychain again: sealed, or plain within `seal.writingPlain`. */
  readonly rewriteEntries: () => Promise<void>;
  /** Asks for a fingerprint; null if this system cannot. Rejects unless it was accepted. */
  readonly systemPrompt?: (() => Promise<void>) | null;
  /** Runs before Latchkey counts as unlocked: makes store and keychain usable again. */
  readonly onUnlock?: () => Promise<void>;
  /** Told after each change between locked and unlocked. */
  readonly onChange?: (locked: boolean) => void;
  /** What a guess costs; tests use less. */
  readonly cost?: typeof SCRYPT_COST;
  /** Epoch ms. */
  readonly now?: () => number;
}

export class AppLock {
  private file: LockFile | null = null;
  /** Why the file cannot be read; then Latchkey stays locked. */
  private problem: Problem | null = null;
  private locked = false;
  private unlocking: Promise<void> = Promise.resolve();
  private firstUnlock: Promise<void>;
  private resolveFirstUnlock: () => void = () => undefined;

  constructor(private readonly options: AppLockOptions) {
    try {
      this.file = readLockFile(options.home);
    } catch (error) {
      this.problem = toProblem(error);
    }
    this.locked = this.file !== null || this.problem !== null;
    this.firstUnlock = this.locked
      ? new Promise((resolve) => {
          this.resolveFirstUnlock = resolve;
        })
      : Promise.resolve();
  }

  isLocked(): boolean {
    return this.locked;
  }

  /** Resolves when Latchkey was unlocked for the first time, or at once without a passphrase. */
  whenFirstUnlocked(): Promise<void> {
    return this.firstUnlock;
  }

  status(): LockStatus {
    return {
      state: this.locked ? 'locked' : this.file === null ? 'off' : 'unlocked',
      idleMinutes: this.file?.idleMinutes ?? DEFAULT_IDLE_MINUTES,
      // The fingerprint proves who is there, but opens no key: the passphrase must have done that before.
      systemPrompt: Boolean(this.options.systemPrompt) && this.options.seal.hasKey(),
      retryAfterMs: this.retryAfterMs(),
    };
  }

  /** Fails with `invalidRequest` if no passphrase was set. */
  lock(): void {
    if (this.file === null && this.problem === null) {
      fail('invalidRequest', 'Latchkey cannot be locked: no passphrase was set.', {
        next: 'Set a passphrase in Settings.',
      });
    }
    if (this.locked) return;
    this.locked = true;
    this.options.onChange?.(true);
  }

  /** Fails with `wrongPassphrase`. One attempt at a time. */
  async unlock(passphrase: string | null): Promise<void> {
    await this.inTurn(async () => {
      if (!this.locked) return;
      if (passphrase === null) await this.askSystem();
      else this.options.seal.use(await this.openKey(passphrase));
      await this.options.onUnlock?.();
      this.locked = false;
      this.resolveFirstUnlock();
      this.options.onChange?.(false);
    });
  }

  /**
   * Sets or changes the passphrase. Returns the new recovery code. The file is written before the first entry is
   * sealed: if that is interrupted, sealed and plain entries can all be read.
   */
  async setPassphrase(passphrase: string, current: string | null): Promise<string> {
    let code = '';
    await this.inTurn(async () => {
      const key = this.file === null ? randomBytes(KEY_BYTES) : await this.openKey(current ?? '');
      code = createRecoveryCode();
      const file: LockFile = {
        version: 1,
        idleMinutes: this.file?.idleMinutes ?? DEFAULT_IDLE_MINUTES,
        passphrase: await wrapKey(key, passphrase, this.options.cost),
        recovery: await wrapKey(key, code, this.options.cost),
        failures: 0,
        lastFailureAt: 0,
      };
      writeLockFile(this.options.home, file);
      this.file = file;
      this.options.seal.use(key);
      await this.options.rewriteEntries();
    });
    return code;
  }

  /** Writes every entry plain first: the file goes last, because sealed entries cannot be read without it. */
  async removePassphrase(current: string): Promise<void> {
    await this.inTurn(async () => {
      if (this.file === null) return;
      const { seal, rewriteEntries, home } = this.options;
      seal.use(await this.openKey(current));
      await seal.writingPlain(rewriteEntries);
      deleteLockFile(home);
      this.file = null;
      seal.forget();
    });
  }

  setIdleMinutes(idleMinutes: number): void {
    this.readAgain();
    if (this.file === null) fail('invalidRequest', 'Set a passphrase first.');
    this.save({ ...this.file, idleMinutes });
  }

  /** The key that the passphrase or the recovery code opens. Counts wrong attempts. */
  private async openKey(typed: string): Promise<Buffer> {
    if (this.problem) throw new ProblemError(this.problem);
    this.readAgain();
    const { file } = this;
    if (file === null) return fail('invalidRequest', 'No passphrase was set.');
    const wait = this.retryAfterMs();
    if (wait > 0) {
      fail('wrongPassphrase', 'There were too many wrong attempts.', {
        next: `Wait ${Math.ceil(wait / 1000)} s, then try again.`,
      });
    }
    const key =
      (await unwrapKey(file.passphrase, typed)) ??
      (await unwrapKey(file.recovery, normalizeRecoveryCode(typed)));
    if (key === null) {
      this.save({ ...file, failures: file.failures + 1, lastFailureAt: this.now() });
      return fail('wrongPassphrase', 'The passphrase is wrong.');
    }
    if (file.failures > 0) this.save({ ...file, failures: 0, lastFailureAt: 0 });
    return key;
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

  /** A failure in the future is one whose clock was wrong: the wait starts now. */
  private retryAfterMs(): number {
    if (this.file === null || this.file.failures < FREE_ATTEMPTS) return 0;
    const { failures, lastFailureAt } = this.file;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_MS);
    return Math.max(0, Math.min(wait, lastFailureAt + wait - this.now()));
  }

  /** Another program may have changed it. Writing an older one would lose the only key of what was sealed since. */
  private readAgain(): void {
    try {
      this.file = readLockFile(this.options.home) ?? this.file;
    } catch {
      // Damaged since it was read: what this program holds is the better one.
    }
  }

  private save(file: LockFile): void {
    writeLockFile(this.options.home, file);
    this.file = file;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private async inTurn(work: () => Promise<void>): Promise<void> {
    const run = this.unlocking.then(work);
    this.unlocking = run.catch(() => undefined);
    await run;
  }
}
