/** Gives the window another size, and waits until the page has it. */
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { setContentSize } from '../../harness/window';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Asks again: a busy display can lose the request, and then no event tells. Without zoom. */
export async function resizeWindow(
  app: ElectronApplication,
  page: Page,
  { width, height }: Size,
): Promise<void> {
  let asked = 0;
  const ask = async (): Promise<readonly number[]> => {
    // Electron sends no request for the size that it believes the window has.
    if (asked > 0) await setContentSize(app, { width, height: height + 1 });
    asked += 1;
    await setContentSize(app, { width, height });
    return page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      return [window.innerWidth, window.innerHeight];
    });
  };
  await expect.poll(ask, { intervals: [100, 1_000, 3_000, 5_000] }).toEqual([width, height]);
}
