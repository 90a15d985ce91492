import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoginSwitch, type LoginSwitchOptions } from '../../src/main/desktop/start-at-login';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('login');
});

const items = {
  getLoginItemSettings: vi.fn(() => ({ openAtLogin: true })),
  setLoginItemSettings: vi.fn(),
};
const file = (): string => join(folder, 'autostart', 'latchkey.desktop');
const made = (more: Partial<LoginSwitchOptions> = {}) =>
  createLoginSwitch({
    packaged: true,
    platform: 'linux',
    env: { XDG_CONFIG_HOME: folder },
    program: '/usr/lib/latchkey/latchkey-desktop',
    items,
    ...more,
  });

describe('start at login', () => {
  it('is off until the user turns it on', () => {
    expect(made().get()).toEqual({ on: false, why: null });
    expect(existsSync(file())).toBe(false);
  });

  it('is a file that every Linux desktop reads, and is removed without a trace', () => {
    expect(made().set(true)).toEqual({ on: true, why: null });
    const text = readFileSync(file(), 'utf8');
    expect(text).toContain('\nExec="/usr/lib/latchkey/latchkey-desktop" --hidden\n');
    expect(text).toContain('\nTryExec=/usr/lib/latchkey/latchkey-desktop\n');
    expect(made().set(false)).toEqual({ on: false, why: null });
    expect(existsSync(file())).toBe(false);
  });

  it('is off when the desktop turned it off with a line in the file', () => {
    made().set(true);
    writeFileSync(file(), `${readFileSync(file(), 'utf8')}X-GNOME-Autostart-enabled=false\n`);
    expect(made().get().on).toBe(false);
  });

  it('starts the AppImage itself, not its unpacked content', () => {
    const env = { XDG_CONFIG_HOME: folder, APPIMAGE: '/home/me/50% "off"/Latchkey.AppImage' };
    made({ env }).set(true);
    expect(readFileSync(file(), 'utf8')).toContain(
      'Exec="/home/me/50%% \\\\"off\\\\"/Latchkey.AppImage" --hidden',
    );
  });

  it.each(['darwin', 'win32'] as const)('is a login item on %s', (platform) => {
    expect(made({ platform }).set(true)).toEqual({ on: true, why: null });
    expect(items.setLoginItemSettings).toHaveBeenLastCalledWith({
      openAtLogin: true,
      args: ['--hidden'],
    });
  });

  it.each(['linux', 'darwin', 'win32'] as const)(
    'is not available to a program that runs from its source on %s',
    (platform) => {
      const from = made({ platform, packaged: false });
      expect(from.get()).toMatchObject({
        on: false,
        why: expect.stringContaining('source') as string,
      });
      expect(() => from.set(true)).toThrow('installed');
      expect(existsSync(file())).toBe(false);
    },
  );

  it('names the file that cannot be written', () => {
    writeFileSync(join(folder, 'autostart'), 'in the way');
    expect(() => made().set(true)).toThrow(file());
  });
});
