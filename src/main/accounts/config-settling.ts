/** For some seconds after a change of a config, Domo may still return the old one (domo-api 3.14). */
import type { AccountKey } from '../../contract';
import { accountKeyText } from '../../contract/zod-free';

/** Domo's own library waits this long. */
const SETTLE_MS = 3_000;
/** How often a config that is not yet as it was sent is read again, after a wait each time. */
const MAX_REREADS = 2;

/** Resolves after `ms`; rejects when the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export class ConfigSettling {
  private readonly lastWrites = new Map<string, number>();

  /** `now`: a clock in ms that never goes back. */
  constructor(
    private readonly wait: Wait,
    private readonly now: () => number = () => performance.now(),
  ) {}

  recordWrite(key: AccountKey): void {
    this.lastWrites.set(accountKeyText(key), this.now());
  }

  /** To be awaited before a decision by the present config: until it is no longer the one of before a change. */
  async untilSettled(key: AccountKey, signal: AbortSignal): Promise<void> {
    const written = this.lastWrites.get(accountKeyText(key));
    if (written === undefined) return;
    const left = written + SETTLE_MS - this.now();
    if (left > 0) await this.wait(left, signal);
    this.lastWrites.delete(accountKeyText(key));
  }

  /**
   * Reads again, after a wait each time, while the answer may be of before the change. The last answer counts.
   * `settled` is false when a wait was cancelled: then the answer may still be of before.
   */
  async readSettled<T>(
    read: () => Promise<T>,
    mayBeOld: (answer: T) => boolean,
    signal: AbortSignal,
  ): Promise<{ readonly answer: T; readonly settled: boolean }> {
    let answer = await read();
    for (let reread = 0; reread < MAX_REREADS && mayBeOld(answer); reread++) {
      try {
        await this.wait(SETTLE_MS, signal);
      } catch {
        return { answer, settled: false };
      }
      answer = await read();
    }
    return { answer, settled: true };
  }
}
