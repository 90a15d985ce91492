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

/** The first time fills caches, and does not count. */
export async function quantilesOfRuns(
  runs: number,
  work: () => Promise<unknown>,
): Promise<Quantiles> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await timeOf(work));
  return quantilesOf(times);
}
