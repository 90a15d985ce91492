/** `npx tsx tests/bench/salvage.ts [--accounts N]`: see README.md. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { say, script } from '../../build/lib/say';
import { checkStore } from '../../src/main/store/check/check-store';
import { salvageStore } from '../../src/main/store/check/salvage-store';
import { openDatabase } from '../../src/main/store/db/open-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { createWorkerMethods } from '../../src/main/store/worker/worker-methods';
import { KEY } from '../store/constants';
import { account, config, profile } from '../store/rows';

const { accounts: count } = new Command('salvage')
  .option('--accounts <n>', 'accounts, each with its config', Number, 20_000)
  .parse()
  .opts<{ accounts: number }>();

const INSTANCES = 10;

function fill(folder: string): void {
  const methods = createWorkerMethods(openDatabase(folder, KEY), KEY);
  const each = Math.ceil(count / INSTANCES);
  for (let instance = 0; instance < INSTANCES; instance++) {
    const profileId = `instance-${instance}`;
    methods.addProfile(profile(profileId));
    const ids = Array.from({ length: each }, (_, id) => instance * each + id + 1);
    methods.saveAccountList(
      profileId,
      'account',
      ids.map((id) => account(id)),
      1,
    );
    for (const id of ids)
      methods.saveConfig({ profileId, kind: 'account', id }, config(id, `host-${id}`), 1);
  }
  methods.close();
}

/** Seconds of processor time. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

script(() => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-salvage-'));
  try {
    fill(folder);
    const file = join(folder, STORE_FILE);
    const checked = cost(() => checkStore({ file, key: KEY, depth: 'full' }));
    const before = process.memoryUsage().rss;
    const salvaged = cost(() => salvageStore(file, KEY, `${file}.salvaged`));
    const grown = process.memoryUsage().rss - before;
    say(
      `${count} accounts with configs, ${(statSync(file).size / 1e6).toFixed(0)} MB: ` +
        `a complete check ${checked.toFixed(1)} s, a new store of all rows ${salvaged.toFixed(1)} s of processor time ` +
        `(${(salvaged / checked).toFixed(2)}x), ${(grown / 1e6).toFixed(0)} MB of memory more than before`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return Promise.resolve(0);
});
