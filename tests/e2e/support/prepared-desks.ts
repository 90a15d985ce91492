/** Desks that are ready before a test asks: while one test runs, the next desk is filled and its window is opened. */
import type { Desk } from '../../harness/desk';
import type { OpenWindow } from '../../harness/window';

export interface PreparedDesk {
  readonly desk: Desk;
  /** A window with no options of its own, which can be used. */
  readonly window: OpenWindow;
}

export class PreparedDesks {
  private next: Promise<PreparedDesk> | null = null;

  /** @param prepare makes one; it must leave the stand-in as it is, since a test uses that at the same time. */
  constructor(private readonly prepare: () => Promise<PreparedDesk>) {}

  /** Hands out the desk that is ready, and starts to prepare another. */
  async take(): Promise<PreparedDesk> {
    const taken = await (this.next ?? this.prepare());
    this.next = this.prepare();
    // A failure belongs to the test that takes the desk.
    this.next.catch(() => undefined);
    return taken;
  }

  /** Closes the desk that nobody took. */
  async close(): Promise<void> {
    const unused = await this.next?.catch(() => null);
    await unused?.window.app.close();
    await unused?.desk.close();
  }
}
