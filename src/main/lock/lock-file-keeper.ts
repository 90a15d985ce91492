/** What this program holds of `lock.json`. It follows what other programs do to the file, and mends what was done to it. */
import { fail, ProblemError, toProblem, type Problem } from '../../contract';
import type { EntryProof } from './entry-proof';
import type { EntrySeal } from './entry-seal';
import {
  afterRightGuess,
  afterWrongGuess,
  isCalm,
  NO_FAILURES,
  requireNoWait,
  waitAfterFailures,
  withMoreFailures,
} from './attempt-wait';
import {
  failLostFile,
  hasRightMac,
  holdsSameKey,
  holdsSameWraps,
  keyIdOf,
  normalizeRecoveryCode,
  readLockFile,
  unwrapKey,
  writeLockFile,
  type LockFile,
} from './lock-file';

/** `removed`: there is no passphrase any more. `replaced`: there is another one, or the first one. */
export type FileChange = 'none' | 'removed' | 'replaced';

export interface LockFileKeeperOptions {
  /** The data folder. */
  readonly home: string;
  readonly seal: EntrySeal;
  readonly proof: EntryProof;
  /** Runs work while no other program writes an entry of the keychain or `lock.json`. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  /** Epoch ms. */
  readonly now: () => number;
}

export class LockFileKeeper {
  /** Null without a passphrase, and if the file cannot be read. */
  file: LockFile | null = null;
  /** Why the file cannot be read; then Latchkey stays locked. */
  problem: Problem | null = null;
  /** The file of before, after another one came into its place and nothing showed which of them is right. */
  private former: LockFile | null = null;
  /** The most that any file said, until a right guess. */
  private failures: Pick<LockFile, 'failures' | 'lastFailureAt'> = NO_FAILURES;

  constructor(private readonly options: LockFileKeeperOptions) {
    const read = this.read();
    if (isProblem(read)) this.problem = read;
    else this.file = read;
  }

  hasPassphrase(): boolean {
    return this.file !== null || this.problem !== null;
  }

  /** Ms until another passphrase can be tried. */
  wait(): number {
    const { file, failures, options } = this;
    return file === null ? 0 : waitAfterFailures(withMoreFailures(file, failures), options.now());
  }

  /**
   * Reads the file again. The entries in the keychain show whether a change is right: while they are sealed with the key
   * of this program, a file that is gone, damaged or of another key was lost, and this program has the only other copy.
   */
  async follow(): Promise<FileChange> {
    const { file: held, problem } = this;
    const read = this.read();
    if (held === null) return this.followFirst(read, problem);
    if (isProblem(read) || read === null) {
      if (await this.options.proof.areSealed()) this.restore(held, read);
      else if (read === null) return this.noteRemoval();
      return 'none';
    }
    if (holdsSameKey(held, read)) return this.followSameKey(held, read);
    if (await this.options.proof.areSealedWithPresentKey()) {
      this.restore(held, read);
      return 'none';
    }
    this.former ??= held;
    this.file = read;
    return 'replaced';
  }

  /** With other wraps it has another passphrase, or is damaged. Without the key, the next passphrase tells which. */
  private followSameKey(held: LockFile, read: LockFile): FileChange {
    const isSame = holdsSameWraps(held, read);
    if (!isSame && !this.options.seal.hasRightMac(read)) this.restore(held, read);
    else {
      if (!isSame && !this.options.seal.hasKey()) this.former ??= held;
      this.file = read;
    }
    return 'none';
  }

  /** Unless the file was changed since it was judged. */
  private restore(right: LockFile, judged: LockFile | Problem | null): void {
    if (JSON.stringify(this.read()) === JSON.stringify(judged)) this.write(right);
  }

  /** As `follow`, while this program holds no file: there was none, or it was damaged. */
  private async followFirst(
    read: LockFile | Problem | null,
    before: Problem | null,
  ): Promise<FileChange> {
    if (isProblem(read)) {
      this.problem = read;
      return before === null ? 'replaced' : 'none';
    }
    if (read !== null) {
      this.file = read;
      this.problem = null;
      return before === null ? 'replaced' : 'none';
    }
    if (before === null || (await this.options.proof.areSealed())) return 'none';
    return this.noteRemoval();
  }

  private noteRemoval(): FileChange {
    this.forget();
    return 'removed';
  }

