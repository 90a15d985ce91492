/** Locks and unlocks Latchkey. Off until a passphrase is set. */
import { randomBytes } from 'node:crypto';
import { fail, ProblemError, toProblem, type LockStatus, type Problem } from '../../contract';
import type { AppLockOptions } from './app-lock-options';
import {
  afterRightGuess,
  afterWrongGuess,
  isCalm,
  requireNoWait,
  waitAfterFailures,
} from './attempt-wait';
import {
  createRecoveryCode,
  deleteLockFile,
  holdsSameKey,
  keyIdOf,
  normalizeRecoveryCode,
  readLockFile,
  unwrapKey,
  wrapKey,
  writeLockFile,
  type LockFile,
} from './lock-file';

const DEFAULT_IDLE_MINUTES = 10;
const KEY_BYTES = 32;

const runAtOnce = <T>(work: () => Promise<T>): Promise<T> => work();

export class AppLock {
  private file: LockFile | null = null;
  /** Why the file cannot be read; then Latchkey stays locked. */
  private problem: Problem | null = null;
  private locked = false;
  private unlocking: Promise<void> = Promise.resolve();
  /** While no other program can change the file. */
  private isAlone = false;
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

  /** Why no passphrase can open it; null if one can. */
  damage(): Problem | null {
    return this.problem;
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
      retryAfterMs: this.file === null ? 0 : waitAfterFailures(this.file, this.now()),
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
      await this.followFile();
      if (!this.locked) return;
      if (passphrase === null) await this.askSystem();
      else this.options.seal.use(await this.openKey(passphrase));
      await this.open();
    });
  }

  private async open(): Promise<void> {
    await this.options.onUnlock?.();
    this.locked = false;
    this.resolveFirstUnlock();
    this.options.onChange?.(false);
  }

  /**
   * Another program may have set, replaced or removed the passphrase. Locks, or unlocks, as the file says now; without
   * that, this program would write entries that nobody can open, or that everybody can.
   */
  async followFile(): Promise<void> {
    if (this.problem) return;
    const onDisk = this.readOrKeep();
    if (onDisk === null) return this.followAbsence();
    const isKnown = this.file !== null && holdsSameKey(this.file, onDisk);
    this.file = onDisk;
    if (isKnown) return;
    this.options.seal.forget();
    this.lock();
  }

  /** Entries that are still sealed show that the file was lost, and this program has the only other copy of it. */
  private async followAbsence(): Promise<void> {
    if (this.file === null) return;
    if (await this.options.areEntriesSealed()) {
      writeLockFile(this.options.home, this.file);
      return;
    }
    this.file = null;
    this.options.seal.forget();
    if (this.locked) await this.open();
  }

  /** Before an entry is written. Fails with `locked` if it would be plain although there is a passphrase. */
  async requireKey(): Promise<void> {
    await this.followFile();
    if (this.file === null || this.options.seal.hasKey()) return;
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
      const key = this.file === null ? randomBytes(KEY_BYTES) : await this.openKey(current ?? '');
      code = createRecoveryCode();
      const file: LockFile = {
        version: 1,
        keyId: keyIdOf(key),
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
    await this.inTurnAlone(async () => {
      if (this.file === null) return;
      const { seal, rewriteEntries, home } = this.options;
      seal.use(await this.openKey(current));
      await seal.writingPlain(rewriteEntries);
      deleteLockFile(home);
      this.file = null;
      seal.forget();
    });
  }

  async setIdleMinutes(idleMinutes: number): Promise<void> {
    await this.followFile();
    const { file } = this;
    if (file === null) return fail('invalidRequest', 'Set a passphrase first.');
    await this.change(file, () => ({ idleMinutes }));
  }

  /** The key that the passphrase or the recovery code opens. Counts wrong attempts. */
  private async openKey(typed: string): Promise<Buffer> {
    if (this.problem) throw new ProblemError(this.problem);
    const { file } = this;
    if (file === null) return fail('invalidRequest', 'No passphrase was set.');
    requireNoWait(file, this.now());
    const key =
      (await unwrapKey(file.passphrase, typed)) ??
      (await unwrapKey(file.recovery, normalizeRecoveryCode(typed)));
    await this.countGuess(file, key);
    return key ?? fail('wrongPassphrase', 'The passphrase is wrong.');
  }

  /**
   * Programs that guess at the same time are answered one after the other, each by what the ones before it left in the
   * file: of many guesses at once, no more are answered than of as many in turn. `key`: null for a wrong guess.
   */
  private async countGuess(tried: LockFile, key: Buffer | null): Promise<void> {
    const newest = this.readOrKeep();
    // A right guess with nothing to change needs no lock, and no folder that can be written.
    if (newest === null || (key !== null && isCalm(newest))) return;
    try {
      await this.change(tried, (file) => {
        requireNoWait(file, this.now());
        return key ? afterRightGuess(key) : afterWrongGuess(file, this.now());
      });
    } catch (error) {
      key?.fill(0);
      throw error;
    }
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

  private readOrKeep(): LockFile | null {
    try {
      return readLockFile(this.options.home);
    } catch {
      // Damaged since it was read: what this program holds is the better one.
      return this.file;
    }
  }

  /** Changes the newest file, unless it holds another key than `known`. Nothing comes between reading and writing. */
  private async change(
    known: LockFile,
    change: (newest: LockFile) => Partial<LockFile>,
  ): Promise<void> {
    const { home, exclusively = runAtOnce } = this.options;
    const alone = this.isAlone ? runAtOnce : exclusively;
    await alone(() => {
      const newest = this.readOrKeep();
      if (newest === null || !holdsSameKey(newest, known)) return Promise.resolve();
      this.file = newest;
      this.file = { ...newest, ...change(newest) };
      writeLockFile(home, this.file);
      return Promise.resolve();
    });
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  /** In turn, and while no other program changes entries or file. */
  private inTurnAlone(work: () => Promise<void>): Promise<void> {
    const { prepareRewriting, exclusively = runAtOnce } = this.options;
    return this.inTurn(async () => {
      await prepareRewriting?.();
      await exclusively(async () => {
        this.isAlone = true;
        try {
          await this.requireKey();
          await work();
        } finally {
          this.isAlone = false;
        }
      });
    });
  }

  private async inTurn(work: () => Promise<void>): Promise<void> {
    const run = this.unlocking.then(work);
    this.unlocking = run.catch(() => undefined);
    await run;
  }
}
