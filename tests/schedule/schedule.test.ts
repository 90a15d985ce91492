/** Schedules of the three systems: what is written, by which rules, and that nothing else is touched. */
import { describe, expect, it } from 'vitest';
import { scheduledCommand } from '../../src/main/cli/commands/schedule';
import { quoteForSystemd, calendarOf } from '../../src/main/schedule/systemd-timer';
import { quoteForWindows } from '../../src/main/schedule/windows-task';
import {
  findSchedule,
  installSchedule,
  planSchedule,
  readSchedule,
  removeSchedule,
} from '../../src/main/schedule/scheduler';
import {
  intervals,
  nextRun,
  toRunTimes,
  type ScheduleWish,
} from '../../src/main/schedule/schedule-wish';
import { fakeSystem, systems } from './fake-system';

const platforms = Object.keys(systems) as (keyof typeof systems)[];
/** With a blank, quotes of both kinds, a percent sign, a dollar, an ampersand and a backslash before a quote. */
const oddFile = String.raw`/data/a "b" 'c' 100% $HOME & d\"e.html`;
const wish: ScheduleWish = {
  every: '1d',
  at: '07:00',
  command: [
    '/opt/My Programs/node',
    '/opt/Latch & Key/cli.js',
    'schedule',
    'run',
    '--report',
    oddFile,
  ],
};

const textOf = async (platform: keyof typeof systems, of: ScheduleWish = wish): Promise<string> => {
  const { files } = await planSchedule(of, fakeSystem(platform));
  return files.map(({ text }) => text).join('\n');
};

describe('a schedule', () => {
  it.each(platforms)(
    'of %s is installed, read, replaced and removed without a rest',
    async (name) => {
      const system = fakeSystem(name);
      expect(await readSchedule(system)).toBeNull();
      await installSchedule(await planSchedule(wish, system), system);
      expect(await readSchedule(system)).toMatchObject({ every: '1d', at: '07:00' });
      await installSchedule(
        await planSchedule({ ...wish, every: '6h', at: '01:30' }, system),
        system,
      );
      expect(await readSchedule(system)).toMatchObject({ every: '6h', at: '01:30' });
      await removeSchedule(await findSchedule(system), system);
      expect([...system.files]).toEqual([]);
      expect(await readSchedule(system)).toBeNull();
      expect(system.ran.join('\n')).toMatch(
        { linux: /disable --now/u, darwin: /bootout gui\/501/u, win32: /\/delete \/tn/u }[name],
      );
    },
  );

  it.each(platforms)('of %s never replaces or removes what Latchkey did not make', async (name) => {
    const system = fakeSystem(name);
    const { files } = await planSchedule(wish, system);
    const [first] = files;
    system.files.set(first?.path ?? '', 'of somebody else');
    await expect(planSchedule(wish, system)).rejects.toMatchObject({
      problem: { code: 'duplicate' },
    });
    expect(await findSchedule(system)).toEqual([]);
    expect(system.files.get(first?.path ?? '')).toBe('of somebody else');
  });

  it.each(platforms)('of %s leaves all as it was when the system refuses it', async (name) => {
    const system = fakeSystem(name);
    await installSchedule(await planSchedule(wish, system), system);
    const before = [...system.files];
    const refused = { linux: 'enable', darwin: 'bootstrap', win32: '/create' }[name];
    system.answers.set(refused, { code: 1, stderr: 'No bus.\n' });
    const other = await planSchedule({ ...wish, at: '08:00' }, system);
    await expect(installSchedule(other, system)).rejects.toMatchObject({
      problem: { code: 'cannotWriteFile', message: expect.stringContaining('No bus.') as string },
    });
    expect([...system.files]).toEqual(before);
    // What ran before runs again.
    expect(system.ran.at(-1)).toMatch(
      { linux: /restart/u, darwin: /bootstrap/u, win32: /create/u }[name],
    );
    const fresh = fakeSystem(name);
    fresh.answers.set(refused, { code: -1 });
    await expect(installSchedule(await planSchedule(wish, fresh), fresh)).rejects.toThrow();
    expect([...fresh.files]).toEqual([]);
  });

  it('of a task that somebody else made is refused on Windows', async () => {
    const system = fakeSystem('win32');
    system.answers.set('/query', {
      code: 0,
      stdout: '<Task><Description>Mine</Description></Task>',
    });
    await expect(planSchedule(wish, system)).rejects.toMatchObject({
      problem: { code: 'duplicate' },
    });
  });

  it('is refused for a time that is none, and for a path with a line break', async () => {
    for (const at of ['25:00', '7', '07:60', '07:00\nExecStart=evil'])
      await expect(planSchedule({ ...wish, at }, fakeSystem('linux'))).rejects.toMatchObject({
        problem: { code: 'invalidRequest' },
      });
    for (const platform of platforms)
      await expect(textOf(platform, { ...wish, command: ['/a', 'b\nc'] })).rejects.toMatchObject({
        problem: { code: 'invalidRequest' },
      });
  });

  it('is refused on a system without a scheduler that Latchkey knows', async () => {
    const system = { ...fakeSystem('linux'), platform: 'freebsd' as const };
    await expect(planSchedule(wish, system)).rejects.toMatchObject({
      problem: { code: 'invalidRequest' },
    });
  });
});

