/** A save dialog opens where the last file went, also on desktops whose portal cannot be told. */
import { expect, it } from 'vitest';
import { wantPortalWithPath } from '../../src/main/desktop/save-dialog';

const switchesOn = (platform: NodeJS.Platform, given: readonly string[] = []): string[] => {
  const appended: string[] = [];
  wantPortalWithPath(
    {
      hasSwitch: (name) => given.includes(name),
      appendSwitch: (name, value) => void appended.push(`${name}=${value ?? ''}`),
    },
    platform,
  );
  return appended;
};

it('a portal on Linux that accepts no path is avoided', () => {
  expect(switchesOn('linux')).toEqual(['xdg-portal-required-version=4']);
});

it('a portal version that was requested at the start is kept on Linux', () => {
  expect(switchesOn('linux', ['xdg-portal-required-version'])).toEqual([]);
});

it.each(['darwin', 'win32'] as const)('no portal is used on %s', (platform) => {
  expect(switchesOn(platform)).toEqual([]);
});
