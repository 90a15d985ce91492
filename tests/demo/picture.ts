/** What every part of the tour does. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Desk } from '../harness/desk';
import { motionEnded } from '../harness/motion';

export interface Tour {
  readonly desk: Desk;
  /** An empty desk, for the first start. */
  readonly emptyDesk: Desk;
  /** A desk without a keychain. */
  readonly bareDesk: Desk;
  /** The address and token of a first instance. */
  readonly instance: { readonly origin: string; readonly token: string };
  /** The folder for pictures and files. */
  readonly folder: string;
  /** Takes Domo out of reach, for the last part. */
  readonly goOffline: () => Promise<void>;
  readonly say: (line: string) => void;
}

/** Where pictures go, and who hears of them. */
export type PictureFolder = Pick<Tour, 'folder' | 'say'>;

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
  await page.screenshot({ path });
  say(`  ${path}`);
}

/** The view that is shown, in light and in dark: `name-light` and `name-dark`. Leaves the page light. */
export async function pictures(page: Page, target: PictureFolder, name: string): Promise<void> {
  await picture(page, target, `${name}-light`);
  await setScheme(page, 'dark');
  await picture(page, target, `${name}-dark`);
  await setScheme(page, 'light');
}

async function setScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
}
