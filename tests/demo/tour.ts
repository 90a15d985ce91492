/** Goes through the main views of a filled Latchkey and takes a picture of each. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openWindow, type OpenWindow } from '../harness/window';
import { comparing, times } from './comparing';
import { picture, settle, type Tour } from './picture';

const size = { width: 1440, height: 900 };

/** Every main view, light and dark. Fails when a view does not come. */
export async function tour(parts: Tour): Promise<void> {
  mkdirSync(parts.folder, { recursive: true });
  await firstStart(parts);
  for (const scheme of ['light', 'dark'] as const) {
    const window = await openWindow(parts.desk, { scheme, size });
    try {
      await views(window, parts, scheme);
    } finally {
      await window.app.close();
    }
  }
  const small = await openWindow(parts.desk, { size: { width: 900, height: 560 } });
  try {
    await settle(small.page);
    await picture(small.page, parts, 'accounts-small');
  } finally {
    await small.app.close();
  }
  await trouble(parts);
}

/** What it looks like when something is missing. */
async function trouble(parts: Tour): Promise<void> {
  const bare = await openWindow(parts.bareDesk, { size });
  try {
    await bare.page.getByText('Nothing is kept after you quit.').waitFor();
    await picture(bare.page, parts, 'no-keychain');
  } finally {
    await bare.app.close();
  }
  await parts.goOffline();
  const { app, page } = await openWindow(parts.desk, { size });
  try {
    await page.keyboard.press('Control+2');
    await settle(page);
    await page.getByRole('button', { name: 'Sync', exact: true }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Sync', exact: true }).waitFor();
    await picture(page, parts, 'offline');
    await page.getByLabel('Filter by text').fill('no such account');
    await page.getByRole('heading', { name: 'No accounts match the filters' }).waitFor();
    await picture(page, parts, 'nothing-fits');
  } finally {
    await app.close();
  }
}

async function firstStart(parts: Tour): Promise<void> {
  const { app, page } = await openWindow(parts.emptyDesk, { size });
  try {
    await page.getByRole('heading', { name: 'Add your first instance' }).waitFor();
    await picture(page, parts, 'first-start');
    await page.getByRole('main').getByRole('button', { name: 'Add instance…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Instance').fill(parts.instance.origin);
    await dialog.getByLabel('Access token').fill(parts.instance.token);
    await dialog.getByRole('button', { name: 'Check token' }).click();
    await dialog.getByText('The token works').waitFor();
    await picture(page, parts, 'add-instance-light');
  } finally {
    await app.close();
  }
}

async function views({ app, page }: OpenWindow, parts: Tour, scheme: string): Promise<void> {
  await page.keyboard.press('Control+0');
  const modified = page.getByRole('columnheader', { name: 'Modified' });
  await modified.getByRole('button').click();
  await modified.getByRole('button').click();
  await settle(page);
  await picture(page, parts, `all-instances-${scheme}`);
  await page.keyboard.press('Control+2');
  await settle(page);
  await page
    .getByRole('row', { name: /Snowflake/u })
    .first()
    .click();
  const drawer = page.getByRole('complementary', { name: 'Account' });
  await drawer.getByRole('tab', { name: 'Configuration' }).click();
  await drawer.getByText('Secret values are not loaded').waitFor();
  await picture(page, parts, `accounts-${scheme}`);
  await drawer.getByRole('tab', { name: 'Overview' }).click();
  await picture(page, parts, `overview-${scheme}`);
  await drawer.getByRole('tab', { name: /Access/u }).click();
  await picture(page, parts, `access-${scheme}`);
  await forms(page, parts, scheme);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('sales');
  await page.getByRole('button', { name: /sales/iu }).first().waitFor();
  await picture(page, parts, `palette-${scheme}`);
  await page.keyboard.press('Escape');
  await comparing(page, parts, scheme);
  await settings(page, parts, scheme);
  await sync(page, parts, scheme);
  await times(page, parts, scheme);
  await about(page, parts, scheme);
  await exported({ app, page }, parts, scheme);
}

/** The forms that change an account in Domo, on the account whose drawer is open; nothing but a new name is sent. */
async function forms(page: Page, parts: Tour, scheme: string): Promise<void> {
  const drawer = page.getByRole('complementary', { name: 'Account', exact: true });
  const dialog = page.getByRole('dialog');
  const menu = async (entry: string): Promise<void> => {
    await drawer.getByRole('button', { name: 'Actions for this account' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await page.getByRole('button', { name: 'New account…' }).click();
  await dialog.getByRole('combobox', { name: 'Provider' }).fill('snowflake');
  await page.getByRole('option').nth(3).waitFor();
  await picture(page, parts, `create-provider-${scheme}`);
  await page
    .getByRole('option', { name: /^Snowflake ?snowflake$/u })
    .first()
    .click();
  await dialog.getByLabel(/^Name( \*)?$/u).fill('Tent sales loader');
  await dialog.getByLabel(/^Username/u).fill('TENTS');
  await picture(page, parts, `create-${scheme}`);
  await page.keyboard.press('Escape');

  await menu('Edit configuration…');
  await dialog.getByLabel(/^Username/u).fill('SVC_TENTS');
  await dialog.getByLabel(/^Role/u).fill('LOADER');
  await picture(page, parts, `edit-${scheme}`);
  await dialog.getByRole('button', { name: 'Review' }).click();
  await dialog.getByRole('button', { name: /^Save/u }).waitFor();
  await picture(page, parts, `edit-changes-${scheme}`);
  await page.keyboard.press('Escape');

  await drawer.getByRole('tab', { name: /^Access/u }).click();
  await drawer
    .getByRole('button', { name: /^Members of/u })
    .first()
    .click();
  await drawer
    .getByRole('list', { name: /^Members of/u })
    .getByRole('listitem')
    .first()
    .waitFor();
  await picture(page, parts, `members-${scheme}`);
  await drawer
    .getByRole('button', { name: /^Level of/u })
    .last()
    .click();
  await page.getByRole('menuitem', { name: /^Can edit/u }).click();
  await dialog.getByRole('button', { name: 'Change access' }).waitFor();
  await picture(page, parts, `access-change-${scheme}`);
  await page.keyboard.press('Escape');

  await elsewhere(page, parts, scheme);

  // One whose values Domo tells.
  await page.getByLabel('Filter by text').fill('Customer Care landing bucket');
  await settle(page);
  await page
    .getByRole('row', { name: /Customer Care landing/u })
    .first()
    .click();
  await drawer.getByRole('heading', { name: /^Customer Care landing/u }).waitFor();
  await drawer.getByRole('tab', { name: 'Configuration' }).click();
  await drawer
    .getByRole('button', { name: /^Copy /u })
    .first()
    .click();
  await drawer.getByText('Copied').waitFor();
  await drawer
    .getByRole('button', { name: /^Reveal /u })
    .first()
    .click();
  await drawer.getByText(/hides in/u).waitFor();
  // Away from the button, so that its tooltip covers nothing.
  await page.mouse.move(0, 0);
  await picture(page, parts, `reveal-${scheme}`);

  await menu('Rename…');
  await dialog.getByLabel('Display name').fill(`Customer Care landing bucket (${scheme})`);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+Shift+A');
  await page.getByRole('grid', { name: 'Activity' }).locator('[data-row]').first().click();
  await page.getByRole('complementary', { name: 'Activity details' }).waitFor();
  await picture(page, parts, `activity-${scheme}`);
  await page.keyboard.press('Control+Shift+A');
  await page.getByLabel('Filter by text').fill('');
  await settle(page);
}

async function settings(page: Page, parts: Tour, scheme: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByText('Data folder').waitFor();
  await picture(page, parts, `settings-${scheme}`);
  await page.getByRole('button', { name: 'Close' }).last().click();
}

async function about(page: Page, parts: Tour, scheme: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('about latchkey');
  await page.getByRole('button', { name: /^About Latchkey/u }).click();
  await page.getByRole('dialog').getByText('Electron').first().waitFor();
  await picture(page, parts, `about-${scheme}`);
  await page.keyboard.press('Escape');
}

async function sync(page: Page, parts: Tour, scheme: string): Promise<void> {
  await page.keyboard.press('Control+0');
  await page.getByRole('button', { name: 'How much to read' }).click();
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  await page.getByRole('progressbar', { name: 'Sync' }).waitFor();
  await picture(page, parts, `sync-${scheme}`);
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('dialog').getByText('not read').first().waitFor();
  await picture(page, parts, `sync-results-${scheme}`);
  await page.getByRole('button', { name: 'Close' }).last().click();
}

async function exported(
  { app, page }: Pick<OpenWindow, 'app' | 'page'>,
  parts: Tour,
  scheme: string,
): Promise<void> {
  const file = join(parts.folder, 'accounts.csv');
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
  await picture(page, parts, `export-${scheme}`);
}

/** An account whose password Domo hides, up to what would be made; nothing is sent. */
async function elsewhere(page: Page, parts: Tour, scheme: string): Promise<void> {
  const drawer = page.getByRole('complementary', { name: 'Account', exact: true });
  const dialog = page.getByRole('dialog');
  const name = 'Purchasing Snowflake mart';
  await page.getByLabel('Filter by text').fill(name);
  await settle(page);
  await page
    .getByRole('row', { name: new RegExp(name, 'u') })
    .first()
    .click();
  await drawer.getByRole('heading', { name }).waitFor();
  await drawer.getByRole('button', { name: 'Actions for this account' }).click();
  await page.getByRole('menuitem', { name: 'Clone to other instances…' }).click();
  await dialog.getByRole('button', { name: 'Select all' }).click();
  await picture(page, parts, `clone-${scheme}`);
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByText('will be created').first().waitFor();
  await dialog.locator('input[type="password"]').fill('given once');
  await picture(page, parts, `clone-fields-${scheme}`);
  await dialog.getByRole('button', { name: 'Review' }).click();
  await dialog.getByRole('button', { name: /^Clone to/u }).waitFor();
  await picture(page, parts, `clone-review-${scheme}`);
  await page.keyboard.press('Escape');
}
