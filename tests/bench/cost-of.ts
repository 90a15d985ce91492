/** What a piece of work costs in this process. */

const SAMPLE_MS = 20;
const MB = 1024 * 1024;

export interface Cost {
  readonly seconds: number;
  /** Of all threads: other load of the machine is not in it. */
  readonly processorSeconds: number;
  /** The most resident memory, above that at its start. */
  readonly growthMb: number;
}

export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, SAMPLE_MS);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(sampling);
  return {
    seconds: (performance.now() - begun) / 1000,
    processorSeconds: (user + system) / 1e6,
    growthMb: (most - before) / MB,
  };
}
