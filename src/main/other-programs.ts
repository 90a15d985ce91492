/**
 * Notices what another program, such as the command line, writes into the store, so that the window shows it. The
 * system says when the file changes, and the database says whether that was another program.
 */
import { watch, type FSWatcher } from 'node:fs';
import type { LatchkeyEvent } from '../contract';
import { STORE_FILE } from './store/files/store-files';
import type { Store, StoredProfile } from './store/store-types';

/** A sync writes many times a second. */
const SETTLE_MS = 250;

/** What is written can be seen once it is on the disk, and the system tells of it before: it is looked again. */
const LOOKS = 3;
const LATER = 4;

/** Where the system cannot say that a file changed, such as on some network folders. */
const LOOK_MS = 10_000;

export interface OtherProgramsOptions {
  readonly folder: string;
  readonly store: () => Promise<Pick<Store, 'getDataVersion' | 'listProfiles'>>;
  readonly announce: (event: LatchkeyEvent) => void;
  /** Its client knows a token, or a place of one, that is not right any more. */
  readonly dropClient: (profileId: string) => void;
  /** Called when `lock.json` may have changed: a passphrase was set, replaced or removed. */
  readonly followPassphrase: () => Promise<void>;
  readonly settleMs?: number;
  readonly watchFolder?: typeof watch;
}

type Seen = Awaited<ReturnType<OtherProgramsOptions['store']>>;

export class OtherPrograms {
  private watcher: FSWatcher | null = null;
  private interval: NodeJS.Timeout | null = null;
  private isRunning = false;
  private looksLeft = 0;
  /** The wait before the next look; null while it looks. */
  private waiting: { timer: NodeJS.Timeout; readonly end: () => void } | null = null;
  private isStopped = false;
  /** The store that `version` is of: one that was opened anew counts from another number. */
  private seen: Seen | null = null;
  private version = 0;
  private keeps = new Map<string, StoredProfile['keep']>();

  constructor(private readonly options: OtherProgramsOptions) {}

  start(): void {
    const { folder, watchFolder = watch } = this.options;
    try {
      this.watcher = watchFolder(folder, { persistent: false }, (_event, name) => {
        if (name === null || name.startsWith(STORE_FILE)) this.look();
        if (name === null || name.startsWith('lock.json')) this.followPassphrase();
      });
      this.watcher.on('error', this.lookNowAndThen);
    } catch {
      this.lookNowAndThen();
    }
    void this.compareVersion().catch(() => undefined);
  }

  stop(): void {
    this.isStopped = true;
    this.watcher?.close();
    if (this.interval) clearInterval(this.interval);
    this.endWait();
  }

  /** Looks soon, and some times more, however often it is called. */
  readonly look = (): void => {
    const isWaitingLonger = this.waiting !== null && this.looksLeft < LOOKS;
    this.looksLeft = LOOKS;
    if (isWaitingLonger) this.endWait();
    if (!this.isRunning) void this.run();
  };

  /** What fails now is done at the next write, or when somebody unlocks. */
  private followPassphrase(): void {
    void this.options.followPassphrase().catch(() => undefined);
  }

  private readonly lookNowAndThen = (): void => {
    this.interval ??= setInterval(() => {
      this.look();
      this.followPassphrase();
    }, LOOK_MS).unref();
  };

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.looksLeft > 0 && !this.isStopped) {
      const before = this.looksLeft;
      await this.wait((this.options.settleMs ?? SETTLE_MS) * LATER ** (LOOKS - before));
      // Another look was asked for, which is sooner.
      if (this.looksLeft > before) continue;
      this.looksLeft -= 1;
      // The store may be closing, or damaged: whoever uses it says so.
      await this.compareVersion().catch(() => undefined);
    }
    this.isRunning = false;
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.waiting = { timer: setTimeout(() => this.endWait(), ms).unref(), end: resolve };
    });
  }

  private endWait(): void {
    if (!this.waiting) return;
    clearTimeout(this.waiting.timer);
    const { end } = this.waiting;
    this.waiting = null;
    end();
  }

  /** Waits while Latchkey is locked, because the store is closed then. */
  private async compareVersion(): Promise<void> {
    const store = await this.options.store();
    const version = await store.getDataVersion();
    const isKnown = store === this.seen;
    if (isKnown && version === this.version) return;
    this.seen = store;
    this.version = version;
    await this.compareProfiles(store, isKnown);
    if (!isKnown || this.isStopped) return;
    this.options.announce({ event: 'profilesChanged' });
    this.options.announce({ event: 'inventoryChanged', profileId: null });
    this.options.announce({ event: 'activityChanged' });
  }

  private async compareProfiles(store: Seen, isKnown: boolean): Promise<void> {
    const keeps = new Map((await store.listProfiles()).map(({ id, keep }) => [id, keep]));
    for (const [id, keep] of isKnown ? this.keeps : []) {
      if (keeps.get(id) !== keep) this.options.dropClient(id);
    }
    this.keeps = keeps;
  }
}
