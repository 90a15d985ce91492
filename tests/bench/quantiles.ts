/** What many times of one thing are: the usual one, and the one that few exceed. */

export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly runs: number;
}

export function quantilesOf(times: readonly number[]): Quantiles {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): number =>
    Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 100) / 100;
  return { p50: at(0.5), p95: at(0.95), runs: sorted.length };
}

export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export interface RunTimes {
  /** Milliseconds by the clock. */
  readonly wall: Quantiles;
  /** Milliseconds of all threads: other load of the machine is not in it. */
  readonly processor: Quantiles;
}

/** The first time fills caches, and does not count. */
export async function quantilesOfRuns(
  runs: number,
  work: () => Promise<unknown>,
): Promise<RunTimes> {
  await work();
  const wall: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    wall.push(await timeOf(work));
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  return { wall: quantilesOf(wall), processor: quantilesOf(processor) };
}
