import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Shortcuts from '../../src/renderer/app/menu-and-shortcuts';
import type * as View from '../../src/renderer/state/view';
import type * as Rail from '../../src/renderer/state/rail';
import type * as Dialogs from '../../src/renderer/state/dialogs';

/** As much of an element as is asked: whether it, or what it lies in, is one that is typed into. */
class FakeElement {
  constructor(private readonly typedInto: boolean) {}
  closest(): FakeElement | null {
    return this.typedInto ? this : null;
  }
}

let hear: (event: unknown) => void;
let narrow = false;
let view: typeof View;
let dialogs: typeof Dialogs;
let rail: typeof Rail;

async function onPlatform(platform: string): Promise<void> {
  vi.resetModules();
  vi.stubGlobal('Element', FakeElement);
  vi.stubGlobal('navigator', { platform });
  vi.stubGlobal('window', {
    addEventListener: (_: string, listener: typeof hear) => {
      hear = listener;
    },
    matchMedia: () => ({ matches: narrow }),
  });
  view = await import('../../src/renderer/state/view');
  rail = await import('../../src/renderer/state/rail');
  dialogs = await import('../../src/renderer/state/dialogs');
  const shortcuts: typeof Shortcuts = await import('../../src/renderer/app/menu-and-shortcuts');
  shortcuts.listenForShortcuts();
}

/** Presses a key with Ctrl; true when the page took it. */
function press(key: string, more: Record<string, unknown> = {}): boolean {
  const preventDefault = vi.fn();
  const none = { altKey: false, shiftKey: false, metaKey: false, ctrlKey: true };
  hear({ key, code: '', target: new FakeElement(false), preventDefault, ...none, ...more });
  return preventDefault.mock.calls.length > 0;
}

beforeEach(() => onPlatform('Linux x86_64'));
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a keyboard shortcut of the window', () => {
  it('with a digit works on keyboards that type digits with Shift', () => {
    view.selectInstance('p1');
    expect(press('à', { code: 'Digit0' })).toBe(true);
    expect(view.useView.getState().selected).toBeNull();
  });

  it('folds the rail with B, and makes the shown instance a favourite with D', () => {
    expect(press('d')).toBe(false);
    view.selectInstance('p1');
    expect(press('d')).toBe(true);
    expect(press('b')).toBe(true);
    expect(rail.useRail.getState()).toMatchObject({ favourites: ['p1'], collapsed: true });
    press('d');
    press('B');
    expect(rail.useRail.getState()).toMatchObject({ favourites: [], collapsed: false });
  });

  it('opens the rail with B in a narrow window, and leaves that of a wide one as it is', () => {
    narrow = true;
    press('b');
    expect(rail.useRail.getState()).toMatchObject({ openedInNarrowWindow: true, collapsed: false });
    narrow = false;
  });

  it('leaves Ctrl to text fields on a Mac, and works there with Cmd', async () => {
    const typed = { target: new FakeElement(true) };
    expect(press('n', typed)).toBe(true);
    await onPlatform('MacIntel');
    expect(press('n', typed)).toBe(false);
    expect(dialogs.useDialogs.getState().dialog).toBeNull();
    expect(press('n', { ...typed, ctrlKey: false, metaKey: true })).toBe(true);
    expect(dialogs.useDialogs.getState().dialog).toEqual({ name: 'add' });
    dialogs.closeDialog();
    expect(press('n')).toBe(true);
  });
});
