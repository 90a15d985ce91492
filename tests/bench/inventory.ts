/** `npx tsx tests/bench/inventory.ts [--json] [--accounts N] [--runs N] [--folder F]`: see README.md. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { compile } from '../../build/compile';
import { say, script } from '../../build/lib/say';
import type { InventoryFilter, InventorySort } from '../../src/contract';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { THREAD_FILE } from '../store/constants';
import type { FoundFacts } from '../../src/main/store/account-list-types';
import { account, config, profile } from '../store/rows';
import { STORE_KEY } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

const options = new Command('inventory')
  .option('--json', 'print the figures as JSON')
  .option('--accounts <n>', 'accounts in all', Number, 1_000_000)
  .option('--instances <n>', 'instances', Number, 100)
  .option('--runs <n>', 'times that each question is asked', Number, 20)
  .option('--folder <folder>', 'keeps the filled store there, and uses it again')
  .parse()
  .opts<{ json?: true; accounts: number; instances: number; runs: number; folder?: string }>();

const areas = ['Finance', 'Sales', 'Marketing', 'Logistics', 'Warehouse'] as const;
const providers = Array.from({ length: 30 }, (_, at) => `provider-${at}`);
/** A fixed mix, so that every run has the same accounts. */
const mixed = (n: number, below: number): number => (Math.imul(n + 1, 2_654_435_761) >>> 8) % below;

const accountOf = (id: number) =>
  account(id, {
    displayName: `${areas[mixed(id, 5)] ?? ''} mart ${mixed(id, 99_991)}${id === 777 ? ' zyzzyva' : ''}`,
    name: `mart-${id}`,
    dataProviderType: providers[mixed(id * 7, 30)] ?? '',
    valid: mixed(id * 3, 10) > 0,
    createdAt: 1_600_000_000_000 + mixed(id * 5, 1_000_000) * 60_000,
    modifiedAt: mixed(id, 20) === 0 ? null : 1_700_000_000_000 + mixed(id * 11, 1_000_000) * 60_000,
    createdBy: mixed(id, 500),
    ...(mixed(id * 17, 2000) === 0 ? { searchOnly: true } : {}),
  });

/** What the search says: 800 owners, a third of the accounts unused, few used by many. */
const foundOf = (id: number): FoundFacts => ({
  id,
  owners: [{ type: 'USER', id: `${mixed(id * 13, 800)}`, name: `Owner ${mixed(id * 13, 800)}` }],
  datasetCount: mixed(id, 3) === 0 ? 0 : mixed(id * 19, 40) ** 2,
  used: null,
  indexedAt: null,
});

async function fill(store: Store): Promise<void> {
  const each = Math.ceil(options.accounts / options.instances);
  for (let at = 0; at < options.instances; at++) {
    const id = `instance-${at}`;
    await store.addProfile(profile(id, { group: at % 10 === 0 ? 'Production' : '' }));
    const accounts = Array.from({ length: each }, (_, n) => accountOf(at * each + n));
    await store.saveAccountList(id, 'account', accounts, 1_750_000_000_000);
    const ids = accounts.map((each) => Number(each.id));
    await store.saveFound(id, ids.map(foundOf), 1_750_000_000_000, true);
    for (const read of ids.filter((n) => mixed(n, 100) === 0)) {
      const key = { profileId: id, kind: 'account', id: read } as const;
      await store.saveConfig(key, config(read, 'reader'), 1_750_000_000_000);
    }
    if (at % 10 === 9) say(`${(at + 1) * each} accounts stored`);
  }
}

const everything: InventoryFilter = {
  profileIds: null,
  kind: null,
  dataProviderTypes: null,
  valid: null,
  text: '',
};
interface Question {
  readonly what: string;
  readonly filter?: Partial<InventoryFilter>;
  readonly field?: InventorySort['field'];
  readonly direction?: InventorySort['direction'];
  readonly offset?: number;
}

