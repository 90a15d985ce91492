/** While the store opens, the status says so; it says what it is as soon as it is open. */
import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { LatchkeyEvent } from '../../src/contract';
import { openStore } from '../../src/main/store';
import { Workspace } from '../../src/main/workspace';
import { memoryVault } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

const threadFile = resolve('out', 'main', 'store-thread.js');
let workspace: Workspace;
let open: () => void = () => undefined;

afterEach(async () => {
  open();
  await workspace.close();
});

it('a store that opens slowly is neither a file nor in memory', async () => {
  const folder = temporaryFolder('opening');
  const events: LatchkeyEvent[] = [];
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((done) => (asked = done));
  const mayOpen = new Promise<void>((done) => (open = done));
  workspace = new Workspace({
    home: folder,
    homeProblem: null,
    vault: memoryVault(new Map()),
    announce: (event) => events.push(event),
    openStore: async (key) => {
      asked();
      await mayOpen;
      return openStore({ folder: key && folder, key: key ?? '', threadFile });
    },
  });
  await isAsked;
  expect(workspace.status().store).toMatchObject({ state: 'opening', problem: null });
  expect(events).not.toContainEqual({ event: 'statusChanged' });
  open();
  await workspace.store();
  expect(workspace.status().store).toMatchObject({ state: 'file', problem: null });
  expect(events).toContainEqual({ event: 'statusChanged' });
  // The lock closes it.
  await workspace.suspend();
  expect(workspace.status().store.state).toBe('opening');
  await workspace.resume();
  await workspace.store();
  expect(workspace.status().store.state).toBe('file');
});
