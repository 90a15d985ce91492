/** Checks the store of a data folder, and the stores that were set aside in it. */
import {
  fail,
  ProblemError,
  type LatchkeyEvent,
  type Problem,
  type SetAsideStore,
} from '../contract';
import type { StoreCheckState } from '../contract/store-checks';
import type { TokenVault } from './keychain/token-vault';
import type { StoreReport } from './store/check/check-protocol';
import { changeCheckRecord, readCheckRecord } from './store/files/check-record';
import type { RowFindings } from './store/macs/check-all-rows';
import { isDamageMark, listMarks, markDamaged } from './store/files/open-marks';
import type { Store } from './store/store-types';
import { listSetAsideFiles } from './store/files/set-aside';
import { STORE_FILE } from './store/files/store-files';

/**
 * Checks a store in the folder, in a separate process. `background`: it gives way to everything else, and ends as
 * `unknown` when the signal is aborted. Undefined: there is no way to check.
 */
export type CheckStore =
  ((name: string, key: string, background?: AbortSignal) => Promise<StoreReport>) | undefined;

const NOTHING_FOUND: RowFindings = { changedRows: 0, incompleteTables: [] };
const NOTHING_TO_NAME = { checkRows: () => Promise.resolve(NOTHING_FOUND) };

interface CheckOptions {
  /** The data folder. */
  readonly home: string;
  readonly vault: TokenVault;
  readonly checkStore?: CheckStore;
  readonly announce: (event: LatchkeyEvent) => void;
}

type CheckedStore = Pick<Store, 'checkRows' | 'checkBackup'>;

export class StoreChecks {
  private readonly home: string;
  private readonly vault: TokenVault;

  constructor(
    private readonly options: CheckOptions,
    private readonly onDamage: (store: CheckedStore, problem: Problem) => void,
  ) {
    this.home = options.home;
    this.vault = options.vault;
  }

  readonly record = (): StoreCheckState => readCheckRecord(this.home);

  setEveryDays(everyDays: number | null): StoreCheckState {
    return this.change({ everyDays });
  }

  private change(changes: Partial<StoreCheckState>): StoreCheckState {
    try {
      return changeCheckRecord(this.home, changes);
    } catch {
      return fail('cannotWriteFile', 'What was chosen could not be written to the data folder.');
    }
  }

  /**
   * Fails with `storeDamaged`, which the next start acts on, or with `storeUnavailable` when there was no check.
   * `background`: nobody waits for it; aborted, it ends with `storeUnavailable`. Fails with `cannotWriteFile` when the
   * store is good and the backup of the instances is not, and cannot be written again.
   */
  async checkStore(store: CheckedStore, background?: AbortSignal): Promise<void> {
    await this.checkFile(store, background);
    const problem = await store.checkBackup();
    if (problem === null) return;
    this.onDamage(store, problem);
    throw new ProblemError(problem);
  }

  private async checkFile(store: CheckedStore, background?: AbortSignal): Promise<void> {
    const report = await this.reportOn(STORE_FILE, background);
    if (!background) {
      await this.act(report, store);
      return;
    }
    // Counted by the process: only what it found is worth the time of the store's thread, which names it.
    const isGood =
      report.state === 'good' && report.changedRows === 0 && report.incompleteTables === 0;
    try {
      await this.act(report, isGood ? NOTHING_TO_NAME : store);
    } catch (error) {
      // Nobody asked, so nobody reads the failure of this call: the status says it.
      if (report.state === 'damaged' && error instanceof ProblemError)
        this.onDamage(store, error.problem);
      throw error;
    }
  }

  /** What the last check found is not news any more, unless the next start has still to act on it. */
  acknowledge(): void {
    const { last } = this.record();
    if (last?.outcome !== 'damaged' || listMarks(this.home).some(isDamageMark)) return;
    this.remember('acknowledged', last.at);
  }

  private async act(report: StoreReport, store: Pick<Store, 'checkRows'>): Promise<void> {
    if (report.state === 'unknown') fail('storeUnavailable', 'The store could not be checked.');
    if (report.state === 'damaged') {
      markDamaged(this.home);
      this.remember('damaged');
      fail('storeDamaged', damageSentence(report.places), {
        next: 'Close all windows and commands of Latchkey, then start it again: it sets the store aside, and takes what can be read into a new one.',
      });
    }
    const { changedRows, incompleteTables } = await store.checkRows();
    const isGood = changedRows === 0 && incompleteTables.length === 0;
    this.remember(isGood ? 'good' : 'damaged');
    if (isGood) return;
    const sentences = [
      ...(changedRows === 0 ? [] : [changedSentence(changedRows)]),
      ...(incompleteTables.length === 0 ? [] : [missingSentence(incompleteTables.length)]),
    ];
    fail('storeDamaged', sentences.join(' '), {
      next: 'Run `latchkey status`, which names them. Sync the instances to read them again.',
    });
  }

  private remember(outcome: 'good' | 'damaged' | 'acknowledged', at = Date.now()): void {
    try {
      changeCheckRecord(this.home, { last: { at, outcome } });
      this.options.announce({ event: 'statusChanged' });
    } catch {
      // A folder that cannot be written: the check is made again, and what it found is said all the same.
    }
  }

  /** Newest first. */
  async listSetAside(): Promise<SetAsideStore[]> {
    const files: SetAsideStore[] = [];
    for (const file of listSetAsideFiles(this.home)) {
      const report = await this.reportOn(file.name);
      const contents = report.state === 'good' ? report.contents : null;
      files.push({ ...file, health: report.state, contents });
    }
    return files;
  }

  /** Fails with `notFound` for a file that was not set aside, and with `storeDamaged` for one that cannot be used. */
  async requireRestorable(name: string): Promise<void> {
    if (!listSetAsideFiles(this.home).some((file) => file.name === name)) {
      fail('notFound', 'There is no such file that was set aside.');
    }
    if ((await this.reportOn(name)).state !== 'good') {
      fail('storeDamaged', `${name} is damaged, or the key in this keychain does not open it.`, {
        next: 'Choose another file, or use the keychain that Latchkey used when it was set aside.',
      });
    }
  }

  private async reportOn(name: string, background?: AbortSignal): Promise<StoreReport> {
    const { hex } = await this.vault.getOrCreateKey('store');
    return (await this.options.checkStore?.(name, hex, background)) ?? { state: 'unknown' };
  }
}

const changedSentence = (changed: number): string =>
  changed === 1
    ? '1 row of the store is not as Latchkey wrote it, and is left out.'
    : `${changed} rows of the store are not as Latchkey wrote them, and are left out.`;

const missingSentence = (tables: number): string =>
  `Rows of ${tables === 1 ? '1 table' : `${tables} tables`} of the store are missing, or are earlier ones that were put back.`;

function damageSentence(places: number | null): string {
  if (places === null)
    return 'The store is damaged, so badly that it could not be read to the end.';
  return places === 1
    ? 'A part of the store is damaged: 1 page or row.'
    : `A part of the store is damaged: ${places} pages and rows.`;
}
