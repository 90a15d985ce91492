/** What is there can be reached: in a window as narrow as 400 % makes it, under what sticks, and without motion. */
import type { ElectronApplication, Page } from '@playwright/test';
import { dialogs, panels, views, walk } from './support/places';
import { settled } from './support/screen';
import { expect, test } from './support/test';

/** 1280 pixels at 400 % are 320 (WCAG 1.4.10). */
const SIZE = { width: 1280, height: 1024 };
const ZOOM = 4;
const WIDTH = SIZE.width / ZOOM;
const TABS = 40;

const zoomTo = (app: ElectronApplication, factor: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted);
  }, factor);

/** What stands out of the window to a side, so that it could be read only by scrolling in two directions. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // A table may be wider: it scrolls by itself.
    const scrolls = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if (overflowX === 'auto' || overflowX === 'scroll') return true;
      }
      return false;
    };
    const controls = document.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, h1, h2',
    );
    const out = [...controls].filter((control) => {
      const { left, right, width } = control.getBoundingClientRect();
      const drawn = width > 1 && control.checkVisibility({ checkOpacity: true });
      return drawn && (right > window.innerWidth + 1 || left < -1) && !scrolls(control);
    });
    const page = document.documentElement;
    return [
      ...(page.scrollWidth > window.innerWidth
        ? [`the page is ${String(page.scrollWidth)} wide`]
        : []),
      ...out.map((control) => control.getAttribute('aria-label') ?? control.innerText),
    ];
  });

test('at 400 % every view, dialog and panel fits 320 pixels without scrolling to a side', async ({
  unopenedDesk,
  open,
}) => {
  test.setTimeout(900_000);
  const shown = await open(unopenedDesk, { size: SIZE });
  const { app, page } = shown;
  await settled(page);
  await zoomTo(app, ZOOM);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(WIDTH);
  for (const places of [dialogs, panels, views]) {
    await walk(shown, places, async ({ name }) => {
      expect(await cutOff(page), name).toEqual([]);
    });
  }
});

/** Whether the middle of what has the focus is under something else; null: nothing has it. */
const coveredFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return null;
    const { left, top, width, height } = focused.getBoundingClientRect();
    // What is drawn for readers alone has no place.
    if (width <= 1 || height <= 1) return null;
    const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    const label = focused.closest('label') ?? focused.parentElement;
    if (at !== null && (focused.contains(at) || label?.contains(at) === true)) return null;
    const name = focused.getAttribute('aria-label') ?? focused.innerText;
    return `${name || focused.tagName} is under ${at?.className ?? 'the edge of the window'}`;
  });

test('what has the focus is never under a part that sticks, in a small window', async ({
  unopenedDesk,
  open,
}) => {
  test.setTimeout(900_000);
  const shown = await open(unopenedDesk, { size: { width: 1024, height: 600 } });
  const { page } = shown;
  await settled(page);
  for (const places of [dialogs, views]) {
    await walk(shown, places, async ({ name }) => {
      for (let tab = 0; tab < TABS; tab += 1) {
        await page.keyboard.press('Tab');
        expect(await coveredFocus(page), `${name}, Tab ${tab + 1}`).toBeNull();
      }
    });
  }
});

test('a system that asks for less motion gets none: nothing moves when a view, a dialog or a panel opens', async ({
  filledDesk,
  open,
}) => {
  test.setTimeout(900_000);
  const shown = await open(filledDesk);
  const { page } = shown;
  await settled(page);
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    for (const event of ['transitionrun', 'animationstart'] as const) {
      window.addEventListener(event, ({ target }) => {
        for (const { effect } of (target as Element).getAnimations()) {
          const timing = effect?.getComputedTiming();
          if (Number(timing?.duration ?? 0) > 1) moved.push((target as Element).className);
        }
      });
    }
  });
  const moved = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { moved: string[] }).moved);
  for (const places of [dialogs, panels, views]) {
    await walk(shown, places, async ({ name }) => {
      expect(await moved(), name).toEqual([]);
    });
  }
  // With motion there is some, so that the listener is known to hear it.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.keyboard.press('Control+n');
  await expect.poll(moved).not.toEqual([]);
});
