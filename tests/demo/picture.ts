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
  /** Where a first instance is to be found. */
  readonly instance: { readonly origin: string; readonly token: string };
  /** Where pictures and files go. */
  readonly folder: string;
  /** Takes Domo out of reach, for the last part. */
  readonly goOffline: () => Promise<void>;
  readonly say: (line: string) => void;
}

/** Rows are there, and nothing is being asked. */
export async function settle(page: Page): Promise<void> {
  await page.locator('[role="grid"][aria-busy="false"] [data-row]').first().waitFor();
}

export async function picture(
  page: Page,
  { folder, say }: Pick<Tour, 'folder' | 'say'>,
  name: string,
): Promise<void> {
  const path = join(folder, `${name}.png`);
  await motionEnded(page);
  await page.screenshot({ path });
  say(`  ${path}`);
}
