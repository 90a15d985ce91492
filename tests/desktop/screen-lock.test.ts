/** On Linux a copied secret is cleared when a desktop or a login manager says that the screen is locked. */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchScreenLock } from '../../src/main/desktop/screen-lock';
import { SecretClipboard, type ClipboardAccess } from '../../src/main/desktop/secret-clipboard';
import { end } from '../harness/end';
import { cannotRun, PrivateDesktop } from '../harness/private-desktop';

const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/desktop: ${reason}`);

const SECRET = 'canary-copied';
let desktop: PrivateDesktop;
let env: NodeJS.ProcessEnv;
let text: string;
let secrets: SecretClipboard;

const board: ClipboardAccess = {
  readText: () => text,
  writeText: (value) => {
    text = value;
  },
  clear: () => {
    text = '';
  },
};

beforeEach(async () => {
  if (reason !== null) return;
  desktop = new PrivateDesktop();
  await desktop.startBus();
  // One bus in both roles: signals differ by their names.
  env = { ...desktop.env, DBUS_SYSTEM_BUS_ADDRESS: desktop.env['DBUS_SESSION_BUS_ADDRESS'] };
  secrets = new SecretClipboard(board, (locked, ms) => watchScreenLock(locked, ms, env));
});

afterEach(async () => {
  if (reason !== null) return;
  await secrets.clear();
  await desktop.close();
});

const signal = (path: string, name: string, ...content: string[]): void => {
  spawnSync('dbus-send', ['--session', '--type=signal', path, name, ...content], { env });
};

/**
 * Sends a signal until a listener of the test has heard it. That one starts when Latchkey's listeners run already,
 * so by then they have heard it too. It has another name, to be told from them.
 */
async function untilHeard(path: string, name: string, ...content: string[]): Promise<void> {
  const listener = spawn('dbus-monitor', ['--session'], { env, argv0: 'test-listener' });
  let heard = '';
  listener.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));
  const member = `member=${name.split('.').at(-1) ?? ''}`;
  await expect
    .poll(() => {
      signal(path, name, ...content);
      return heard;
    })
    .toContain(member);
  await end(listener);
}

/** Processes that listen on this bus. */
const listening = (): number =>
  readdirSync('/proc').filter((id) => {
    try {
      const isMonitor = readFileSync(`/proc/${id}/cmdline`, 'utf8').startsWith('dbus-monitor');
      const its = readFileSync(`/proc/${id}/environ`, 'utf8');
      return isMonitor && its.includes(env['DBUS_SESSION_BUS_ADDRESS'] ?? '?');
    } catch {
      // No process, one that ended, or somebody else's.
      return false;
    }
  }).length;

const LONG = 30_000;

describe.skipIf(reason !== null)('a copied secret', () => {
  it.each([
    ['GNOME', '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver.ActiveChanged', 'boolean:true'],
    ['KDE', '/ScreenSaver', 'org.freedesktop.ScreenSaver.ActiveChanged', 'boolean:true'],
    ['logind', '/org/freedesktop/login1/session/_32', 'org.freedesktop.login1.Session.Lock'],
  ])('is cleared when %s locks the screen', async (_who, path, name, ...content) => {
    await secrets.copy(SECRET, LONG);
    await expect.poll(listening).toBe(2);
    await expect
      .poll(() => {
        signal(path, name, ...content);
        return text;
      })
      .toBe('');
    // Nobody listens for longer than there is something to clear.
    await expect.poll(listening).toBe(0);
  });

  it.each([
    ['is unlocked', '/ScreenSaver', 'org.freedesktop.ScreenSaver.ActiveChanged', 'boolean:false'],
    ['is somebody else’s word', '/a', 'org.example.Thing.ActiveChanged', 'boolean:true'],
    ['is unlocked by logind', '/s', 'org.freedesktop.login1.Session.Unlock'],
  ])('stays when it %s', async (_what, path, name, ...content) => {
    await secrets.copy(SECRET, LONG);
    await expect.poll(listening).toBe(2);
    await untilHeard(path, name, ...content);
    expect(text).toBe(SECRET);
    signal('/ScreenSaver', 'org.freedesktop.ScreenSaver.ActiveChanged', 'boolean:true');
    await expect.poll(() => text).toBe('');
  });

  it('is cleared after its time, and the screen lock is then no longer watched', async () => {
    await secrets.copy(SECRET, 500);
    await expect.poll(() => text).toBe('');
    await expect.poll(listening).toBe(0);
  });

  it('is copied even when the screen lock cannot be watched', async () => {
    env = { PATH: '/nonexistent' };
    await secrets.copy(SECRET, 300);
    expect(text).toBe(SECRET);
    await expect.poll(() => text).toBe('');
  });
});