const half = Math.floor(options.accounts / 2);
const questions: readonly Question[] = [
  { what: 'first page by name' },
  { what: 'rare word', filter: { text: 'zyzzyva' } },
  ...(
    ['modifiedAt', 'createdAt', 'owner', 'id', 'profile', 'valid', 'dataProviderType'] as const
  ).flatMap((field) =>
    (['ascending', 'descending'] as const).map((direction) => ({
      what: `by ${field}, ${direction}`,
      field,
      direction,
    })),
  ),
  { what: 'common word', filter: { text: 'warehouse' } },
  { what: 'common word by modified', filter: { text: 'warehouse' }, field: 'modifiedAt' },
  { what: 'two letters', filter: { text: 'wa' } },
  { what: 'one letter', filter: { text: 'w' } },
  {
    what: 'a provider by modified',
    filter: { dataProviderTypes: ['provider-3'] },
    field: 'modifiedAt',
  },
  { what: 'invalid by created', filter: { valid: false }, field: 'createdAt' },
  { what: 'one instance by modified', filter: { profileIds: ['instance-3'] }, field: 'modifiedAt' },
  ...(
    [
      ['an owner', { owner: 'owner 77' }],
      [
        'modified in a week',
        { modifiedFrom: 1_750_000_000_000, modifiedBefore: 1_750_600_000_000 },
      ],
      ['modified early', { modifiedBefore: 1_701_000_000_000 }],
      ['unused', { datasetsAtMost: 0 }],
      ['used by 1,500 and more', { datasetsAtLeast: 1500 }],
      ['config not read', { notRead: 'config' }],
      ['a group', { group: 'Production' }],
      ['seen by search only', { searchOnly: true }],
      ['unused and invalid with a word', { datasetsAtMost: 0, valid: false, text: 'warehouse' }],
    ] as const
  ).flatMap(([what, filter]) =>
    (['displayName', 'modifiedAt', 'owner', 'profile'] as const).map((field) => ({
      what: `${what}, by ${field}`,
      filter,
      field,
    })),
  ),
  { what: `row ${half} by name`, offset: half },
  { what: `row ${half} by modified`, field: 'modifiedAt', direction: 'descending', offset: half },
];

interface Answer {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  /** Of the time that reading one account by its key takes. */
  readonly ratio: number;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

async function quantiles(work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < options.runs; run++) times.push(await timed(work));
  times.sort((one, other) => one - other);
  const at = (share: number): number =>
    Math.round((times[Math.ceil(times.length * share) - 1] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}

async function ask(store: Store): Promise<Answer[]> {
  const key = { profileId: 'instance-3', kind: 'account', id: 30_005 } as const;
  const single = await quantiles(() => store.getAccountDetail(key));
  const answers: Answer[] = [{ what: 'one account by its key', ...single, ratio: 1 }];
  for (const {
    what,
    filter,
    field = 'displayName',
    direction = 'ascending',
    offset = 0,
  } of questions) {
    const figures = await quantiles(() =>
      store.searchAccounts({ ...everything, ...filter }, { field, direction }, offset, 200),
    );
    answers.push({ what, ...figures, ratio: Math.round(figures.p50 / Math.max(single.p50, 0.1)) });
    if (options.json !== true) say(`${what}: p50 ${figures.p50} ms, p95 ${figures.p95} ms`);
  }
  return answers;
}

script(async () => {
  await compile();
  const folder = options.folder ?? temporaryFolder('bench');
  mkdirSync(folder, { recursive: true });
  const filled = existsSync(join(folder, STORE_FILE));
  const store = await openStore({ folder, key: STORE_KEY, threadFile: THREAD_FILE });
  if (!filled) await fill(store);
  const answers = await ask(store);
  await store.close();
  const bytes = statSync(join(folder, STORE_FILE)).size;
  if (options.json === true)
    process.stdout.write(`${JSON.stringify({ bytes, answers }, null, 2)}\n`);
  else say(`store: ${Math.round(bytes / 1e6)} MB`);
  return 0;
});
