/** Installs, removes and looks at the schedule of this computer. Touches only what has its mark. */
import { fail } from '../../contract';
import { launchAgent } from './launch-agent';
import type { ScheduleBackend, SchedulePlan, ScheduleState } from './schedule-backend';
import type { SystemCommand, ScheduleSystem } from './schedule-system';
import { MARK, readMark, refuseControlCharacters, type ScheduleWish } from './schedule-wish';
import { systemdTimer } from './systemd-timer';
import { windowsTask } from './windows-task';

const backends: Readonly<Partial<Record<NodeJS.Platform, ScheduleBackend>>> = {
  linux: systemdTimer,
  darwin: launchAgent,
  win32: windowsTask,
};

const backendOf = ({ platform }: ScheduleSystem): ScheduleBackend =>
  backends[platform] ??
  fail('invalidRequest', `Latchkey knows no scheduler of ${platform}.`, {
    next: 'Let your own scheduler run `latchkey schedule run`.',
  });

/** What would be made. Fails with `duplicate` when something else has its place. */
export async function planSchedule(
  wish: ScheduleWish,
  system: ScheduleSystem,
): Promise<SchedulePlan> {
  refuseControlCharacters(wish.command);
  const backend = backendOf(system);
  const plan = backend.plan(wish, system);
  for (const { path } of plan.files) {
    const text = await system.read(path);
    if (text !== null && !text.includes(MARK)) refuseForeign(path);
  }
  if (await backend.isForeign(system)) refuseForeign('The task');
  return plan;
}

const refuseForeign = (what: string): never =>
  fail('duplicate', `${what} is there already and was not made by Latchkey. Nothing was changed.`, {
    next: 'Rename or remove it yourself, then try again.',
  });

/** Fails with `cannotWriteFile` when the system refuses it; then all is as before. */
export async function installSchedule(plan: SchedulePlan, system: ScheduleSystem): Promise<void> {
  const before: { readonly path: string; readonly text: string | null }[] = [];
  try {
    for (const { path } of plan.files) before.push({ path, text: await system.read(path) });
    // What runs already must be told to forget its old times.
    if (before.some(({ text }) => text !== null))
      for (const command of backendOf(system).removal(system).before) await system.run(command);
    for (const file of plan.files) await system.write(file);
    for (const command of plan.commands) await mustRun(command, system);
  } catch (error) {
    const encodings = new Map(plan.files.map(({ path, encoding }) => [path, encoding]));
    for (const { path, text } of before) {
      if (text === null) await system.remove(path);
      else await system.write({ path, text, encoding: encodings.get(path) ?? 'utf8' });
    }
    // The one before runs again.
    if (before.some(({ text }) => text !== null))
      for (const command of plan.commands) await system.run(command);
    throw error;
  }
}

async function mustRun(command: SystemCommand, system: ScheduleSystem): Promise<void> {
  const { code, stderr } = await system.run(command);
  if (code === 0) return;
  const said = stderr.trim().split('\n')[0] ?? '';
  fail('cannotWriteFile', `${commandText(command)} failed: ${said || `exit code ${code}`}`, {
    next: 'Nothing was installed. Let your own scheduler run `latchkey schedule run`.',
  });
}

/** What would be removed; empty when nothing is there that Latchkey made. */
export async function findSchedule(system: ScheduleSystem): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of backendOf(system).removal(system).files) {
    if ((await system.read(path))?.includes(MARK) === true) found.push(path);
  }
  return found;
}

/** `files`: of `findSchedule`. */
export async function removeSchedule(
  files: readonly string[],
  system: ScheduleSystem,
): Promise<void> {
  const backend = backendOf(system);
  const { before, after } = backend.removal(system);
  if (!(await backend.isForeign(system))) for (const command of before) await system.run(command);
  for (const file of files) await system.remove(file);
  for (const command of after) await system.run(command);
}

export type InstalledSchedule = ScheduleState & Pick<ScheduleWish, 'every' | 'at'>;

/** Null when nothing is installed. */
export async function readSchedule(system: ScheduleSystem): Promise<InstalledSchedule | null> {
  for (const path of await findSchedule(system)) {
    const wish = readMark((await system.read(path)) ?? '');
    if (wish !== null) return { ...wish, ...(await backendOf(system).state(system, wish)) };
  }
  return null;
}

export const commandText = ({ program, args }: SystemCommand): string =>
  [program, ...args].map((part) => (/^[\w./:=+-]+$/u.test(part) ? part : `'${part}'`)).join(' ');
