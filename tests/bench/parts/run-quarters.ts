/** What the quarters of a run cost, one after the other: whether a write costs more the more were made before it. */
import type { LatchkeyEvent } from '../../../src/contract';

const SAMPLE_MS = 100;

/** Seconds of processor time of each quarter of `total` items. `events`: those of the service, which grow meanwhile. */
export async function costOfQuarters(
  events: readonly LatchkeyEvent[],
  total: number,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const ends: number[] = [];
  const begun = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
  const done = new Map<string, number>();
  let read = events.length;
  const look = (): void => {
    for (; read < events.length; read += 1) {
      const event = events[read];
      if (event?.event === 'progress') done.set(event.progress.profileId, event.progress.done);
    }
    const count = [...done.values()].reduce((sum, each) => sum + each, 0);
    while (ends.length < 4 && count >= (total * (ends.length + 1)) / 4) ends.push(spent());
  };
  const watching = setInterval(look, SAMPLE_MS);
  await work();
  clearInterval(watching);
  while (ends.length < 4) ends.push(spent());
  return ends.map((end, at) => Math.round((end - (ends[at - 1] ?? 0)) * 10) / 10);
}
