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

it('on Linux a portal that takes no path is passed over', () => {
  expect(switchesOn('linux')).toEqual(['xdg-portal-required-version=4']);
});

it('on Linux a version that was asked for at the start stays', () => {
  expect(switchesOn('linux', ['xdg-portal-required-version'])).toEqual([]);
});

it.each(['darwin', 'win32'] as const)('on %s there is no portal', (platform) => {
  expect(switchesOn(platform)).toEqual([]);
});
