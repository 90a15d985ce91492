/** Drives the window of a drivable package through Chromium's own port (decision 059): inspecting is switched off in it. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { until } from './until';

/** Waits for the window, until it can be used. */
export async function attach(port: number): Promise<{ browser: Browser; page: Page }> {
  const browser = await until('the port of the window', () => connect(port));
  const page = await until('the page', () => Promise.resolve(browser.contexts()[0]?.pages()[0]));
  await page.locator('html[data-usable="true"]').waitFor({ state: 'attached' });
  return { browser, page };
}

/** Electron refuses what Playwright sets in a browser by default. */
const connect = (port: number): Promise<Browser | null> =>
  chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true }).catch(() => null);
