/** Where a copied secret can be taken out of the clipboard again, and who may keep a copy. */
import { describe, expect, it } from 'vitest';
import { clipboardLimits } from '../../src/main/desktop/clipboard-limits';
import {
  clipboardNote,
  copiedSentence,
  mustAskBeforeCopying,
} from '../../src/renderer/features/detail/clipboard-labels';

const wayland = { WAYLAND_DISPLAY: 'wayland-0' };

describe('a copied secret', () => {
  it.each([
    ['linux', {}, '', true, 'linuxManager'],
    ['linux', { WAYLAND_DISPLAY: '' }, '', true, 'linuxManager'],
    ['linux', { WAYLAND_DISPLAY: '' }, 'x11', true, 'linuxManager'],
    ['linux', wayland, '', false, 'linuxManager'],
    // A window of XWayland shares the clipboard of the compositor.
    ['linux', wayland, 'x11', false, 'linuxManager'],
    ['linux', {}, 'wayland', false, 'linuxManager'],
    ['freebsd', wayland, '', false, 'linuxManager'],
    ['win32', wayland, '', true, 'windowsHistory'],
    ['darwin', wayland, '', true, 'macManager'],
  ] as const)(
    'on %s with %o and the window platform "%s" can be cleared: %s, kept by %s',
    (platform, env, ozonePlatform, canClear, keptBy) => {
      expect(clipboardLimits({ platform, env, ozonePlatform })).toEqual({ canClear, keptBy });
    },
  );

  it('is never said to be cleared where it cannot be', () => {
    const limits = { canClear: false, keptBy: 'linuxManager' } as const;
    expect(mustAskBeforeCopying(limits)).toBe(true);
    expect(clipboardNote(limits)).not.toContain('clears');
    expect(copiedSentence(limits, 9)).toContain('tries to clear');
  });

  it('is copied only after a question while nothing is known', () => {
    expect(mustAskBeforeCopying(null)).toBe(true);
    expect(mustAskBeforeCopying({ canClear: true, keptBy: 'windowsHistory' })).toBe(false);
  });

  it('is said to be kept by the history that each system has', () => {
    expect(clipboardNote({ canClear: true, keptBy: 'windowsHistory' })).toContain('Win+V');
    expect(clipboardNote({ canClear: true, keptBy: 'macManager' })).toContain('macOS');
    expect(clipboardNote({ canClear: true, keptBy: 'linuxManager' })).toContain('Klipper');
  });
});
