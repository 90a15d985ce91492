/** Prints progress to stderr: on a terminal as one line that is rewritten, elsewhere as one line per phase. */
import { describeSecond } from '../../contract/instants';
import type { Progress } from '../../contract';
import type { CommandLineIo } from './io';
import { toPrintable } from './print';
import { describePace, SyncPaceMeter } from '../../contract/sync-pace';
import { cutToWidth } from './terminal-width';

const MAX_LINE_WIDTH = 100;

export class ProgressPrinter {
  private readonly latest = new Map<string, Progress>();
  private readonly meter = new SyncPaceMeter();
  private lastLine = '';

  constructor(
    private readonly io: CommandLineIo,
    private readonly labels: ReadonlyMap<string, string>,
  ) {}

  show(progress: Progress): void {
    const previous = this.latest.get(progress.profileId);
    this.latest.set(progress.profileId, progress);
    // A log needs no progress of a file: it says how many rows were written.
    const isFile = progress.phase === 'writing' || previous?.phase === 'writing';
    if (!isFile) this.meter.add(progress, performance.now());
    if (this.io.interactive) this.rewrite();
    else if (progress.phase === 'queued' || isFile) return;
    else if (previous?.phase !== progress.phase || waitsAnew(progress, previous))
      this.io.err(`${this.describe(progress)}\n`);
  }

  end(): void {
    if (this.lastLine !== '') this.io.err('\r\x1b[2K');
  }

  private rewrite(): void {
    const phases = [...this.latest.values()]
      .filter(({ phase }) => phase !== 'done' && phase !== 'queued')
      .map((progress) => this.describe(progress));
    const pace = describePace(this.meter.pace(performance.now()));
    const line = cutToWidth([pace, ...phases].filter(Boolean).join(' · '), MAX_LINE_WIDTH);
    this.lastLine = line;
    this.io.err(`\r\x1b[2K${line}`);
  }

  private describe({ profileId, phase, done, total, waitingUntil }: Progress): string {
    const label = toPrintable(this.labels.get(profileId) ?? profileId);
    if (phase === 'done') return `${label}: done`;
    if (waitingUntil !== null) {
      return `${label}: Domo asked to wait until ${describeSecond(waitingUntil)}`;
    }
    return `${label}: ${phase} ${done}${total === null ? '' : ` of ${total}`}`;
  }
}

const waitsAnew = ({ waitingUntil }: Progress, previous: Progress | undefined): boolean =>
  waitingUntil !== null && waitingUntil !== previous?.waitingUntil;
