/** Starts several programs in turns, so that whatever else the machine does strikes all alike. */
import { say } from '../../build/lib/say';
import { start, type Program, type Started } from './start';

/** The first start of each does not count: it fills caches. */
export async function startInTurns<Name extends string>(
  runs: number,
  programs: Readonly<Record<Name, Program>>,
): Promise<Record<Name, Started[]>> {
  const names = Object.keys(programs) as Name[];
  const starts = Object.fromEntries(names.map((name) => [name, [] as Started[]])) as Record<
    Name,
    Started[]
  >;
  for (let run = 0; run <= runs; run++) {
    const times: string[] = [];
    for (const name of names) {
      const started = await start(programs[name]);
      times.push(`${name} ${started.milliseconds.toFixed(0)} ms`);
      if (run > 0) starts[name].push(started);
    }
    say(`run ${run}${run === 0 ? ' (not counted)' : ''}: ${times.join(', ')}`);
  }
  return starts;
}
