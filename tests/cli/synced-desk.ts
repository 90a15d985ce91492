/** A desk with one instance, `One`, whose lists were read: for tests of what the command line does then. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { cliFile } from '../../build/lib/paths';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { Desk } from '../harness/desk';

export interface SyncedDesk {
  readonly desk: Desk;
  readonly standIn: StandIn<'production'>;
  /** Another desk with the same instance and the same rows, where each test needs one of its own. */
  readonly copy: () => Promise<Desk>;
  readonly close: () => Promise<void>;
}

export async function openSyncedDesk(): Promise<SyncedDesk> {
  const standIn = await createStandIn({
    instances: [makeCompany({ providers: 'few' }).instances.production],
  });
  const desk = await openDeskWith(standIn);
  return {
    desk,
    standIn,
    copy: async () => (await desk.copy()) ?? openDeskWith(standIn),
    close: async () => {
      await desk.close();
      await standIn.close();
    },
  };
}

async function openDeskWith({ instances }: SyncedDesk['standIn']): Promise<Desk> {
  const desk = await Desk.open();
  const { origin, tokens } = instances.production;
  for (const args of [['profile', 'add', origin, '--label', 'One'], ['sync']]) {
    const { code, stderr } = await desk.cli(args, tokens['admin']);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }
  return desk;
}

/** Opened before the first test of a file, its instance reset after each, and closed after the last. */
export function syncedDesk() {
  let opened: SyncedDesk | null = null;
  const started = (): SyncedDesk => {
    if (opened === null) throw new Error('Not started yet.');
    return opened;
  };
  const production = () => started().standIn.instances.production;
  beforeAll(async () => {
    opened = await openSyncedDesk();
  });
  afterEach(async () => {
    await production().reset();
  });
  afterAll(async () => {
    await opened?.close();
  });
  return {
    production,
    desk: (): Desk => started().desk,
    cli: (...args: string[]) => started().desk.cli(args),
    call: (operation: string, request: unknown) =>
      started().desk.cli(['call', operation], JSON.stringify(request)),
    killedAt: (args: readonly string[], count: () => number, at: number): Promise<void> =>
      killedAt(started().desk, args, count, at),
  };
}

/** Runs the command line, and kills it once `count` says so many. */
export async function killedAt(
  desk: Desk,
  args: readonly string[],
  count: () => number,
  at: number,
): Promise<void> {
  const running = spawn(process.execPath, [cliFile, ...args], {
    env: desk.env({ DISPLAY: '', WAYLAND_DISPLAY: '' }),
    stdio: 'ignore',
  });
  const ended = once(running, 'close');
  await expect.poll(count).toBe(at);
  running.kill('SIGKILL');
  await ended;
}
