/** The schedule on real Linux: units that systemd itself reads, and the command from installing to removing. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandIn, type StandIn } from '../domo';
import { Desk } from '../harness/desk';
import { calendarOf } from '../../src/main/schedule/systemd-timer';
import { planSchedule } from '../../src/main/schedule/scheduler';
import { thisSystem } from '../../src/main/schedule/schedule-system';
import { intervals } from '../../src/main/schedule/schedule-wish';
import { boardInstances, type BoardName } from '../support/broken-board';
import { temporaryFolder } from '../support/temporary-folder';

const hasSystemd =
  process.platform === 'linux' && spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) console.info('Skipped: there is no systemd-analyze here.');

describe.skipIf(!hasSystemd)('systemd', () => {
  it.each([
    [`a "b" 'c' \\d 100% $HOME & e`, '/bin/sh'],
    ['a 100% $HOME & e', 'latchkey'],
  ])('reads units of the path %s without a complaint', async (name, started) => {
    const folder = temporaryFolder('units');
    const odd = join(folder, name);
    mkdirSync(odd);
    const program = join(odd, 'latchkey');
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    const system = { ...thisSystem(folder), env: { XDG_CONFIG_HOME: folder } };
    const command = [program, 'schedule', 'run', '--report', join(odd, 'r.html')];
    const plan = await planSchedule({ every: '6h', at: '07:30', command }, system);
    for (const file of plan.files) await system.write(file);
    const paths = plan.files.map(({ path }) => path);
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], {
      encoding: 'utf8',
    });
    const ours = `${verified.stdout}${verified.stderr}`
      .split('\n')
      .filter((line) => line.includes('latchkey'));
    expect(ours).toEqual([]);
    expect(verified.status).toBe(0);
    const service = readFileSync(paths[0] ?? '', 'utf8');
    expect(/ExecStart=:"([^"]*)"/u.exec(service)?.[1]).toContain(started);
    if (started === '/bin/sh') return;
    // The program is found by the path that was meant: another one is complained about.
    writeFileSync(paths[0] ?? '', service.replace('100%%', '100%%%%'));
    const wrong = spawnSync('systemd-analyze', ['verify', '--man=no', paths[0] ?? ''], {
      encoding: 'utf8',
    });
    expect(wrong.stderr).toContain('is not executable');
  });

  it('understands the times of every interval', () => {
    for (const every of intervals) {
      const calendar = calendarOf({ every, at: '07:30' });
      const said = execFileSync('systemd-analyze', ['calendar', calendar], { encoding: 'utf8' });
      expect(said, every).toContain('Next elapse');
    }
  });
});

describe.skipIf(process.platform !== 'linux')('latchkey schedule', () => {
  let standIn: StandIn<BoardName>;
  let desk: Desk;
  const folder = temporaryFolder('schedule');
  const bin = join(folder, 'bin');
  const config = join(folder, 'my config');
  const log = join(folder, 'systemctl.log');
  const page = join(folder, 'the "report" of 100%.html');
  const units = join(config, 'systemd', 'user');
  const run = (...args: string[]) =>
    desk.cli(['schedule', ...args], '', {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      XDG_CONFIG_HOME: config,
      LATCHKEY_HOME: desk.home,
    });

  beforeAll(async () => {
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'systemctl'),
      `#!/bin/sh\necho "$*" >> '${log}'\ncase "$*" in *ExecMain*) printf 'ExecMainExitTimestamp=Sat 07:00\\nExecMainStatus=5\\n';; *show*) echo NextElapseUSecRealtime=Sun 07:00;; esac\n`,
    );
    chmodSync(join(bin, 'systemctl'), 0o755);
    const wanted = boardInstances().filter(({ name }) => name === 'accounts');
    standIn = await createStandIn<BoardName>({ instances: wanted });
    desk = await Desk.open();
    const { origin, tokens } = standIn.instances.accounts;
    await desk.cli(['profile', 'add', origin, '--label', 'One'], tokens['admin']);
  });
  afterAll(async () => {
    await desk.close();
    await standIn.close();
  });

  it('shows what it would write, and writes nothing when nobody can answer', async () => {
    const { code, stdout, stderr } = await run('install', '--report', page);
    expect(code).toBe(1);
    expect(stdout).toContain('OnCalendar=*-*-* 07:00:00');
    expect(stdout).toContain(join(units, 'latchkey-report.timer'));
    expect(stdout).toContain('systemctl --user enable --now latchkey-report.timer');
    expect(stderr).toContain('Repeat it with --yes.');
    expect(existsSync(units)).toBe(false);
    expect(existsSync(log)).toBe(false);
  });

  it('installs what it showed, says when it runs and how it ended, and removes only that', async () => {
    const installed = await run('install', '--every', '12h', '--report', page, '--yes');
    expect(installed.stderr).toBe('');
    expect(installed.code).toBe(0);
    const service = readFileSync(join(units, 'latchkey-report.service'), 'utf8');
    expect(installed.stdout).toContain(service.trim());
    const status = await run('status');
    expect(status.stdout).toBe(
      'Every 12h at 07:00.\nNext run: Sun 07:00\nLast run: Sat 07:00, 5 (something got worse: see the page, or `latchkey report`)\n',
    );
    writeFileSync(join(units, 'mine.service'), '[Service]\n');
    expect((await run('remove')).code).toBe(1);
    expect((await run('remove', '--yes')).code).toBe(0);
    expect(readdirSync(units)).toEqual(['mine.service']);
    expect(readFileSync(log, 'utf8')).toContain('--user disable --now latchkey-report.timer');
    expect((await run('status')).stdout).toBe('Nothing is installed.\n');
    expect((await run('remove', '--yes')).stdout).toContain('Nothing is installed');
  });

  it('runs the sync and the report, and ends as the report does', async () => {
    const scheduled = () =>
      run('run', '--home', desk.home, '--depth', 'list', '--read-streams', '--report', page);
    expect((await scheduled()).code).toBe(0);
    const account = standIn.instances.accounts.state.accounts.get(10);
    if (!account) throw new Error('The board has no account 10.');
    account.valid = false;
    const worse = await scheduled();
    expect(worse.code).toBe(5);
    expect(readFileSync(page, 'utf8')).toContain('1 thing got worse');
    expect((await scheduled()).code).toBe(0);
    await standIn.instances.accounts.playUnknown('refused');
    // As with &&: without any data that is new there is no report.
    expect((await scheduled()).code).toBe(1);
  });
});
