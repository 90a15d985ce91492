/** `npx tsx tests/bench/comparison.ts [--json] [--instances N] [--accounts N] [--runs N]`: see README.md. */
import { Command } from 'commander';
import { script } from '../../build/lib/say';
import { instanceFilterSchema, matchRuleSchema } from '../../src/contract';
import {
  collectInstances,
  digestText,
  type AccountSummary,
  type InstanceAccounts,
  type InstancesInput,
} from '../../src/main/comparison';
import { figures, type Figures } from './figures';

const options = new Command('comparison')
  .option('--json', 'print the figures as JSON')
  .option('--instances <n>', 'instances', Number, 50)
  .option('--accounts <n>', 'accounts in each', Number, 2000)
  .option('--runs <n>', 'runs of each, after one that is not counted', Number, 5)
  .parse()
  .opts<{ json?: true; instances: number; accounts: number; runs: number }>();

/**
 * Bounds in ms: all rows, the first rows, and the longest time that the thread is not left to others. Processor
 * time says what a machine that does nothing else would take.
 */
const bounds = {
  totalMs: 1000,
  firstRowsMs: 200,
  longestBlockMs: 50,
  totalCpuMs: 1000,
  firstRowsCpuMs: 200,
} as const;
type Measured = Record<keyof typeof bounds, number>;

/** What the instances have in common decides how many rows there are. */
const cases = {
  alike: (_instance: number, id: number) => `Account ${id} of the company`,
  'half alike': (instance: number, id: number) => `Account ${id}${id % 2 ? ` of ${instance}` : ''}`,
  'nothing in common': (instance: number, id: number) => `Account ${id} of ${instance}`,
} as const;

const summary = (name: string, instance: number, id: number): AccountSummary => ({
  kind: 'account',
  id,
  dataProviderType: `provider-${id % 100}`,
  displayName: `Prod - ${name}`,
  name,
  valid: id % 50 !== 0,
  config: digestText([
    ['account', `=acme-${id}`],
    ['allowExternalUse', '=true'],
    // Every tenth is masked, every twentieth differs somewhere.
    ['password', id % 10 === 0 ? null : `~${String(id).padStart(64, 'f')}`],
    ['role', id % 20 === 7 && instance % 9 === 1 ? '=other' : '=ANALYST'],
    ['username', `=user-${id}`],
    ['warehouse', '=COMPUTE_WH'],
  ]),
});

function inputOf(nameOf: (instance: number, id: number) => string): InstancesInput {
  const instances = Array.from({ length: options.instances }, (_, instance): InstanceAccounts => ({
    profileId: `p${instance}`,
    label: `Instance ${instance}`,
    accounts: Array.from({ length: options.accounts }, (_account, id) =>
      summary(nameOf(instance, id), instance, id),
    ),
    unlisted: [],
  }));
  const rule = matchRuleSchema.parse({ prefixes: ['acme '], environmentWords: ['dev', 'prod'] });
  return { instances, rule, filter: instanceFilterSchema.parse({}), baseline: null };
}

async function measure(input: InstancesInput): Promise<Measured> {
  let firstRowsMs = Number.NaN;
  let [longestBlockMs, last, running] = [0, performance.now(), true];
  const beat = (): void => {
    longestBlockMs = Math.max(longestBlockMs, performance.now() - last);
    last = performance.now();
    if (running) setImmediate(beat);
  };
  setImmediate(beat);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const cpuMs = (): number => {
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1000;
  };
  let firstRowsCpuMs = Number.NaN;
  await collectInstances(input, {
    onRows: () => {
      if (!Number.isNaN(firstRowsMs)) return;
      firstRowsMs = performance.now() - started;
      firstRowsCpuMs = cpuMs();
    },
  });
  const totalMs = performance.now() - started;
  const totalCpuMs = cpuMs();
  running = false;
  return { totalMs, firstRowsMs, longestBlockMs, totalCpuMs, firstRowsCpuMs };
}

script(async () => {
  const results: Record<string, Record<string, Figures & { bound: number; ratio: number }>> = {};
  for (const [name, nameOf] of Object.entries(cases)) {
    const input = inputOf(nameOf);
    const runs: Measured[] = [];
    for (let run = 0; run <= options.runs; run++) {
      const measured = await measure(input);
      if (run > 0) runs.push(measured);
    }
    results[name] = Object.fromEntries(
      (
        ['totalMs', 'firstRowsMs', 'longestBlockMs', 'totalCpuMs', 'firstRowsCpuMs'] as const
      ).flatMap((key) => {
        const of = figures(runs.map((run) => run[key]));
        const bound = bounds[key];
        return of
          ? [[key, { ...of, bound, ratio: Math.round((of.median / bound) * 100) / 100 }]]
          : [];
      }),
    );
  }
  const { instances, accounts } = options;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ instances, accounts, cases: results }, null, 2)}\n`
      : Object.entries(results)
          .map(
            ([name, of]) =>
              `${instances} instances x ${accounts} accounts, ${name}:\n${Object.entries(of)
                .map(
                  ([key, { median, max, bound, ratio }]) =>
                    `  ${key}: ${median} (most ${max}), ${ratio}x of at most ${bound}\n`,
                )
                .join('')}`,
          )
          .join(''),
  );
  return 0;
});
