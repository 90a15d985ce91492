/** Goes through the main views of a filled Latchkey and takes a picture of each. */
import { copyFileSync, mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { openWindow, setContentSize, type OpenWindow } from '../harness/window';
import { comparing, times } from './comparing';
import { dialogs } from './dialogs';
import { fleet } from './fleet';
import { forms } from './forms';
import { keys } from './keys';
import { lock } from './lock';
import { pictures, settle, type Tour } from './picture';
import { leaveDialog } from '../harness/leave-dialog';
import { notKnown } from './not-known';
import { stores } from './stores';

const size = { width: 1440, height: 900 };

/** Every main view, light and dark. Fails when a view does not come. */
export async function takeTour(tour: Tour): Promise<void> {
  mkdirSync(tour.folder, { recursive: true });
  // Each has a desk of its own.
  await Promise.all([firstStart(tour), withoutKeychain(tour), mainViews(tour)]);
  await notKnown(tour);
  await smallAndOffline(tour);
  await damagedStore(tour);
}

async function mainViews(tour: Tour): Promise<void> {
  const window = await openWindow(tour.desk, { size });
  try {
    await views(window, tour);
  } finally {
    await window.app.close();
  }
}

async function withoutKeychain(tour: Tour): Promise<void> {
  const { app, page } = await openWindow(tour.bareDesk, { size });
  try {
    await page.getByText('Nothing is kept after you quit.').waitFor();
    await pictures(page, tour, 'no-keychain');
  } finally {
    await app.close();
  }
}

/** The smallest window, and then what it looks like without Domo. */
async function smallAndOffline(tour: Tour): Promise<void> {
  const { app, page } = await openWindow(tour.desk, { size: { width: 900, height: 560 } });
  try {
    await settle(page);
    await pictures(page, tour, 'accounts-small');
    await setContentSize(app, size);
    await tour.goOffline();
    await page.keyboard.press('Control+2');
    await settle(page);
    await page.getByRole('button', { name: 'Sync', exact: true }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Sync', exact: true }).waitFor();
    await pictures(page, tour, 'offline');
    await page.getByLabel('Filter by text').fill('no such account');
    await page.getByRole('heading', { name: 'No accounts match the filters' }).waitFor();
    await pictures(page, tour, 'nothing-fits');
  } finally {
    await app.close();
  }
}

/** What the window says when the inventory was damaged, on a copy of the desk. Only Linux can copy one. */
async function damagedStore(tour: Tour): Promise<void> {
  const desk = await tour.desk.copy();
  if (!desk) return;
  const file = join(desk.home, STORE_FILE);
  copyFileSync(file, `${file}.replaced-2026-01-02T03-04-05-006Z`);
  truncateSync(file, 20_000);
  const { app, page } = await openWindow(desk, { size });
  try {
    await page.getByRole('button', { name: 'Acknowledge' }).waitFor();
    await pictures(page, tour, 'damaged-store');
    await stores(page, tour);
  } finally {
    await app.close();
    await desk.close();
  }
}

async function firstStart(tour: Tour): Promise<void> {
  const { app, page } = await openWindow(tour.emptyDesk, { size });
  try {
    await page.getByRole('heading', { name: 'Add your first instance' }).waitFor();
    await pictures(page, tour, 'first-start');
    await page.getByRole('main').getByRole('button', { name: 'Add instance…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Instance').fill(tour.instance.origin);
    await dialog.getByLabel('Access token').fill(tour.instance.token);
    await dialog.getByRole('button', { name: 'Check token' }).click();
    await dialog.getByText('The token works').waitFor();
    await pictures(page, tour, 'add-instance');
    await leaveDialog(page);
    await lock(page, tour);
  } finally {
    await app.close();
  }
}

async function views({ app, page }: OpenWindow, tour: Tour): Promise<void> {
  await page.keyboard.press('Control+0');
  const modified = page.getByRole('columnheader', { name: 'Modified' });
  await modified.getByRole('button').click();
  await modified.getByRole('button').click();
  await settle(page);
  await pictures(page, tour, 'all-instances');
  await page.keyboard.press('Control+2');
  await settle(page);
  await page
    .getByRole('row', { name: /Snowflake/u })
    .first()
    .click();
  const drawer = page.getByRole('complementary', { name: 'Account' });
  await drawer.getByRole('tab', { name: 'Configuration' }).click();
  await drawer.getByText('Secret values are not loaded').waitFor();
  await pictures(page, tour, 'accounts');
  await drawer.getByRole('tab', { name: 'Overview' }).click();
  await pictures(page, tour, 'overview');
  await drawer.getByRole('tab', { name: /Access/u }).click();
  await pictures(page, tour, 'access');
  await forms(page, tour);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('sales');
  await page.getByRole('option', { name: /sales/iu }).first().waitFor();
  await pictures(page, tour, 'palette');
  await page.keyboard.press('Escape');
  await keys(page, tour);
  await fleet(page, tour);
  await dialogs(page, tour);
  await comparing(page, tour);
  await settings(page, tour);
  await sync(page, tour);
  await times(page, tour);
  await about(page, tour);
  await exported({ app, page }, tour);
}

async function settings(page: Page, tour: Tour): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByText('Data folder').waitFor();
  await pictures(page, tour, 'settings');
  await page.getByRole('button', { name: 'Close' }).last().click();
}

async function about(page: Page, tour: Tour): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('about latchkey');
  await page.getByRole('option', { name: /^About Latchkey/u }).click();
  await page.getByRole('dialog').getByText('Electron').first().waitFor();
  await pictures(page, tour, 'about');
  await page.keyboard.press('Escape');
}

async function sync(page: Page, tour: Tour): Promise<void> {
  await page.keyboard.press('Control+0');
  await page.getByRole('button', { name: 'How much to read' }).click();
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  await page.getByRole('progressbar', { name: 'Sync' }).waitFor();
  await pictures(page, tour, 'sync');
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('dialog').getByText('not read').first().waitFor();
  await pictures(page, tour, 'sync-results');
  await page.getByRole('button', { name: 'Close' }).last().click();
  await page.keyboard.press('Control+j');
  await page.getByRole('region', { name: 'Jobs' }).waitFor();
  await pictures(page, tour, 'jobs');
  await page.keyboard.press('Escape');
}

async function exported(
  { app, page }: Pick<OpenWindow, 'app' | 'page'>,
  tour: Tour,
): Promise<void> {
  const file = join(tour.folder, 'accounts.csv');
  // The one part of the screen that no test can press: the system's own save dialog.
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.keyboard.press('Control+0');
  await settle(page);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Save .* rows…/u })
    .click();
  await page.getByText('written to').waitFor();
  await pictures(page, tour, 'export');
}
