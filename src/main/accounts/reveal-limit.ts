/** Bounds how many secrets leave main per minute, whatever the page asks for. */
import { createProblem, type Problem } from '../../contract';

/** More than a person reveals in a minute, and far fewer than a script in the page would want. */
const MAX_REVEALS = 20;
const PERIOD_MS = 60_000;

interface RevealRefusal {
  readonly problem: Problem;
  /** True for the first refusal after an allowed reveal. The activity records only that one. */
  readonly first: boolean;
}

export class RevealLimit {
  /** When the latest reveals were allowed, oldest first. */
  private allowedAt: number[] = [];
  private refused = false;

  /** @param now ms of a clock that never goes back, so that changing the system's time lifts no limit. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Counts one reveal. Null if it is allowed. */
  take(): RevealRefusal | null {
    const now = this.now();
    this.allowedAt = this.allowedAt.filter((at) => now - at < PERIOD_MS);
    const [oldest] = this.allowedAt;
    if (oldest === undefined || this.allowedAt.length < MAX_REVEALS) {
      this.allowedAt.push(now);
      this.refused = false;
      return null;
    }
    const first = !this.refused;
    this.refused = true;
    return { problem: revealLimitProblem(oldest + PERIOD_MS - now), first };
  }
}

const revealLimitProblem = (waitMs: number): Problem =>
  createProblem(
    'revealLimit',
    `Latchkey reveals or copies at most ${MAX_REVEALS} secrets a minute.`,
    {
      next: `Wait ${Math.ceil(waitMs / 1000)} s. If you did not ask for this, quit Latchkey and look at the activity.`,
    },
  );
