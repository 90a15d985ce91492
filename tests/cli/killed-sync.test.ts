/** A sync whose process was killed half-way: `latchkey sync --continue` asks for nothing that the first one stored. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/main/store/db/open-database';
import { listSyncRuns, listUnreadDetails } from '../../src/main/store/tables/sync-runs';
import { createStandIn, makeBigInstance, type StandIn } from '../domo';
import { Desk } from '../harness/desk';
import { readStoreKey } from '../harness/store-key';
import { until } from '../harness/until';

const ALL = 400;
const route = 'accounts.config';
let standIn: StandIn<'big'>;
let desk: Desk;

beforeAll(async () => {
  standIn = await createStandIn({
    instances: [makeBigInstance({ name: 'big', accounts: ALL, providers: 'few' })],
  });
  desk = await Desk.open();
  const { origin, tokens } = standIn.instances.big;
  const added = await desk.cli(['profile', 'add', origin, '--label', 'Big'], tokens['admin']);
  expect(added.code, added.stderr).toBe(0);
});
afterAll(async () => {
  await desk.close();
  await standIn.close();
});

it('a killed sync is continued without a second request for what was stored', async () => {
  const { log } = standIn.instances.big;
  const program = resolve('out', 'main', 'cli.js');
  const first = spawn(process.execPath, [program, 'sync', '--depth', 'full'], {
    env: desk.env(),
    stdio: 'ignore',
  });
  const ended = once(first, 'close');
  await until('a hundred configs', () =>
    Promise.resolve(log.count({ route, outcome: 'answered' }) > ALL / 4),
  );
  first.kill('SIGKILL');
  await ended;

  const opened = openDatabase(desk.home, await readStoreKey(desk));
  const [run] = listSyncRuns(opened.database);
  if (!run) throw new Error('The store does not know of the sync.');
  const unread = listUnreadDetails(opened.database, run);
  opened.close();
  const left = unread.filter(({ config }) => config).map(({ id }) => Number(id));
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(ALL);

  log.clear();
  const second = await desk.cli(['sync', '--continue']);
  expect(second.code, second.stderr).toBe(0);
  expect(second.stderr).toContain('Continued 1 interrupted sync: what was read before');
  expect(second.stdout).toMatch(/Big +done/u);
  const asked = log.all({ route }).map(({ path }) => Number(path.split('/').at(-1)));
  expect(asked.sort((a, b) => a - b)).toEqual(left.sort((a, b) => a - b));
  const third = await desk.cli(['sync', '--continue']);
  expect(third.stdout).toContain('No full sync was interrupted');
});
