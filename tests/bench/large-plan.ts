/** `npx tsx tests/bench/large-plan.ts [--json] [--items N] [--instances N]`: see README.md. */
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script } from '../../build/lib/say';
import type { BulkRun } from '../../src/contract';
import { planGapTexts } from '../../src/contract/plan-gaps';
import { Service } from '../support/service';
import { costOf, type Cost } from './cost-of';
import { costOfQuarters } from './parts/run-quarters';
import { readFleetPlainly, REQUESTS_PER_ACCOUNT, serveFleet } from './parts/served-fleet';

const options = new Command('large-plan')
  .option('--json', 'print the figures as JSON')
  .option('--items <n>', 'accounts of the plan', Number, 5_000)
  .option('--instances <n>', 'instances', Number, 20)
  .option('--secret', 'plan a new secret, of accounts of which each is named as unsure')
  .option('--run', 'make the writes of the plan too')
  .parse()
  .opts<{ json?: true; items: number; instances: number; secret?: true; run?: true }>();

const SAMPLE_MS = 20;

/** The longest time for which main did not serve a timer while it worked. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - SAMPLE_MS);
    last = now;
  }, SAMPLE_MS);
  await work();
  clearInterval(timer);
  return Math.round(Math.max(longest, performance.now() - last - SAMPLE_MS));
}

const rounded = ({ seconds, processorSeconds, growthMb }: Cost) => ({
  seconds: Math.round(seconds * 10) / 10,
  processorSeconds: Math.round(processorSeconds * 10) / 10,
  growthMb: Math.round(growthMb),
});

/** `quarters`: seconds of processor time. They are alike if a write costs the same however many were made before it. */
async function runAll(service: Service, { id, items, wanted }: BulkRun) {
  const secrets = wanted.change === 'changeSecret' ? { password: 'another' } : {};
  let [blockMs, done] = [0, 0];
  const writes = items.filter(({ state }) => state === 'waiting').length;
  let quarters: number[] = [];
  const cost = await costOf(async () => {
    blockMs = await longestBlock(async () => {
      quarters = await costOfQuarters(service.events, writes, async () => {
        const run = await service.done('bulk.run', { id, secrets });
        done = run.items.filter(({ state }) => state === 'done').length;
      });
    });
  });
  const eachMs = Math.round((cost.processorSeconds / writes) * 10_000) / 10;
  return { ...rounded(cost), blockMs, done, eachMs, quarters };
}

script(async () => {
  await compile();
  const { items, instances } = options;
  const accountsEach = Math.ceil(items / instances);
  say(`Serving ${items} accounts of ${instances} instances …`);
  const served = await serveFleet({ instances, accountsEach, answerMs: 0 });
  const service = new Service();
  try {
    const ids: string[] = [];
    for (const { name, origin, token } of served.instances) {
      const added = await service.done('profile.add', {
        instance: origin,
        label: name,
        token,
        check: false,
      });
      ids.push(added.profile.id);
    }
    await readFleetPlainly(served.instances);
    let requests = 0;
    const plain = await costOf(async () => {
      requests = await readFleetPlainly(served.instances);
    });
    const accounts = ids.flatMap((profileId) =>
      Array.from({ length: accountsEach }, (_, at) => ({
        profileId,
        kind: 'account' as const,
        id: at + 1,
      })),
    );
    let made: BulkRun | null = null;
    let blockMs = 0;
    const plan = await costOf(async () => {
      blockMs = await longestBlock(async () => {
        made = await service.done('bulk.plan', {
          wanted:
            options.secret === true
              ? { change: 'changeSecret', fields: ['password'], unsure: accounts }
              : { change: 'rename', template: '{name} x' },
          accounts,
        });
      });
    });
    const planned = made as BulkRun | null;
    if (planned === null) throw new Error('There is no plan.');
    let readBlockMs = 0;
    const read = await costOf(async () => {
      readBlockMs = await longestBlock(() => service.done('bulk.read', { id: planned.id }));
    });
    const run = options.run === true ? await runAll(service, planned) : null;
    const text = JSON.stringify({ ok: true, value: planned }, null, 2);
    const cloned = await costOf(() => Promise.resolve(structuredClone(planned)));
    const figures = {
      items: planned.items.length,
      instances,
      waiting: planned.items.filter(({ state }) => state === 'waiting').length,
      gaps: planGapTexts(planned.items).length,
      plan: { ...rounded(plan), blockMs },
      /** Of reading as many accounts with two requests each, and keeping nothing. */
      plain: { ...rounded(plain), requests, each: REQUESTS_PER_ACCOUNT },
      read: { ...rounded(read), blockMs: readBlockMs },
      ...(run === null ? {} : { run }),
      clonedMs: Math.round(cloned.seconds * 1000),
      planFileMb: Math.round(text.length / 1e6),
    };
    process.stdout.write(`${JSON.stringify(figures, null, options.json === true ? 2 : 0)}\n`);
  } finally {
    await service.close();
    served.close();
  }
  return 0;
});
