/** Kills the whole app, window and helpers, in a sync and in a write that its page began. */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { OperationName, RequestFor } from '../../src/contract';
import { hasEnded } from '../harness/end';
import { openWindow, type OpenWindow } from '../harness/window';
import { accountToRename, countKept, judgeWrite, type KilledCommand } from './killed-commands';
import type { KilledDesk } from './killed-desk';

/** Begins an operation as the page does. True when it was answered. */
const callFrom = <N extends OperationName>(
  { page }: OpenWindow,
  operation: N,
  request: RequestFor<N>,
): Promise<boolean> =>
  page
    .evaluate(
      (call) =>
        (globalThis as unknown as { latchkey: { call(c: unknown): Promise<unknown> } }).latchkey
          .call(call)
          .then(() => true),
      { callId: `killed-${Date.now()}`, operation, request },
    )
    .catch(() => false);

/** The app leads a process group of its own, so nobody of it is left. */
async function killApp({ app }: OpenWindow): Promise<void> {
  const main = app.process();
  const { pid } = main;
  if (pid === undefined || hasEnded(main)) return;
  const ended = once(main, 'exit');
  process.kill(-pid, 'SIGKILL');
  await ended;
}

/** How long each call takes unkilled, in ms. */
const lasts = new Map<string, number>();

/** A window that opens on the desk is a clean start after the kill before. True if the call was not answered. */
async function killDuring<N extends OperationName>(
  desk: KilledDesk,
  operation: N,
  request: RequestFor<N>,
): Promise<boolean> {
  const window = await openWindow(desk.desk);
  const began = performance.now();
  const answered = callFrom(window, operation, request);
  const until = lasts.get(operation);
  if (until === undefined) {
    await answered;
    lasts.set(operation, performance.now() - began);
  } else {
    await Promise.race([answered, wait(desk.moment(0, until))]);
  }
  await killApp(window);
  return !(await answered);
}

export const killedWindows: readonly KilledCommand[] = [
  {
    name: 'window in a sync',
    killOnce: async (desk) => {
      const before = await countKept(desk);
      const killed = await killDuring(desk, 'inventory.sync', { depth: 'list' });
      if ((await countKept(desk)) !== before) throw new Error('the sync lost accounts');
      await desk.time(['status', '--check']);
      return killed ? 'every account is there' : null;
    },
  },
  {
    name: 'window in a write (rename)',
    killOnce: async (desk, turn) => {
      const { profileId, id } = await accountToRename(desk);
      const name = `Killed window ${turn} of ${process.pid}`;
      const request = { profileId, kind: 'account' as const, id, displayName: name };
      const killed = await killDuring(desk, 'account.rename', request);
      const found = await judgeWrite(desk, name, killed);
      await desk.time(['status', '--check']);
      return found;
    },
  },
];
