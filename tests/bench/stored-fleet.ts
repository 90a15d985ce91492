/** `npx tsx tests/bench/stored-fleet.ts [--json] [--copies N] [--instances N] [--runs N]`: see README.md. */
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script } from '../../build/lib/say';
import { Service } from '../support/service';
import {
  fillUntidy,
  UNTIDY_EACH,
  untidyAccounts,
  untidyDefaultNames,
  untidyDuplicates,
} from '../support/untidy-accounts';
import { costOf } from './cost-of';

const options = new Command('stored-fleet')
  .option('--json', 'print the figures as JSON')
  .option('--copies <n>', `of ${UNTIDY_EACH} accounts in each instance`, Number, 19)
  .option('--instances <n>', 'instances', Number, 200)
  .option('--runs <n>', 'of each', Number, 5)
  .parse()
  .opts<{ json?: true; copies: number; instances: number; runs: number }>();

const { copies, instances, runs } = options;
/** One in so many accounts becomes invalid between the two reports. */
const INVALID_EVERY = 10;

/** What reading the same accounts costs without looking for anything. */
async function readAll(service: Service): Promise<void> {
  const store = await service.workspace.store();
  for (let after: number | null = 0; after !== null;) {
    ({ after } = await store.listConfigBatch(after));
  }
}

const share = (right: number, of: number): number => Math.round((right / of) * 1000) / 1000;

async function tidy(service: Service) {
  const { kinds } = await service.done('hygiene.find', { limit: 5000 });
  const { duplicate, defaultName } = kinds;
  const expected =
    copies * instances * (untidyDuplicates().flat().length + untidyDefaultNames.length);
  const names = new Set([...untidyDuplicates().flat(), ...untidyDefaultNames]);
  const named = [...duplicate.accounts, ...defaultName.accounts];
  return {
    recall: share(duplicate.count + defaultName.count, expected),
    precision: share(named.filter(({ name }) => names.has(name)).length, named.length),
  };
}

async function becomeInvalid(service: Service): Promise<number> {
  const store = await service.workspace.store();
  const list = untidyAccounts(copies).map((account, at) =>
    at % INVALID_EVERY === 0 ? { ...account, valid: false } : account,
  );
  for (let at = 0; at < instances; at++)
    await store.saveAccountList(`instance-${at}`, 'account', list, Date.now());
  return instances * list.filter(({ valid }) => valid === false).length;
}

async function report(service: Service, expected: number) {
  const { findings } = await service.done('report.make', { remember: false });
  const told = findings.filter(({ kind }) => kind === 'newlyInvalid');
  const right = told.filter(
    ({ account }) => account !== null && (Number(account.id) - 1) % INVALID_EVERY === 0,
  );
  return { recall: share(right.length, expected), precision: share(right.length, told.length) };
}

/** The best of some runs, each beside a reading of the same accounts. */
async function measure<T>(service: Service, work: () => Promise<T>) {
  let [seconds, plain, growthMb] = [Infinity, Infinity, 0];
  let found = await work();
  for (let run = 0; run < runs; run++) {
    const cost = await costOf(async () => {
      found = await work();
    });
    const reading = await costOf(() => readAll(service));
    seconds = Math.min(seconds, cost.processorSeconds);
    plain = Math.min(plain, reading.processorSeconds);
    growthMb = Math.max(growthMb, cost.growthMb);
  }
  return { ...found, seconds, plain, growthMb: Math.round(growthMb) };
}

script(async () => {
  await compile();
  const service = new Service();
  const accounts = instances * copies * UNTIDY_EACH;
  say(`Storing ${accounts} accounts of ${instances} instances …`);
  await fillUntidy(await service.workspace.store(), instances, copies);
  const hygiene = await measure(service, () => tidy(service));
  await service.done('report.make', {});
  const invalid = await becomeInvalid(service);
  const news = await measure(service, () => report(service, invalid));
  const figures = { accounts, instances, invalid, hygiene, report: news };
  process.stdout.write(`${JSON.stringify(figures, null, options.json === true ? 2 : 0)}\n`);
  await service.close();
  return 0;
});
