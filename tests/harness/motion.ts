/** Waits for what moves on a page, so that a picture or a judgement of colours is not made half way. */
import type { Page } from '@playwright/test';

/** In the page: no animation or transition is running, save those that never end, such as a spinner. */
const STILL = `document.getAnimations().every(({ playState, effect }) =>
  playState !== 'running' || effect?.getComputedTiming().iterations === Infinity)`;

export async function motionEnded(page: Page): Promise<void> {
  await page.waitForFunction(STILL);
}
