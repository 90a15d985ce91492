/** Windows: a task of the Task Scheduler. */
import { win32 } from 'node:path';
import { fail } from '../../contract';
import { escapeXml, type ScheduleBackend } from './schedule-backend';
import type { SystemCommand, ScheduleSystem } from './schedule-system';
import { MARK, markText, toRunTimes, type ScheduleWish } from './schedule-wish';

export const TASK_NAME = 'Latchkey report';

/** Kept, so that it can be seen what was made. */
const taskFile = ({ home }: ScheduleSystem): string => win32.join(home, 'schedule-task.xml');

const schtasks = (...args: string[]): SystemCommand => ({ program: 'schtasks.exe', args });

/** By the rules of CommandLineToArgvW: backslashes count double before a quote. */
export const quoteForWindows = (part: string): string =>
  `"${part.replace(/(\\*)"/gu, '$1$1\\"').replace(/(\\+)$/u, '$1$1')}"`;

/** The scheduler replaces `%NAME%` and `$(Arg0)`, and has no way to write them as they are. */
function refuseReplaced(command: readonly string[]): void {
  const replaced = command.find((part) => /%[^%]*%|\$\(/u.test(part));
  if (replaced !== undefined)
    fail('invalidRequest', `The Task Scheduler would replace a part of ${replaced}.`, {
      next: 'Choose a path without two % and without $(.',
    });
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function triggerText(wish: ScheduleWish): string {
  const { hours, minute, weekday } = toRunTimes(wish);
  const start = `2026-01-01T${twoDigits(hours[0] ?? 0)}:${twoDigits(minute)}:00`;
  const step = hours.length > 1 ? 24 / hours.length : null;
  const repetition =
    step === null
      ? ''
      : `<Repetition><Interval>PT${step}H</Interval><Duration>P1D</Duration></Repetition>`;
  const days =
    weekday === null
      ? '<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>'
      : '<ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek><Monday /></DaysOfWeek></ScheduleByWeek>';
  return `<CalendarTrigger>${repetition}<StartBoundary>${start}</StartBoundary>${days}</CalendarTrigger>`;
}

function taskText(wish: ScheduleWish): string {
  refuseReplaced(wish.command);
  const [program = '', ...args] = wish.command;
  return `\ufeff<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>${escapeXml(markText(wish))}</Description></RegistrationInfo>
  <Triggers>${triggerText(wish)}</Triggers>
  <Principals>
    <Principal id="Author"><LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT4H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escapeXml(program)}</Command>
      <Arguments>${escapeXml(args.map(quoteForWindows).join(' '))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

export const windowsTask: ScheduleBackend = {
  plan: (wish, system) => ({
    what: 'a task of the Task Scheduler',
    files: [{ path: taskFile(system), text: taskText(wish), encoding: 'utf16le' }],
    commands: [schtasks('/create', '/tn', TASK_NAME, '/xml', taskFile(system), '/f')],
  }),
  removal: (system) => ({
    before: [schtasks('/delete', '/tn', TASK_NAME, '/f')],
    files: [taskFile(system)],
    after: [],
  }),
  isForeign: async ({ run }) => {
    const shown = await run(schtasks('/query', '/tn', TASK_NAME, '/xml'));
    return shown.code === 0 && !shown.stdout.includes(MARK);
  },
  state: async ({ run }) => {
    const shown = await run(schtasks('/query', '/tn', TASK_NAME, '/fo', 'CSV', '/v', '/nh'));
    // The columns have other names in each language, and the same order.
    const cells = (shown.stdout.split(/\r?\n/u)[0] ?? '')
      .split('","')
      .map((cell) => cell.replaceAll('"', ''));
    const code = Number(cells[6] ?? '');
    const hasRun = shown.code === 0 && cells.length > 6 && code !== NOT_RUN_YET;
    return {
      next: shown.code === 0 ? (cells[2] ?? null) : null,
      lastAt: hasRun ? (cells[5] ?? null) : null,
      lastCode: hasRun && Number.isInteger(code) ? code : null,
    };
  },
};

/** SCHED_S_TASK_HAS_NOT_RUN. */
const NOT_RUN_YET = 267_011;