  /**
   * The key that the passphrase or the recovery code opens. Counts wrong attempts. Fails with `wrongPassphrase`, or with
   * `storeDamaged` if the key is not that of the entries in the keychain: the file was put there from somewhere else.
   */
  async openKey(typed: string): Promise<Buffer> {
    if (this.problem) throw new ProblemError(this.problem);
    const { file, former } = this;
    if (file === null) return fail('invalidRequest', 'No passphrase was set.');
    this.noteFailures(file);
    requireNoWait(withMoreFailures(file, this.failures), this.options.now());
    const key = await openFile(file, typed);
    if (key !== null && (await this.isRight(key))) {
      await this.countGuess(file, key);
      return key;
    }
    const formerKey = former === null ? null : await openFile(former, typed);
    if (former !== null && formerKey !== null && (await this.isRightFormer(formerKey, file))) {
      this.restore({ ...former, ...NO_FAILURES }, file);
      this.failures = NO_FAILURES;
      return formerKey;
    }
    formerKey?.fill(0);
    await this.countGuess(file, null);
    if (key === null) return fail('wrongPassphrase', 'The passphrase is wrong.');
    key.fill(0);
    return fail(
      'storeDamaged',
      'lock.json in the data folder is not the file that the keychain was encrypted with.',
      {
        next: 'Restore lock.json from a backup, or type the passphrase of before if Latchkey was not restarted since.',
      },
    );
  }

  /** Where nothing is sealed, another program has just set a passphrase, and seals next. */
  private async isRight(key: Buffer): Promise<boolean> {
    const proof = await this.options.proof.of(key);
    // A file that was there at the start opens nothing then that is in memory.
    if (proof === 'unknown') return this.former === null;
    if (proof === 'refused') return false;
    this.former = null;
    return true;
  }

  /** An earlier passphrase counts only if the file that is there now is wrong: of another key, or damaged. */
  private async isRightFormer(key: Buffer, file: LockFile): Promise<boolean> {
    if (keyIdOf(key) === file.keyId && hasRightMac(key, file)) return false;
    return (await this.options.proof.of(key)) === 'opens';
  }

  private noteFailures({ failures, lastFailureAt }: LockFile): void {
    if (failures > this.failures.failures) this.failures = { failures, lastFailureAt };
  }

  /**
   * Programs that guess at the same time are answered one after the other, each by what the ones before it left in the
   * file: of many guesses at once, no more are answered than of as many in turn. `key`: null for a wrong guess.
   */
  private async countGuess(tried: LockFile, key: Buffer | null): Promise<void> {
    const { now } = this.options;
    // Counted here too: the file may be gone by now.
    if (key === null) {
      const failed = afterWrongGuess(withMoreFailures(tried, this.failures), now());
      this.noteFailures({ ...tried, ...failed });
    }
    const newest = this.readOrKeep();
    // A right guess with nothing to change needs no lock, and no folder that can be written.
    const isUnchanged = newest === null || (key !== null && isCalm(newest));
    try {
      if (!isUnchanged)
        await this.change(tried, (file) => {
          requireNoWait(file, now());
          return key ? afterRightGuess(key, file) : afterWrongGuess(file, now());
        });
    } catch (error) {
      key?.fill(0);
      throw error;
    }
    if (key !== null) this.failures = NO_FAILURES;
    else if (this.file !== null) this.noteFailures(this.file);
  }

  /** Changes the newest file, unless it holds another key than `known`. Nothing comes between reading and writing. */
  async change(known: LockFile, change: (newest: LockFile) => Partial<LockFile>): Promise<void> {
    await this.options.exclusively(() => {
      const newest = this.readOrKeep();
      if (newest === null || !holdsSameKey(newest, known)) return Promise.resolve();
      this.file = newest;
      this.save({ ...newest, ...change(newest) });
      return Promise.resolve();
    });
  }

  /** For a file that is known to be the right one. Fails with `cannotWriteFile`. */
  write(file: LockFile): void {
    this.save(file);
    this.former = null;
  }

  private save(file: LockFile): void {
    writeLockFile(this.options.home, file);
    this.file = file;
    this.problem = null;
  }

  /** After the file was deleted. */
  forget(): void {
    this.file = null;
    this.problem = null;
    this.former = null;
  }

  /** Fails with `storeDamaged` if entries are sealed and there is no file: it was lost, and another key opens nothing. */
  async requireFile(): Promise<void> {
    if (!this.hasPassphrase() && (await this.options.proof.areSealed()))
      failLostFile(this.options.home);
  }

  private read(): LockFile | Problem | null {
    try {
      return readLockFile(this.options.home);
    } catch (error) {
      return toProblem(error);
    }
  }

  private readOrKeep(): LockFile | null {
    const read = this.read();
    // Damaged since it was read: what this program holds is the better one.
    return isProblem(read) ? this.file : read;
  }
}

const isProblem = (read: LockFile | Problem | null): read is Problem =>
  read !== null && 'code' in read;

const openFile = async (
  { passphrase, recovery }: LockFile,
  typed: string,
): Promise<Buffer | null> =>
  (await unwrapKey(passphrase, typed)) ?? (await unwrapKey(recovery, normalizeRecoveryCode(typed)));
