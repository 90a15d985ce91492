/** How fast a job goes that counts what it has done, and how long it will still take. */
import { formatCount } from '../../../contract/counted';
import { describeSecondsLeft } from '../../../contract/sync-pace';
import { t } from '../../../contract/texts';

/** Before that it is a guess. */
const MIN_MS = 5_000;
/** A pace of long ago says nothing of the rest. */
const WINDOW_MS = 30_000;

export class JobPaceMeter {
  private samples: { readonly at: number; readonly done: number }[] = [];

  /** `noun`: what it counts, in the plural. */
  constructor(
    private readonly noun: string,
    private readonly startedAt: number,
  ) {
    this.samples.push({ at: startedAt, done: 0 });
  }

  /** Such as `34 rows/s, about 3 min left`. `now`: milliseconds of a clock that nobody can move. */
  describe({ done, total }: { done: number; total: number | null }, now: number): string {
    const last = this.samples.at(-1);
    if (last === undefined || now - last.at >= 1_000) this.samples.push({ at: now, done });
    while ((this.samples[1]?.at ?? Infinity) <= now - WINDOW_MS) this.samples.shift();
    const from = this.samples[0] ?? { at: this.startedAt, done: 0 };
    if (now - this.startedAt < MIN_MS || done <= from.done) return '';
    const rate = (done - from.done) / ((now - from.at) / 1000);
    const shown = rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate));
    const left =
      total === null || total <= done
        ? ''
        : t(', about {secondsLeft} left', {
            secondsLeft: describeSecondsLeft((total - done) / rate),
          });
    return t('{shown} {noun}/s{left}', { shown, noun: this.noun, left });
  }
}
