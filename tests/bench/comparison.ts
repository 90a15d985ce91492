/** `npx tsx tests/bench/comparison.ts [--json] [--instances N] [--accounts N] [--runs N]`: see README.md. */
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script } from '../../build/lib/say';
import { figures, type Figures } from './figures';
import { cases, type NameOf } from './instances/company';
import { engineBounds, engineInput, measureEngine } from './instances/engine';
import { Path, pathBounds } from './instances/path';

const options = new Command('comparison')
  .option('--json', 'print the figures as JSON')
  .option('--instances <n>', 'instances', Number, 50)
  .option('--accounts <n>', 'accounts in each', Number, 2000)
  .option('--only <case>', 'alike, half alike or nothing in common; all by default')
  .option('--runs <n>', 'runs of each, after one that is not counted', Number, 5)
  .parse()
  .opts<{ json?: true; only?: string; instances: number; accounts: number; runs: number }>();

type Bounded = Record<string, Figures & { bound: number; met: boolean }>;

/** The median is held to the bound; for what nobody may notice even once, the worst is. */
function bounded<K extends string>(
  runs: readonly Readonly<Record<K, number>>[],
  bounds: Readonly<Record<K, number>>,
): Bounded {
  const all: Bounded = {};
  for (const [key, bound] of Object.entries(bounds) as [K, number][]) {
    const of = figures(runs.map((run) => run[key]));
    const worst = key === 'mainBlockMs' || key === 'searchMs';
    if (of) all[key] = { ...of, bound, met: (worst ? of.max : of.median) <= bound };
  }
  return all;
}

async function engine(nameOf: NameOf): Promise<Bounded> {
  const input = engineInput(nameOf, options);
  const runs = [];
  for (let run = 0; run <= options.runs; run++) runs.push(await measureEngine(input));
  return bounded(runs.slice(1), engineBounds);
}

async function path(nameOf: NameOf): Promise<Record<string, Bounded>> {
  const runs = [];
  for (let run = 0; run < options.runs; run++) {
    const opened = await Path.open(options, nameOf);
    runs.push(await opened.measure());
    await opened.close();
  }
  return {
    'after a sync': bounded(
      runs.map(({ anew }) => anew),
      pathBounds,
    ),
    'after a start': bounded(
      runs.map(({ started }) => started),
      pathBounds,
    ),
    again: bounded(
      runs.map(({ again }) => again),
      pathBounds,
    ),
    prepared: bounded(
      runs.map(({ prepared }) => prepared),
      pathBounds,
    ),
  };
}

const lines = (title: string, of: Bounded): string =>
  `${title}:\n${Object.entries(of)
    .map(
      ([key, { median, max, bound, met }]) =>
        `  ${key}: ${median} (most ${max}), at most ${bound}: ${met ? 'met' : 'NOT met'}\n`,
    )
    .join('')}`;

script(async () => {
  await compile();
  const { instances, accounts } = options;
  const results: Record<string, Record<string, Bounded>> = {};
  for (const [name, nameOf] of Object.entries(cases)) {
    if (options.only !== undefined && options.only !== name) continue;
    say(`${instances} instances x ${accounts} accounts, ${name} …`);
    results[name] = { 'the comparison alone': await engine(nameOf), ...(await path(nameOf)) };
  }
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ instances, accounts, cases: results }, null, 2)}\n`
      : Object.entries(results)
          .flatMap(([name, parts]) =>
            Object.entries(parts).map(([part, of]) => lines(`${name}, ${part}`, of)),
          )
          .join(''),
  );
  return 0;
});
