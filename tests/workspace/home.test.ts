import { chmodSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/contract';
import { absoluteUserFolder, homeFolder } from '../../src/main/home-folder';
import { makeHomeFolder } from '../../src/main/prepare-home';
import { NO_POSIX_MODES, notOnWindows } from '../support/not-on-windows';
import { temporaryFolder } from '../support/temporary-folder';

const noModes = notOnWindows('modes of the data folder in tests/workspace', NO_POSIX_MODES);

describe('homeFolder', () => {
  it('is LATCHKEY_HOME as an absolute path', () => {
    expect(homeFolder({ LATCHKEY_HOME: '/data/latchkey' }, 'linux')).toBe(
      resolve('/data/latchkey'),
    );
    expect(homeFolder({ LATCHKEY_HOME: 'here' }, 'linux')).toBe(join(process.cwd(), 'here'));
  });

  it.each([
    ['linux', { LATCHKEY_HOME: '' }, '/home/me/.config/Latchkey'],
    ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/Latchkey'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/me/.config/Latchkey'],
    ['linux', { XDG_CONFIG_HOME: 'here' }, '/home/me/.config/Latchkey'],
    ['darwin', {}, '/home/me/Library/Application Support/Latchkey'],
    ['win32', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\Latchkey'],
    ['win32', { APPDATA: '' }, 'C:\\me\\AppData\\Roaming\\Latchkey'],
    ['win32', {}, 'C:\\me\\AppData\\Roaming\\Latchkey'],
  ] as const)('is the usual folder of %s otherwise: with %j, %s', (platform, env, folder) => {
    const userFolder = platform === 'win32' ? 'C:\\me' : '/home/me';
    expect(homeFolder(env, platform, userFolder)).toBe(folder);
  });
});

describe('absoluteUserFolder', () => {
  it('is HOME if that is absolute', () => {
    expect(absoluteUserFolder(resolve('/home/me'), () => 'recorded')).toBe(resolve('/home/me'));
  });

  it.each(['', 'here', './here'])('is the recorded folder if HOME is %j', (home) => {
    expect(absoluteUserFolder(home, () => '/home/recorded')).toBe('/home/recorded');
  });
});

describe('makeHomeFolder', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder('home');
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
  });

  it.skipIf(noModes)('creates a folder that only its owner may open', () => {
    const home = join(folder, 'a', 'b');
    makeHomeFolder(home);
    expect(statSync(home).mode & 0o777).toBe(0o700);
  });

  it('says which folder cannot be created', () => {
    // A file of this name stops root too. A missing permission would not.
    const inTheWay = join(process.cwd(), 'package.json', 'home');
    const make = (): void => {
      makeHomeFolder(inTheWay);
    };
    expect(make).toThrow(ProblemError);
    expect(make).toThrow(inTheWay);
  });
});
