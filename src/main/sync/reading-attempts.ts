/** What the readings of one sync came to: what is unread, and why the rest is not asked for. */
import { toProblem, type Problem, type UnreadItem } from '../../contract';
import type { InstanceHealth } from './instance-health';
import { UnreadList, withRestUnread } from './sync-report';

export class ReadingAttempts {
  readonly unread = new UnreadList();
  private reason: Problem | null = null;

  constructor(
    private readonly health: InstanceHealth,
    /** Aborted by who asked for the sync. */
    private readonly signal: AbortSignal,
  ) {}

  /** Why the rest of the instance is not read; null while it is. */
  get endReason(): Problem | null {
    return this.reason;
  }

  /** The first reason counts. */
  end(reason: Problem): void {
    this.reason ??= reason;
  }

  /** So many of all accounts were not asked for: the reason says it. */
  noteUnasked(left: number, all: number): void {
    this.reason &&= withRestUnread(this.reason, left, all);
  }

  isStopped(): boolean {
    return this.reason !== null || this.signal.aborted;
  }

  /** Runs one read and records its failure. A failure of the whole instance ends the sync. */
  async tryToRead(
    read: () => Promise<unknown>,
    what: Pick<UnreadItem, 'kind' | 'id' | 'what'>,
  ): Promise<boolean> {
    try {
      await this.retryWithNewClient(read);
      this.health.recordSuccess();
      return true;
    } catch (error) {
      const reason = toProblem(error);
      if (this.isCancelledByUser(reason)) return false;
      this.unread.add({ ...what, problem: reason });
      await this.endIfHopeless(reason);
      return false;
    }
  }

  /** Ends the sync when the failure is one of the whole instance. */
  async endIfHopeless(problem: Problem): Promise<void> {
    if (await this.health.endsReading(problem)) this.end(problem);
  }

  /** Replacing a token cancels requests with the old one, so they are sent again with the new one. */
  private async retryWithNewClient(read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      const reason = toProblem(error);
      if (reason.code !== 'cancelled' || this.isCancelledByUser(reason)) throw error;
      await read();
    }
  }

  /** A request that was cancelled for another reason leaves something unread. */
  private isCancelledByUser({ code }: Problem): boolean {
    return code === 'cancelled' && this.signal.aborted;
  }
}
