/** macOS: an agent of the user's launchd. */
import { posix } from 'node:path';
import { escapeXml, type ScheduleBackend } from './schedule-backend';
import type { SystemCommand, ScheduleSystem } from './schedule-system';
import { markText, nextRun, toRunTimes, type ScheduleWish } from './schedule-wish';

export const LAUNCHD_LABEL = 'latchkey.report';

const agentFile = ({ userFolder }: ScheduleSystem): string =>
  posix.join(userFolder, 'Library', 'LaunchAgents', `${LAUNCHD_LABEL}.plist`);

const launchctl = (...args: string[]): SystemCommand => ({ program: 'launchctl', args });
const domainOf = ({ userId }: ScheduleSystem): string => `gui/${userId}`;

const keyAndNumber = (key: string, value: number): string =>
  `<key>${key}</key><integer>${value}</integer>`;

/** A comment in XML may not have two dashes; the mark has none. */
function agentText(wish: ScheduleWish): string {
  const { hours, minute, weekday } = toRunTimes(wish);
  const day = weekday === null ? '' : keyAndNumber('Weekday', weekday);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ${markText(wish)} -->
<plist version="1.0">
<dict>
  <key>Label</key><string>${LAUNCHD_LABEL}</string>
  <key>ProgramArguments</key>
  <array>
${wish.command.map((part) => `    <string>${escapeXml(part)}</string>`).join('\n')}
  </array>
  <key>StartCalendarInterval</key>
  <array>
${hours.map((hour) => `    <dict>${day}${keyAndNumber('Hour', hour)}${keyAndNumber('Minute', minute)}</dict>`).join('\n')}
  </array>
  <key>StandardOutPath</key><string>/dev/null</string>
  <key>StandardErrorPath</key><string>/dev/null</string>
</dict>
</plist>
`;
}

export const launchAgent: ScheduleBackend = {
  plan: (wish, system) => ({
    what: 'an agent of your launchd',
    files: [{ path: agentFile(system), text: agentText(wish), encoding: 'utf8' }],
    commands: [launchctl('bootstrap', domainOf(system), agentFile(system))],
  }),
  removal: (system) => ({
    before: [launchctl('bootout', `${domainOf(system)}/${LAUNCHD_LABEL}`)],
    files: [agentFile(system)],
    after: [],
  }),
  isForeign: () => Promise.resolve(false),
  state: async (system, wish) => {
    const shown = await system.run(launchctl('print', `${domainOf(system)}/${LAUNCHD_LABEL}`));
    const [, code] = /last exit code = (\d+)/u.exec(shown.stdout) ?? [];
    const isLoaded = shown.code === 0;
    return {
      // launchd does not tell.
      next:
        isLoaded && wish !== null ? nextRun(toRunTimes(wish), system.now()).toISOString() : null,
      lastAt: null,
      lastCode: code === undefined ? null : Number(code),
    };
  },
};
