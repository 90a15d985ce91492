/** The jobs: what runs and how it ended, whichever view is shown. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { chooseInMenu } from './support/native';
import { answerSaveDialog, dialog, settled, showProduction, statusLine } from './support/screen';
import { expect, test } from './support/test';

const tray = (page: Page) => page.getByRole('region', { name: 'Jobs' });
const job = (page: Page, title: string) =>
  tray(page).getByRole('listitem', { name: title, exact: true });
const badge = (page: Page) => statusLine(page).getByRole('button', { name: /^Jobs/u });

test('a sync goes on in another view, is cancelled from the jobs, and is tried again there', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  await page.keyboard.press('Control+j');
  await expect(tray(page)).toContainText('No jobs yet');
  await expectAccessible(page, 'the jobs without any');

  instances.production.faults.add({ kind: 'hold', route: 'accounts.list' });
  await page.keyboard.press('F5');
  const sync = job(page, 'Sync of all instances');
  await expect(sync.getByRole('progressbar')).toBeVisible();
  await expect(badge(page)).toHaveAccessibleName('Jobs 1 running');
  await page.keyboard.press('Control+Shift+A');
  await expect(page.getByRole('grid', { name: 'Activity' })).toBeVisible();
  await expectAccessible(page, 'the jobs with a running one');
  await expect(sync).toContainText('Kestrel Bay · Production');
  await sync.getByRole('button', { name: 'Cancel' }).click();
  await expect(sync).toContainText(/Sync: .*cancelled/u);
  instances.production.faults.clear();
  await expect(badge(page)).toHaveAccessibleName('Jobs');

  instances.staging.faults.add({ kind: 'loginRedirect' });
  await page.keyboard.press('F5');
  const failed = sync.filter({ hasText: '1 instance not read' });
  await expect(failed).toContainText('took');
  instances.staging.faults.clear();
  await failed.getByRole('button', { name: 'Retry 1 failed' }).click();
  const again = job(page, 'Sync of Kestrel Bay · Staging');
  await expect(again).toContainText('Sync: 3 instances read');
  // The results of the sync before are still those of that one.
  await failed.getByRole('button', { name: 'Details' }).click();
  await expect(dialog(page).getByRole('heading', { level: 3 }).first()).toContainText(
    '1 instance not read',
  );
  await page.keyboard.press('Escape');
  await tray(page).getByRole('button', { name: 'Clear ended jobs' }).click();
  await expect(tray(page)).toContainText('No jobs yet');
});

test('an export whose dialog was closed leads to its file, and Escape gives the keys back', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  const file = join(filledDesk.documents, 'accounts.csv');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+e');
  await dialog(page)
    .getByRole('button', { name: /^Save .* rows…/u })
    .click();
  await expect(dialog(page).getByText(/written to/u)).toBeVisible();
  // It is said there, so the status line does not say it again.
  await expect(statusLine(page)).not.toContainText('written');
  await page.keyboard.press('Escape');
  const focused = page.locator(':focus');
  await page.locator('[data-row] [tabindex="0"], [data-row][tabindex="0"]').first().focus();
  await chooseInMenu(app, 'jobs');
  await expect(tray(page).getByRole('heading', { name: 'Jobs' })).toBeFocused();
  const written = job(page, 'Export of accounts');
  await expect(written).toContainText(/Export of accounts: \d+ rows written/u);
  await expect(written.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tray(page)).toHaveCount(0);
  expect(await focused.evaluate((element) => element.closest('[role="grid"]') !== null)).toBe(true);
});
