/** What is there can be reached: in a window as narrow as 400 % makes it, under what sticks, and without motion. */
import type { ElectronApplication, Page } from '@playwright/test';
import { leaveDialog } from '../harness/leave-dialog';
import { resizeWindow } from './support/resize-window';
import { dialogs, panels, views, walk } from './support/places';
import { dialog, settled } from './support/screen';
import { expect, test } from './support/test';

/** 1280 pixels at 400 % are 320 (WCAG 1.4.10). */
const SIZE = { width: 1280, height: 1024 };
const ZOOM = 4;
const WIDTH = SIZE.width / ZOOM;
/** A list of many rows is not gone through to its end. */
const MOST_TABS = 40;

const zoomTo = (app: ElectronApplication, factor: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted);
  }, factor);

/**
 * What could be read only by scrolling to a side: what stands out of the window, and what is wider than the part that it
 * scrolls in. Tables, whose cells mean something by their column, may be wider (WCAG 1.4.10).
 */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      element.checkVisibility({ checkOpacity: true, visibilityProperty: true }),
    );
    const tables = 'table, [role="grid"], [role="table"]';
    const nameOf = (element: HTMLElement): string =>
      `${element.tagName} ${element.className}: ${element.getAttribute('aria-label') ?? element.innerText.slice(0, 60)}`;
    const wide = seen.filter((element) => {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      const holdsTable = element.matches(tables) || element.querySelector(tables) !== null;
      return scrolls && !holdsTable && element.scrollWidth > element.clientWidth + 1;
    });
    const out = seen.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      // What is drawn for readers alone has no width.
      if (width <= 1 || element.closest(tables) !== null) return false;
      return element.matches(
        'button, a, input, select, textarea, label, p, h1, h2, h3, dt, dd, [role]',
      )
        ? right > window.innerWidth + 1 || left < -1
        : false;
    });
    return [...wide, ...out].map(nameOf);
  });

test('at 400 % every view, dialog and panel fits 320 pixels without scrolling to a side', async ({
  unopenedDesk,
  open,
}) => {
  test.slow();
  const shown = await open(unopenedDesk, { size: SIZE });
  const { app, page } = shown;
  await settled(page);
  await zoomTo(app, ZOOM);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(WIDTH);
  for (const places of [dialogs, panels, views]) {
    await walk(shown, places, async ({ name, ready }) => {
      expect.soft(await cutOff(page), name).toEqual([]);
      if (places === panels) await expect.soft(ready(page), name).toBeInViewport();
    });
  }
});

/**
 * Goes on to what has the focus next.
 * @returns what it is under; null: it is seen, or nothing has the focus. `again`: it had it before, all were gone through.
 */
async function tab(page: Page): Promise<{ covered: string | null; again: boolean }> {
  await page.keyboard.press('Tab');
  return page.evaluate(async () => {
    // What gets the focus is scrolled to before the next frame.
    await new Promise(requestAnimationFrame);
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return { covered: null, again: false };
    const again = focused.dataset['focusedBefore'] !== undefined;
    focused.dataset['focusedBefore'] = '';
    const { left, top, width, height } = focused.getBoundingClientRect();
    // What is drawn for readers alone has no place.
    if (focused === document.body || width <= 1 || height <= 1) return { covered: null, again };
    const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    const drawn = focused.closest('label') ?? focused.parentElement;
    if (at !== null && (focused.contains(at) || drawn?.contains(at) === true))
      return { covered: null, again };
    const name = focused.getAttribute('aria-label') ?? focused.innerText;
    const above = at?.className ?? 'the edge of the window';
    return { covered: `${name || focused.tagName} is under ${above}`, again };
  });
}

test('what has the focus is never under a part that sticks, in a small window', async ({
  readDesk,
  open,
}) => {
  test.slow();
  const shown = await open(readDesk);
  const { app, page } = shown;
  await settled(page);
  await resizeWindow(app, page, { width: 1024, height: 600 });
  for (const places of [dialogs, views]) {
    await walk(shown, places, async ({ name }) => {
      await page.evaluate(() => {
        for (const each of document.querySelectorAll<HTMLElement>('[data-focused-before]'))
          delete each.dataset['focusedBefore'];
      });
      for (let tabs = 1; tabs <= MOST_TABS; tabs += 1) {
        const { covered, again } = await tab(page);
        expect.soft(covered, `${name}, Tab ${tabs}`).toBeNull();
        if (again) break;
      }
      // A field that shows its choices when it gets the focus takes the first Escape.
      const choices = page.getByRole('listbox');
      if ((await choices.count()) === 0) return;
      await page.keyboard.press('Escape');
      await expect(choices).toHaveCount(0);
    });
  }
});

test('a system that asks for less motion gets none: nothing moves when a view, a dialog or a panel opens', async ({
  filledDesk,
  open,
}) => {
  test.slow();
  const shown = await open(filledDesk);
  const { page } = shown;
  await settled(page);
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    // By the style: on a busy machine a short motion is over before its beginning is told.
    const takesTime = (durations: string): boolean =>
      durations.split(',').some((duration) => Number.parseFloat(duration) > 0.001);
    for (const event of ['transitionrun', 'animationstart'] as const) {
      window.addEventListener(event, ({ target }) => {
        const { transitionDuration, animationDuration } = getComputedStyle(target as Element);
        if (takesTime(event === 'transitionrun' ? transitionDuration : animationDuration))
          moved.push((target as Element).className);
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
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+n');
      await dialog(page).waitFor();
      await leaveDialog(page);
      return moved();
    })
    .not.toEqual([]);
});
