/** The limit over the requests of all instances, as many stand-in instances see it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStandIn, makeBigInstance, type Instance, type StandIn } from '../domo';
import { Service } from '../support/service';

const INSTANCES = 24;
const ACCOUNTS = 2;
const LIMIT = 7;
/** One place stays free for a person. */
const FOR_BACKGROUND = 6;
/** Of those, for a second request to instances that did not answer yet. */
const SECOND_PLACES = 1;

let standIn: StandIn;
let service: Service;
let instances: Instance[];
let profileIds: string[];
/** Names of the instances, in the order in which their requests came. */
let came: string[];
let mostInFlight: number;

const beingAnswered = (instance: Instance): number => instance.log.count({ outcome: 'open' });
const allBeingAnswered = (): number =>
  instances.reduce((sum, instance) => sum + beingAnswered(instance), 0);

/** Counts with each request how many of all instances are being answered. */
function watch(instance: Instance): void {
  const add = instance.log.add.bind(instance.log);
  instance.log.add = (entry) => {
    const logged = add(entry);
    came.push(instance.name);
    mostInFlight = Math.max(mostInFlight, allBeingAnswered());
    return logged;
  };
}

beforeEach(async () => {
  const names = Array.from({ length: INSTANCES }, (_, index) => `i${index}`);
  standIn = await createStandIn({
    instances: names.map((name, seed) =>
      makeBigInstance({ name, accounts: ACCOUNTS, seed, providers: 'few' }),
    ),
  });
  instances = Object.values(standIn.instances);
  service = new Service(null, null, { timeout: 600_000, backoff: () => 600_000 }, LIMIT);
  profileIds = [];
  for (const { name, origin, tokens } of instances) {
    const added = { instance: origin, label: name, token: tokens['admin'] ?? '', check: false };
    profileIds.push((await service.done('profile.add', added)).profile.id);
  }
  came = [];
  mostInFlight = 0;
  instances.forEach(watch);
});
afterEach(async () => {
  for (const { faults } of instances) faults.clear();
  await service.close();
  await standIn.close();
});

const holdAll = (): void => {
  for (const { faults } of instances) faults.add({ kind: 'hold' });
};
const queueOf = (profileId: string) => service.workspace.clients.rateLimiterState(profileId);
const queuedIn = (profileId: string): number => queueOf(profileId)?.queued ?? 0;
/** Every instance has asked for a place, and all places are taken. */
const allWait = async (): Promise<void> => {
  await expect.poll(() => profileIds.every((id) => queuedIn(id) > 0)).toBe(true);
  await expect.poll(allBeingAnswered).toBe(FOR_BACKGROUND);
};
const inventory = () => service.done('inventory.search', { filter: {}, limit: 1 });

it('a sync of many instances never has more requests in flight than the limit, and reads everything', async () => {
  // An answer that came in the same moment would show nothing.
  for (const { faults } of instances) faults.add({ kind: 'delay', ms: 5 });
  const { results } = await service.done('inventory.sync', { depth: 'full' });
  expect(results.map(({ outcome }) => outcome)).toEqual(instances.map(() => 'done'));
  expect((await inventory()).total).toBe(INSTANCES * ACCOUNTS);
  expect(mostInFlight).toBe(FOR_BACKGROUND);
});

it('every instance has its turn before one has its second', async () => {
  holdAll();
  const sync = service.call('inventory.sync', {}, 'sync');
  await allWait();
  for (let count = FOR_BACKGROUND; count < INSTANCES + SECOND_PLACES; count += 1) {
    expect(new Set(came).size).toBe(count - SECOND_PLACES);
    instances.find((instance) => beingAnswered(instance) === 1)?.faults.release();
    await expect.poll(() => came.length).toBe(count + 1);
  }
  expect(new Set(came).size).toBe(INSTANCES);
  for (const { faults } of instances) faults.clear();
  await sync;
});

it('instances that never answer hold one place each and a quarter together, and the others are read meanwhile', async () => {
  const silent = instances.slice(0, FOR_BACKGROUND - SECOND_PLACES - 1);
  for (const { faults } of silent) faults.add({ kind: 'silent' });
  const sync = service.call('inventory.sync', { depth: 'full' }, 'sync');
  await expect
    .poll(async () => (await inventory()).total)
    .toBe((INSTANCES - silent.length) * ACCOUNTS);
  expect(allBeingAnswered()).toBeLessThanOrEqual(silent.length + SECOND_PLACES);
  service.dispatcher.cancel('sync');
  await sync;
});

it('an instance that waits before it is asked again holds no place', async () => {
  const busy = instances.slice(0, INSTANCES - 1);
  for (const { faults } of busy) faults.add({ kind: 'status', status: 503 });
  const sync = service.call('inventory.sync', { depth: 'full' }, 'sync');
  await expect.poll(async () => (await inventory()).total).toBe(ACCOUNTS);
  expect(allBeingAnswered()).toBe(0);
  service.dispatcher.cancel('sync');
  await sync;
});

it('a person who asks an instance waits for none of the requests of a sync', async () => {
  holdAll();
  const sync = service.call('inventory.sync', {}, 'sync');
  await allWait();
  const waiting = instances.findIndex((instance) => beingAnswered(instance) === 0);
  instances[waiting]?.faults.clear();
  const checked = await service.done('profile.check', { profileId: profileIds[waiting] ?? '' });
  expect(checked.origin).toBe(instances[waiting]?.origin);
  expect(allBeingAnswered()).toBe(FOR_BACKGROUND);
  service.dispatcher.cancel('sync');
  await sync;
});

it('a cancelled sync frees its places at once', async () => {
  holdAll();
  const sync = service.call('inventory.sync', {}, 'sync');
  await allWait();
  service.dispatcher.cancel('sync');
  await sync;
  await expect
    .poll(() => profileIds.map(queueOf))
    .toEqual(profileIds.map(() => expect.objectContaining({ inFlight: 0, queued: 0 }) as unknown));
  for (const { faults } of instances) faults.clear();
  const { results } = await service.done('inventory.sync', { depth: 'full' });
  expect(results.every(({ outcome }) => outcome === 'done')).toBe(true);
});
