/** Two services of one data folder, as the window and the command line are. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LatchkeyEvent } from '../../src/contract';
import { OtherPrograms } from '../../src/main/other-programs';
import { openStore } from '../../src/main/store';
import type { NewProfile, Store } from '../../src/main/store/store-types';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const threadFile = resolve('out', 'main', 'store-thread.js');
const key = '5c'.repeat(32);
const profile = (name: string, keep: NewProfile['keep'] = 'keychain'): NewProfile => ({
  id: name,
  label: name,
  origin: `https://${name}.domo.com`,
  instance: name,
  group: '',
  colour: 'blue',
  guard: 'normal',
  keep,
  user: null,
  createdAt: 1,
});

let folder = '';
let own: Store;
let other: Store;
let others: OtherPrograms;
const events: LatchkeyEvent['event'][] = [];
const dropped: string[] = [];
let followed = (): void => undefined;

const watching = (
  store: () => Promise<Store> = () => Promise.resolve(own),
  more: { watchFolder?: never } = {},
): OtherPrograms =>
  new OtherPrograms({
    folder,
    store,
    announce: ({ event }) => events.push(event),
    dropClient: (id) => dropped.push(id),
    followPassphrase: () => {
      followed();
      return Promise.resolve();
    },
    // On a busy machine the other one may stop for long between writing and what makes it seen.
    settleMs: 50,
    ...more,
  });

beforeEach(async () => {
  events.length = 0;
  dropped.length = 0;
  folder = temporaryFolder('others');
  own = await openStore({ folder, key, threadFile });
  other = await openStore({ folder, key, threadFile });
});
afterEach(async () => {
  others.stop();
  await own.close();
  await other.close();
});

/** Starts, and waits until it knows what there is: what changes before is no change to it. */
async function startLooking(started: OtherPrograms): Promise<void> {
  const listed = vi.spyOn(own, 'listProfiles');
  started.start();
  await expect.poll(() => listed.mock.settledResults[0]?.type).toBe('fulfilled');
}

const allEvents = ['profilesChanged', 'inventoryChanged', 'activityChanged'];

it('tells of what another program writes, and not of what this one does', async () => {
  let looked = 0;
  others = watching(() => {
    looked += 1;
    return Promise.resolve(own);
  });
  others.start();
  await expect.poll(() => looked).toBe(1);
  await own.addProfile(profile('own'));
  // It looks three times after the last time that the file changed.
  await expect.poll(() => looked).toBeGreaterThan(3);
  await own.listProfiles();
  expect(events).toEqual([]);
  await other.addProfile(profile('other'));
  await expect.poll(() => events).toEqual(allEvents);
});

it('drops the clients of instances that went, or whose token moved', async () => {
  for (const name of ['stays', 'goes']) await own.addProfile(profile(name));
  await own.addProfile(profile('moves', 'session'));
  others = watching();
  await startLooking(others);
  await other.removeProfile('goes');
  await other.updateProfile('moves', { keep: 'keychain' });
  await expect.poll(() => dropped.toSorted()).toEqual(['goes', 'moves']);
});

it('looks when it is told to, where the system cannot say that a file changed', async () => {
  const watchFolder = (() => {
    throw new Error('no watchers are left');
  }) as never;
  others = watching(undefined, { watchFolder });
  await startLooking(others);
  await other.addProfile(profile('other'));
  others.look();
  await expect.poll(() => events).toEqual(allEvents);
});

it('does not take a store that was opened anew for a change', async () => {
  let current = own;
  const looked: Store[] = [];
  others = watching(() => {
    looked.push(current);
    return Promise.resolve(current);
  });
  others.start();
  await own.getDataVersion();
  current = other;
  others.look();
  // The second look at it comes after the first was done.
  await expect.poll(() => looked.filter((store) => store === other).length).toBeGreaterThan(1);
  expect(events).toEqual([]);
  await own.addProfile(profile('now'));
  await expect.poll(() => events).toEqual(allEvents);
});

it('tells when another program sets or removes the passphrase', async () => {
  others = watching();
  others.start();
  const told = new Promise<void>((resolve) => {
    followed = resolve;
  });
  writeFileSync(join(folder, 'lock.json'), '{}');
  await told;
});
