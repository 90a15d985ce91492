/** The check that Latchkey makes by itself: when it is made, and what becomes of a bit that a disk flipped. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScheduledCheck, type ScheduledCheckDeps } from '../../src/main/scheduled-check';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { account, config, profile } from '../store/rows';
import { Service, STORE_KEY } from '../support/service';

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

let service: Service;
let now: number;
/** Of a clock that nobody sets. */
let elapsed: number;

function pass(ms: number): void {
  now += ms;
  elapsed += ms;
}

beforeEach(async () => {
  service = new Service();
  now = Date.now();
  elapsed = 0;
  const store = await service.workspace.store();
  await store.addProfile(profile('acme'));
  const accounts = Array.from({ length: 40 }, (_, id) => account(id));
  await store.saveAccountList('acme', 'account', accounts, 1);
  // They fit on one page.
  for (const { id } of accounts.slice(0, 5))
    await store.saveConfig({ profileId: 'acme', kind: 'account', id }, config(Number(id), 'h'), 1);
  await service.reopen();
});

afterEach(async () => {
  await service.close();
});

/** In a window that was left alone, on mains power. */
function scheduled(changes: Partial<ScheduledCheckDeps> = {}): ScheduledCheck {
  const schedule = new ScheduledCheck({
    check: (signal) => service.workspace.checkStore(signal),
    record: service.workspace.checks.record,
    runningOperations: () => service.dispatcher.runningOperations(),
    isLocked: () => false,
    isOnBattery: () => false,
    now: () => now,
    elapsed: () => elapsed,
    ...changes,
  });
  pass(6 * MINUTE);
  return schedule;
}

/** As a disk leaves it that loses a write. */
async function removeRow(table: string): Promise<void> {
  await service.workspace.suspend();
  const database = connectDatabase(join(service.folder, STORE_FILE), STORE_KEY);
  database.exec(`DELETE FROM ${table} WHERE rowid = (SELECT max(rowid) FROM ${table})`);
  database.close();
  await service.workspace.resume();
}

/** `at`: a byte of the page of the configs; negative: from its end, where the first config is. */
async function flipBit(at: number): Promise<void> {
  await service.workspace.suspend();
  const file = join(service.folder, STORE_FILE);
  const database = connectDatabase(file, STORE_KEY);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const size = Number(database.get('PRAGMA page_size')?.['page_size']);
  const found = database.get("SELECT rootpage FROM sqlite_master WHERE name = 'configs'");
  const page = Number(found?.['rootpage']);
  database.close();
  const bytes = readFileSync(file);
  const place = (page - 1) * size + (at < 0 ? size + at : at);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  writeFileSync(file, bytes);
  await service.workspace.resume();
}

const recorded = async () => (await service.done('store.checks', {})).last;

describe('a check that Latchkey makes by itself', () => {
  it('is made when the window is left alone, once a week, and is remembered over a restart', async () => {
    expect(await recorded()).toBeNull();
    expect(await scheduled().look()).toBe('ended');
    expect((await recorded())?.outcome).toBe('good');
    expect(service.events).toContainEqual({ event: 'statusChanged' });
    await service.reopen();
    const { store } = await service.done('app.status', {});
    expect(store.lastCheck).toEqual(await recorded());
    expect(await scheduled().look()).toBe('notDue');
    pass(7 * DAY);
    expect(await scheduled().look()).toBe('ended');
  });

  it('keeps to the chosen days, and is never made when it is switched off', async () => {
    await service.done('store.setChecks', { everyDays: null });
    expect(await scheduled().look()).toBe('notDue');
    await service.done('store.setChecks', { everyDays: 1 });
    expect(await scheduled().look()).toBe('ended');
    pass(DAY);
    expect(await scheduled().look()).toBe('ended');
  });

  it.each<[string, Partial<ScheduledCheckDeps>]>([
    ['while a sync runs', { runningOperations: () => ['inventory.sync'] }],
    ['while Latchkey is locked', { isLocked: () => true }],
    ['on battery', { isOnBattery: () => true }],
  ])('is not made %s', async (_when, changes) => {
    expect(await scheduled(changes).look()).toBe('notNow');
    expect(await recorded()).toBeNull();
  });

  it('is not made within minutes of the last call', async () => {
    const schedule = scheduled();
    schedule.begin('1', 'inventory.search');
    expect(await schedule.look()).toBe('notNow');
    // The clock of the computer is set: no minute passed.
    now += 60 * MINUTE;
    expect(await schedule.look()).toBe('notNow');
    now -= 120 * MINUTE;
    elapsed += 6 * MINUTE;
    expect(await schedule.look()).toBe('ended');
  });

  it.each<[string, (schedule: ScheduledCheck) => void]>([
    ['a sync begins', (schedule) => schedule.begin('1', 'inventory.sync')],
    ['Latchkey is locked or quits', (schedule) => schedule.stop()],
  ])('ends when %s, counts as none, and is made again', async (_what, interrupt) => {
    const schedule = scheduled();
    const looking = schedule.look();
    interrupt(schedule);
    expect(await looking).toBe('interrupted');
    expect(await recorded()).toBeNull();
    pass(6 * MINUTE);
    expect(await schedule.look()).toBe('ended');
  });
});

describe('a flipped bit that nobody met', () => {
  it('in a row is found, named in the notice, and the store stays', async () => {
    await flipBit(-1);
    expect(await service.workspace.storeProblem()).toBeNull();
    expect(await scheduled().look()).toBe('ended');
    expect((await recorded())?.outcome).toBe('damaged');
    const problem = await service.workspace.storeProblem();
    expect(problem?.code).toBe('storeDamaged');
    expect(problem?.message).toContain('the config of an account');
  });

  it('in a page is found, said in the status, and the next start sets the store aside', async () => {
    await flipBit(0);
    expect(await service.workspace.storeProblem()).toBeNull();
    expect(await scheduled().look()).toBe('ended');
    expect((await recorded())?.outcome).toBe('damaged');
    expect(await service.workspace.storeProblem()).toMatchObject({ code: 'storeDamaged' });
    expect(service.events).toContainEqual({ event: 'statusChanged' });
    await service.reopen();
    expect((await service.workspace.storeProblem())?.message).toContain('1 instance');
    expect(await (await service.workspace.store()).listProfiles()).toHaveLength(1);
  });
});

it('A removed row that nobody missed is found, its table is named, and a person can accept it.', async () => {
  await removeRow('configs');
  expect(await service.workspace.storeProblem()).toBeNull();
  expect(await scheduled().look()).toBe('ended');
  expect((await service.done('app.status', {})).store).toMatchObject({
    lastCheck: { outcome: 'damaged' },
    problem: { code: 'storeDamaged' },
  });
  const problem = await service.workspace.storeProblem();
  expect(problem?.message).toContain('Missing, or an earlier one');
  expect(problem?.message).toContain('the config of an account');
  const found = (await service.done('app.status', {})).store.lastCheck;
  await service.done('store.acknowledgeDamage', {});
  // It is no news any more, and when the check was made stays known.
  expect((await service.done('app.status', {})).store.lastCheck).toEqual({
    ...found,
    outcome: 'acknowledged',
  });
  expect(await service.done('store.check', {})).toMatchObject({});
});
