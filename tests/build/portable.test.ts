/** What the scripts do on another system than the one that these tests run on. */
import { describe, expect, it } from 'vitest';
import { scripts } from '../../package.json';
import { hasDisplay, sandboxArgs } from '../../build/lib/environment';
import { isSuperuser } from '../../build/lib/superuser';
import { which } from '../../build/lib/which';
import { feedFileName } from '../../build/package/update-feed';

describe('a program', () => {
  const machine = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, file: string) => ({
    platform,
    env,
    runs: (each: string) => each === file,
  });

  it('is found in the folders of the PATH, in their order', () => {
    const asked: string[] = [];
    const runs = (file: string): boolean => asked.push(file) > 10;
    expect(which('npm', { platform: 'linux', env: { PATH: '/b:/a' }, runs })).toBeNull();
    expect(asked).toEqual(['/b/npm', '/a/npm', '/usr/sbin/npm', '/sbin/npm']);
  });

  it('is found on Windows by its extensions, in whatever case PATH is written', () => {
    const env = { Path: 'C:\\one;C:\\two', PATHEXT: '.COM;.EXE' };
    const file = 'C:\\two\\git.exe';
    expect(which('git', machine('win32', env, file))).toBe(file);
    expect(which('git', machine('win32', env, 'C:\\two\\git'))).toBeNull();
  });

  it('is not found without a PATH', () => {
    expect(which('git', machine('win32', {}, 'git.exe.x'))).toBeNull();
    expect(which('git', machine('darwin', {}, '/opt/git'))).toBeNull();
  });
});

describe("Chromium's sandbox", () => {
  it.each([
    ['linux', true, ['--no-sandbox']],
    ['linux', false, []],
    ['darwin', true, []],
    ['win32', false, []],
  ] as const)('on %s, with the superuser %s: %j', (platform, superuser, args) => {
    expect(sandboxArgs(platform, superuser)).toEqual(args);
  });

  it('stays on when users have no numeric ids', () => {
    expect(isSuperuser(() => 0)).toBe(true);
    expect(isSuperuser(() => 1000)).toBe(false);
    // `undefined` would take that of this system.
    expect(isSuperuser(() => Number.NaN)).toBe(false);
  });
});

it.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('a window can be shown on %s with %j: %s', (platform, env, shown) => {
  expect(hasDisplay(platform, env)).toBe(shown);
});

it.each([
  ['linux', 'x64', 'latest-linux.yml'],
  ['linux', 'arm64', 'latest-linux-arm64.yml'],
  ['darwin', 'arm64', 'latest-mac.yml'],
  ['win32', 'x64', 'latest.yml'],
] as const)('updates of %s %s are listed in %s', (platform, arch, name) => {
  expect(feedFileName(platform, arch)).toBe(name);
});

it('npm scripts are written so that every shell reads them alike', () => {
  const strange = Object.entries(scripts).filter(
    ([, script]) => !/^[\w./:-]+(?: (?:&& )?[\w./:-]+)*$/u.test(script),
  );
  expect(strange).toEqual([]);
});