describe('the command of a schedule', () => {
  it('is written by the rules of systemd', async () => {
    expect(quoteForSystemd(String.raw`a "b" 100% \c $D`)).toBe(String.raw`"a \"b\" 100%% \\c $D"`);
    expect(await textOf('linux')).toContain(
      `ExecStart=:"/opt/My Programs/node" "/opt/Latch & Key/cli.js" "schedule" "run" "--report" `,
    );
  });

  it('is started by a shell where systemd would refuse the path of the program', async () => {
    const text = await textOf('linux', { ...wish, command: ['/opt/a"b/node', 'c'] });
    expect(text).toContain(
      String.raw`ExecStart=:"/bin/sh" "-c" "exec \"$@\"" "sh" "/opt/a\"b/node" "c"`,
    );
  });

  it('is written by the rules of launchd', async () => {
    const text = await textOf('darwin');
    expect(text).toContain('<string>/opt/Latch &amp; Key/cli.js</string>');
    expect(text).toContain(
      String.raw`<string>/data/a &quot;b&quot; &apos;c&apos; 100% $HOME &amp; d\&quot;e.html</string>`,
    );
  });

  it.each([
    ['a b', '"a b"'],
    [String.raw`C:\My Files` + '\\', String.raw`"C:\My Files\\"`],
    [String.raw`a"b`, String.raw`"a\"b"`],
    [String.raw`a\"b`, String.raw`"a\\\"b"`],
    [String.raw`a\b`, String.raw`"a\b"`],
    ['', '""'],
  ])('is written by the rules of Windows: %s', (part, quoted) => {
    expect(quoteForWindows(part)).toBe(quoted);
  });

  it('is refused on Windows where the scheduler would replace a part of it', async () => {
    expect(await textOf('win32', { ...wish, command: ['C:\\100%.exe', 'a'] })).toContain(
      '100%.exe',
    );
    for (const part of ['C:\\%TEMP%\\r.html', 'C:\\$(Arg0).html'])
      await expect(
        textOf('win32', { ...wish, command: ['C:\\node.exe', part] }),
      ).rejects.toMatchObject({ problem: { code: 'invalidRequest' } });
  });

  it('names the data folder, the file of the report and that of the passphrase', () => {
    const system = { ...systems.linux, env: { LATCHKEY_PASSPHRASE_FILE: '/run/pass' } };
    expect(
      scheduledCommand(['/node', '/cli.js'], system, {
        depth: 'full',
        readStreams: true,
        report: '/r.html',
      }),
    ).toEqual([
      '/node',
      '/cli.js',
      'schedule',
      'run',
      '--home',
      systems.linux.home,
      '--depth',
      'full',
      '--read-streams',
      '--report',
      '/r.html',
      '--passphrase-file',
      '/run/pass',
    ]);
  });
});

