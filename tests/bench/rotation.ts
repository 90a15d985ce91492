/** `npx tsx tests/bench/rotation.ts [--json] [--accounts N] [--instances N] [--runs N]`: see README.md. */
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script } from '../../build/lib/say';
import {
  fillRotated,
  ROTATED_LOGIN,
  rotatedName,
  SECRET_FIELD,
  type RotatedInventory,
} from '../support/rotated-accounts';
import { Service } from '../support/service';

const options = new Command('rotation')
  .option('--json', 'print the figures as JSON')
  .option('--accounts <n>', 'accounts in all', Number, 50_000)
  .option('--instances <n>', 'instances', Number, 200)
  .option('--runs <n>', 'searches', Number, 5)
  .parse()
  .opts<{ json?: true; accounts: number; instances: number; runs: number }>();

/** More than are named of a group are counted alone, so recall is of the counts, and precision of the names. */
async function search(service: Service, { like, expected }: RotatedInventory) {
  const begun = performance.now();
  const { groups } = await service.done('rotation.find', {
    like,
    fields: [SECRET_FIELD],
    limit: 5000,
  });
  const ms = performance.now() - begun;
  const wanted = expected.get('same') ?? new Set<string>();
  const named = groups.same.accounts.map(({ account }) => rotatedName(account));
  const right = named.filter((name) => wanted.has(name)).length;
  return { ms, recall: groups.same.count / wanted.size, precision: right / named.length };
}

/** All accounts of a login that is written down, which have thousands of secrets. */
async function searchLogin(service: Service, { ofLogin }: RotatedInventory) {
  const begun = performance.now();
  const { groups } = await service.done('rotation.find', {
    like: ROTATED_LOGIN,
    fields: [SECRET_FIELD],
    limit: 100_000,
  });
  const ms = performance.now() - begun;
  const named = [...groups.same.accounts, ...groups.sameLogin.accounts];
  const right = named.filter(({ account }) => ofLogin.has(rotatedName(account))).length;
  return { ms, recall: right / ofLogin.size, precision: right / named.length };
}

/** What reading the same accounts costs without looking for anything. */
async function readAll(service: Service): Promise<number> {
  const begun = performance.now();
  const store = await service.workspace.store();
  for (let after: number | null = 0; after !== null;) {
    ({ after } = await store.listConfigBatch(after));
  }
  return performance.now() - begun;
}

script(async () => {
  await compile();
  const service = new Service();
  const { workspace } = service;
  say(`Storing ${options.accounts} accounts of ${options.instances} instances …`);
  const filled = await fillRotated(
    await workspace.store(),
    await workspace.fingerprintKey(),
    options.instances,
    Math.ceil(options.accounts / options.instances),
  );
  await search(service, filled);
  const memory = process.memoryUsage.rss();
  const runs = [];
  let plain = Infinity;
  for (let run = 0; run < options.runs; run++) {
    runs.push(await search(service, filled));
    plain = Math.min(plain, await readAll(service));
  }
  const grownMb = Math.round((process.memoryUsage.rss() - memory) / 1e6);
  const ms = Math.min(...runs.map((run) => run.ms));
  const byLogin = await searchLogin(service, filled);
  const figures = {
    accounts: options.accounts,
    instances: options.instances,
    recall: Math.min(...runs.map(({ recall }) => recall)),
    precision: Math.min(...runs.map(({ precision }) => precision)),
    ms: Math.round(ms),
    /** Of reading the same accounts. */
    ratio: Math.round((ms / plain) * 100) / 100,
    grownMb,
    login: {
      ...byLogin,
      ms: Math.round(byLogin.ms),
      ratio: Math.round((byLogin.ms / plain) * 100) / 100,
    },
  };
  process.stdout.write(`${JSON.stringify(figures, null, options.json === true ? 2 : 0)}\n`);
  await service.close();
  return 0;
});
