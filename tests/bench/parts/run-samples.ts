/** What a run of many writes took, looked at several times while it went on: whether it gets slower or larger. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { LatchkeyEvent } from '../../../src/contract';

const SAMPLE_MS = 50;
const MB = 1024 * 1024;

export interface RunSample {
  readonly writes: number;
  /** Since the begin of the run. */
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Resident memory of the process. */
  readonly rssMb: number;
  /** What is in use of the heap after everything else was thrown away. */
  readonly heapMb: number;
}

function makeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/**
 * A sample before the first write, and one each time when so many writes were made. `events`: those of the service.
 * Those that were read are dropped, so that what the measurement keeps is not taken for what the run keeps.
 */
export async function sampleRun(
  events: LatchkeyEvent[],
  marks: readonly number[],
  work: () => Promise<unknown>,
): Promise<RunSample[]> {
  const collect = makeCollector();
  const samples: RunSample[] = [];
  const done = new Map<string, number>();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const sample = (writes: number): void => {
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const rssMb = Math.round(process.memoryUsage.rss() / MB);
    collect();
    const heapMb = Math.round(process.memoryUsage().heapUsed / MB);
    const rounded = (each: number): number => Math.round(each * 10) / 10;
    samples.push({
      writes,
      seconds: rounded(seconds),
      processorSeconds: rounded((user + system) / 1e6),
      rssMb,
      heapMb,
    });
  };
  events.length = 0;
  sample(0);
  const look = (): void => {
    for (const event of events.splice(0))
      if (event.event === 'progress') done.set(event.progress.profileId, event.progress.done);
    const count = [...done.values()].reduce((sum, each) => sum + each, 0);
    const next = marks[samples.length - 1];
    if (next !== undefined && count >= next) sample(count);
  };
  const watching = setInterval(look, SAMPLE_MS);
  await work();
  clearInterval(watching);
  look();
  return samples;
}