describe('the times of a schedule', () => {
  it.each([
    ['1d', '07:00', '*-*-* 07:00:00'],
    ['7d', '07:05', 'Mon *-*-* 07:05:00'],
    ['6h', '07:30', '*-*-* 01,07,13,19:30:00'],
    ['12h', '23:00', '*-*-* 11,23:00:00'],
  ] as const)('every %s at %s is %s for systemd', (every, at, calendar) => {
    expect(calendarOf({ every, at })).toBe(calendar);
  });

  it('are the same number of runs a day on each system', async () => {
    for (const every of intervals) {
      const runs = toRunTimes({ every, at: '07:00' }).hours.length;
      const agent = await textOf('darwin', { ...wish, every });
      expect(agent.match(/<key>Hour<\/key>/gu), every).toHaveLength(runs);
      const task = await textOf('win32', { ...wish, every });
      const step = every.endsWith('h')
        ? `<Interval>PT${Number.parseInt(every, 10)}H<`
        : 'ScheduleBy';
      expect(task, every).toContain(step);
    }
  });

  it('are told for systems that do not say when it runs next', () => {
    const now = new Date(2026, 10, 28, 12, 0);
    const next = (every: ScheduleWish['every'], at: string) =>
      nextRun(toRunTimes({ every, at }), now);
    expect(next('1d', '07:00')).toEqual(new Date(2026, 10, 29, 7, 0));
    expect(next('1d', '12:01')).toEqual(new Date(2026, 10, 28, 12, 1));
    expect(next('6h', '00:00')).toEqual(new Date(2026, 10, 28, 18, 0));
    expect(next('7d', '07:00')).toEqual(new Date(2026, 10, 30, 7, 0));
  });
});

describe('the state of a schedule', () => {
  it('has the next run and the last result of systemd', async () => {
    const system = fakeSystem('linux');
    await installSchedule(await planSchedule(wish, system), system);
    system.answers.set('NextElapse', {
      stdout: 'NextElapseUSecRealtime=Sun 2026-11-29 07:00:00 UTC\n',
    });
    system.answers.set('ExecMain', {
      stdout: 'ExecMainExitTimestamp=Sat 2026-11-28 07:00:09 UTC\nExecMainStatus=5\n',
    });
    expect(await readSchedule(system)).toMatchObject({
      next: 'Sun 2026-11-29 07:00:00 UTC',
      lastAt: 'Sat 2026-11-28 07:00:09 UTC',
      lastCode: 5,
    });
    system.answers.set('ExecMain', { stdout: 'ExecMainExitTimestamp=\nExecMainStatus=0\n' });
    expect(await readSchedule(system)).toMatchObject({ lastAt: null, lastCode: null });
  });

  it('has the last result of launchd, and no next run while it is not loaded', async () => {
    const system = fakeSystem('darwin');
    await installSchedule(await planSchedule(wish, system), system);
    system.answers.set('print', { stdout: '\tlast exit code = 4\n' });
    expect(await readSchedule(system)).toMatchObject({ lastCode: 4 });
    system.answers.set('print', { code: 113 });
    expect(await readSchedule(system)).toMatchObject({ next: null, lastCode: null });
  });

  it('has what the Task Scheduler says in any language', async () => {
    const system = fakeSystem('win32');
    await installSchedule(await planSchedule(wish, system), system);
    const row = (last: string, code: string) =>
      `"PC","\\Latchkey report","29.11.2026 07:00:00","Bereit","Nur interaktiv","${last}","${code}","PC\\Ada"`;
    system.answers.set('/query', { code: 0, stdout: row('28.11.2026 07:00:01', '5') });
    expect(await readSchedule(system)).toMatchObject({
      next: '29.11.2026 07:00:00',
      lastAt: '28.11.2026 07:00:01',
      lastCode: 5,
    });
    system.answers.set('/query', { code: 0, stdout: row('30.11.1999 00:00:00', '267011') });
    expect(await readSchedule(system)).toMatchObject({ lastAt: null, lastCode: null });
  });
});
