/** `npx tsx tests/bench/comparison.ts [--json] [--instances N] [--accounts N] [--runs N]`: see README.md. */
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script } from '../../build/lib/say';
import { bounded, lines, type Bounded } from './bounded';
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
