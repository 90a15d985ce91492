/** Main sleeps while Latchkey is locked, and an unlocking in that moment is not lost. */
import { expect, it } from 'vitest';
import { WorkspaceLock } from '../../src/main/lock/workspace-lock';
import { Service } from '../support/service';

it('forgets the key of before, and not the one of an unlocking that comes while the store closes', async () => {
  const done: string[] = [];
  let closed = (): void => undefined;
  const lock = new WorkspaceLock({
    workspace: {
      suspend: () => {
        done.push('closing');
        return new Promise((resolve) => {
          closed = resolve;
        });
      },
      resume: () => {
        done.push('opened');
        return Promise.resolve();
      },
    },
    dispatcher: { waitUntilIdle: () => Promise.resolve(), runningOperations: () => [] },
    forgetKey: () => done.push('key forgotten'),
    isLocked: () => true,
  });
  const asleep = lock.sleepWhenIdle();
  await expect.poll(() => done).toEqual(['closing']);
  const awake = lock.wake(() => done.push('key of the unlocking'));
  closed();
  await Promise.all([asleep, awake]);
  expect(done).toEqual(['closing', 'key forgotten', 'key of the unlocking', 'opened']);
});

it('wakes up after it was locked again before a job of the first time had ended', async () => {
  const service = new Service();
  const { workspace } = service;
  await workspace.store();
  const lock = new WorkspaceLock({
    workspace,
    dispatcher: { waitUntilIdle: () => Promise.resolve(), runningOperations: () => [] },
    forgetKey: () => undefined,
    isLocked: () => true,
  });
  await Promise.all([lock.sleepWhenIdle(), lock.sleepWhenIdle()]);
  await lock.wake(() => undefined);
  expect((await workspace.store()).storage).toBe('file');
  await service.close();
});
