/** Puts main to sleep while Latchkey is locked: the store is closed, and keys and Domo clients are dropped. */
import type { Workspace } from '../workspace';

interface IdleWaiter {
  /** Resolves when no call is under way, or after `limit` ms. */
  waitUntilIdle(limit: number): Promise<void>;
  readonly runningOperations: () => readonly string[];
}

/** Ms after which running jobs are looked at again. */
const IDLE_CHECK_MS = 60_000;

export interface WorkspaceLockDeps {
  readonly workspace: Pick<Workspace, 'suspend' | 'resume'>;
  readonly dispatcher: IdleWaiter;
  readonly forgetKey: () => void;
  readonly isLocked: () => boolean;
}

export class WorkspaceLock {
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly deps: WorkspaceLockDeps) {}

  /** Waits for running jobs, which need store and tokens to the end, then sleeps unless it was unlocked meanwhile. */
  async sleepWhenIdle(): Promise<void> {
    const { dispatcher, isLocked, workspace, forgetKey } = this.deps;
    while (isLocked() && dispatcher.runningOperations().length > 0) {
      await dispatcher.waitUntilIdle(IDLE_CHECK_MS);
    }
    await this.inTurn(async () => {
      if (!isLocked()) return;
      await workspace.suspend();
      forgetKey();
    });
  }

  /** Resolves when store and keychain are usable again. `useKey`: after a sleep that was begun has forgotten the key. */
  wake(useKey: () => void): Promise<void> {
    return this.inTurn(() => {
      useKey();
      return this.deps.workspace.resume();
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const run = this.turn.then(work);
    this.turn = run.catch(() => undefined);
    return run;
  }
}
