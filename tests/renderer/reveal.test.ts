import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountKey } from '../../src/contract';
import type * as Reveal from '../../src/renderer/state/revealed-secret';
import type * as View from '../../src/renderer/state/view';

const SECRET = 'canary-looked-at';
const key: AccountKey = { profileId: 'p1', kind: 'account', id: 7 };

/** The page's globals, as far as revealing knows them. */
class Page extends EventTarget {
  hidden = false;
  readonly call = vi.fn();
  readonly latchkey = { call: this.call, cancel: () => undefined, subscribe: () => undefined };
  readonly setTimeout = (run: () => void, ms: number) => setTimeout(run, ms);
  readonly clearTimeout = (timer: NodeJS.Timeout | undefined): void => {
    clearTimeout(timer);
  };
}

let page: Page;
let reveal: typeof Reveal;
let view: typeof View;

/** Main's answer: half a minute on the screen. */
const answers = (value: string | null = SECRET): unknown => ({
  ok: true,
  value: { value, until: Date.now() + 30_000 },
});
const state = () => reveal.useRevealedSecret.getState();

beforeEach(async () => {
  vi.useFakeTimers();
  // Each test has a page of its own: who listens to the one before hears nothing of it.
  vi.resetModules();
  page = new Page();
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', page);
  page.call.mockImplementation(() => Promise.resolve(answers()));
  reveal = await import('../../src/renderer/state/revealed-secret');
  view = await import('../../src/renderer/state/view');
  reveal.hideSecretWhenUnseen();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a revealed value', () => {
  it('is hidden after the half minute that the main process set, and not before', async () => {
    await reveal.revealField(key, 'password');
    await vi.advanceTimersByTimeAsync(29_999);
    expect(state().shown?.value).toBe(SECRET);
    await vi.advanceTimersByTimeAsync(1);
    expect(state().shown).toBeNull();
  });

  it('has its own time limit, even if another value was shown before it', async () => {
    await reveal.revealField(key, 'password');
    await vi.advanceTimersByTimeAsync(20_000);
    await reveal.revealField(key, 'token');
    await vi.advanceTimersByTimeAsync(29_999);
    expect(state().shown?.field).toBe('token');
    await vi.advanceTimersByTimeAsync(1);
    expect(state().shown).toBeNull();
  });

  const leaving: Record<string, () => void> = {
    'the window is left': () => page.dispatchEvent(new Event('blur')),
    'the window is hidden': () => {
      page.hidden = true;
      page.dispatchEvent(new Event('visibilitychange'));
    },
    'another account is opened': () => {
      view.openAccount({ ...key, id: 8 });
    },
    'the activity is looked at': () => {
      view.showView('activity');
    },
    'another instance is chosen': () => {
      view.selectInstance('p2');
    },
  };

  it.each(Object.keys(leaving))('is hidden when %s', async (what) => {
    view.openAccount(key);
    await reveal.revealField(key, 'password');
    leaving[what]?.();
    expect(JSON.stringify(state())).not.toContain(SECRET);
  });

  it.each(Object.keys(leaving))('is dropped when it arrives after %s', async (what) => {
    view.openAccount(key);
    let answer: (value: unknown) => void = () => undefined;
    page.call.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const asked = reveal.revealField(key, 'password');
    leaving[what]?.();
    answer(answers());
    await asked;
    expect(state()).toMatchObject({ shown: null, busy: null });
  });

  it('stays visible while the filters change', async () => {
    await reveal.revealField(key, 'password');
    view.setTextFilter('snow');
    expect(state().shown?.value).toBe(SECRET);
  });
});

describe('a copied value', () => {
  it('is reported as copied to the clipboard, and never reaches the page', async () => {
    page.call.mockImplementation(() => Promise.resolve(answers(null)));
    await reveal.copyField(key, 'password');
    expect(page.call).toHaveBeenCalledWith(
      expect.objectContaining({ request: { ...key, field: 'password', to: 'clipboard' } }),
    );
    expect(state().copied?.field).toBe('password');
    page.dispatchEvent(new Event('blur'));
    // It still lies there: copied is for another window.
    expect(state().copied?.field).toBe('password');
    view.openAccount({ ...key, id: 8 });
    expect(state().copied).toBeNull();
  });
});
