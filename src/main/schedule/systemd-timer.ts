/** Linux: a timer and a service of the user's systemd. */
import { posix } from 'node:path';
import { linuxConfigFolder } from '../home-folder';
import { toValues, type ScheduleBackend } from './schedule-backend';
import type { SystemCommand, ScheduleSystem } from './schedule-system';
import { markText, toRunTimes, type ScheduleWish } from './schedule-wish';

export const SYSTEMD_NAME = 'latchkey-report';

const unitFile = ({ env, userFolder }: ScheduleSystem, kind: 'service' | 'timer'): string =>
  posix.join(linuxConfigFolder(env, userFolder), 'systemd', 'user', `${SYSTEMD_NAME}.${kind}`);

const systemctl = (...args: string[]): SystemCommand => ({
  program: 'systemctl',
  args: ['--user', ...args],
});

/**
 * In double quotes, with C escapes. `%` begins a specifier. `$` needs nothing, because the colon before the command
 * switches variables off (systemd.service(5)).
 */
export const quoteForSystemd = (part: string): string =>
  `"${part.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

/** systemd refuses a program whose path has quotes or backslashes, however they are written. A shell starts it then. */
const toStartable = (command: readonly string[]): readonly string[] =>
  /["'\\]/u.test(command[0] ?? '') ? ['/bin/sh', '-c', 'exec "$@"', 'sh', ...command] : command;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

export function calendarOf(wish: Pick<ScheduleWish, 'every' | 'at'>): string {
  const { hours, minute, weekday } = toRunTimes(wish);
  const day = weekday === null ? '' : 'Mon ';
  return `${day}*-*-* ${hours.map(twoDigits).join(',')}:${twoDigits(minute)}:00`;
}

const serviceText = (wish: ScheduleWish): string => `# ${markText(wish)}
[Unit]
Description=Sync of Latchkey and report of what got worse

[Service]
Type=oneshot
ExecStart=:${toStartable(wish.command).map(quoteForSystemd).join(' ')}
# The result is the exit status and the page of the report: names stay out of the journal.
StandardOutput=null
StandardError=null
`;

const timerText = (wish: ScheduleWish): string => `# ${markText(wish)}
[Unit]
Description=When Latchkey syncs and reports

[Timer]
OnCalendar=${calendarOf(wish)}
Persistent=true

[Install]
WantedBy=timers.target
`;

export const systemdTimer: ScheduleBackend = {
  plan: (wish, system) => ({
    what: 'a timer and a service of your systemd',
    files: [
      { path: unitFile(system, 'service'), text: serviceText(wish), encoding: 'utf8' },
      { path: unitFile(system, 'timer'), text: timerText(wish), encoding: 'utf8' },
    ],
    commands: [
      systemctl('daemon-reload'),
      systemctl('enable', '--now', `${SYSTEMD_NAME}.timer`),
      // A timer that runs already keeps its old times.
      systemctl('restart', `${SYSTEMD_NAME}.timer`),
    ],
  }),
  removal: (system) => ({
    before: [systemctl('disable', '--now', `${SYSTEMD_NAME}.timer`)],
    files: [unitFile(system, 'timer'), unitFile(system, 'service')],
    after: [systemctl('daemon-reload')],
  }),
  isForeign: () => Promise.resolve(false),
  state: async ({ run }) => {
    const show = async (unit: string, ...names: string[]) => {
      const shown = await run(systemctl('show', unit, `--property=${names.join(',')}`));
      return toValues(shown.stdout);
    };
    const timer = await show(`${SYSTEMD_NAME}.timer`, 'NextElapseUSecRealtime');
    const last = await show(`${SYSTEMD_NAME}.service`, 'ExecMainExitTimestamp', 'ExecMainStatus');
    const lastAt = orNull(last.get('ExecMainExitTimestamp'));
    const code = Number(last.get('ExecMainStatus') ?? '');
    return {
      next: orNull(timer.get('NextElapseUSecRealtime')),
      lastAt,
      lastCode: lastAt === null || !Number.isInteger(code) ? null : code,
    };
  },
};

const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' || text === 'n/a' || text === '0' ? null : text;
