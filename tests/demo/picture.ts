/** What every part of the tour does. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StandIn } from '../domo';
import type { Desk } from '../harness/desk';
import { motionEnded } from '../harness/motion';
import { applicationOf } from '../harness/window';
import { contentSizeOf, lightAndDark, showAs, type Appearance } from './appearance';

export interface Tour {
  readonly desk: Desk;
  /** An empty desk, for the first start. */
  readonly emptyDesk: Desk;
  /** A desk without a keychain. */
  readonly bareDesk: Desk;
  /** The address and token of a first instance. */
  readonly instance: { readonly origin: string; readonly token: string };
  /** Whose data and faults make what a good day does not show. */
  readonly instances: StandIn<'development' | 'staging' | 'production'>['instances'];
  /** The folder for pictures and files. */
  readonly folder: string;
  /** Takes Domo out of reach, for the last part. */
  readonly goOffline: () => Promise<void>;
  readonly say: (line: string) => void;
  /** How each view is taken. */
  readonly appearances: readonly Appearance[];
}

/** Where pictures go, who hears of them, and how each view is taken. */
export type PictureFolder = Pick<Tour, 'folder' | 'say'> & Partial<Pick<Tour, 'appearances'>>;

/** Rows are there, and nothing is being asked. */
export async function settle(page: Page): Promise<void> {
  await page.locator('[role="grid"][aria-busy="false"] [data-row]').first().waitFor();
}

export async function picture(
  page: Page,
  { folder, say }: PictureFolder,
  name: string,
): Promise<void> {
  const path = join(folder, `${name}.png`);
  await motionEnded(page);
  await page.evaluate(PAINTED);
  writeFileSync(path, Buffer.from(await paintedPage(page), 'base64'));
  say(`  ${path}`);
}

/**
 * A PNG in base64. Not Playwright's picture of the page, which shows a part only where the window is zoomed. A large
 * window is painted in parts, so a picture counts when the next one is the same; what moves for ever never is.
 */
const paintedPage = (page: Page): Promise<string> =>
  applicationOf(page).evaluate(async ({ BrowserWindow }) => {
    let before = '';
    for (let turn = 0; turn < 5; turn += 1) {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      const now = image?.toPNG().toString('base64') ?? '';
      if (now === before) break;
      before = now;
    }
    return before;
  });

/** In the page: resolves when what is shown now has been painted. */
const PAINTED =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))';

/** The view that is shown, once for each appearance: `name-light`, `name-dark`. Leaves the window as it was. */
export async function pictures(page: Page, target: PictureFolder, name: string): Promise<void> {
  const { appearances = lightAndDark } = target;
  const before = await contentSizeOf(page);
  for (const appearance of appearances) {
    await showAs(page, appearance);
    await picture(page, target, `${name}-${appearance.name}`);
  }
  await showAs(page, { name: 'before', colours: 'light', window: { ...before, zoom: 1 } });
}
