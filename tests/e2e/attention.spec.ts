/** What needs attention, in the window. */
import type { Page } from '@playwright/test';
import { createStandIn } from '../domo';
import { Desk } from '../harness/desk';
import { boardInstances, fillBoard, type BoardName } from '../support/broken-board';
import { expectAccessible } from './support/axe';
import { holdBack, letFail } from './support/failing';
import { drawer, settled, statusLine } from './support/screen';
import { expect, test } from './support/test';

const table = (page: Page) => page.getByRole('table', { name: 'Attention' });
const bodyRows = (page: Page) => table(page).locator('tbody tr');
const show = (page: Page) => page.keyboard.press('Control+Shift+T');

test('attention says what it is without instances', async ({ emptyDesk, open }) => {
  const { page } = await open(emptyDesk);
  await page.getByRole('button', { name: /^Attention/u }).click();
  await expect(
    page.getByRole('heading', { name: 'There is nothing to look at yet' }),
  ).toBeVisible();
  await expectAccessible(page, 'empty attention');
});

test('attention lists what fails, worst first, each with its way out, and reads streams', async ({
  open,
  closeAtEnd,
}) => {
  const standIn = await createStandIn<BoardName>({ instances: boardInstances() });
  const desk = closeAtEnd(await Desk.open());
  await fillBoard(desk, standIn);
  const { page } = await open(desk);
  await settled(page);
  await show(page);
  await expect(bodyRows(page)).toHaveCount(9);
  const notRead = page.getByRole('region', { name: 'Not read' });
  await expect(notRead).toContainText('they may fail unseen');

  await notRead.getByRole('button', { name: 'Read streams' }).click();
  await expect(notRead).toContainText('Just read: ');
  await expect(bodyRows(page)).toHaveCount(13);
  await expect(bodyRows(page).first()).toContainText('warehouse password expired');
  await expect(bodyRows(page).nth(1)).toContainText('4 datasets, 20 cards, 8 alerts');
  await expectAccessible(page, 'attention');

  // What one reading fails to read is said, with why, and takes nothing away.
  const { faults } = standIn.instances.accounts;
  faults.add({ kind: 'status', status: 500, route: 'datasets.get', times: 1 });
  await notRead.getByRole('button', { name: 'Read streams' }).click();
  await expect(notRead).toContainText('1 dataset could not be read.');
  await expect(page.getByText(/could not be read \(500\)/u)).toBeVisible();
  await expect(bodyRows(page)).toHaveCount(13);
  await page.getByRole('button', { name: 'Dismiss' }).first().click();

  // Each kind is a filter.
  await page.getByRole('button', { name: 'Streams fail 3' }).click();
  await expect(bodyRows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Clear filters' }).click();

  // Ways out: a new token, another sync, and the account itself.
  await page
    .getByRole('group', { name: 'What to do about refused' })
    .getByText('Replace token…')
    .click();
  await expect(page.getByRole('dialog')).toContainText('token');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Sync: never' }).click();
  await expect(bodyRows(page)).toHaveCount(12);

  // An account is mended from here too.
  await page.getByRole('button', { name: 'Rotate secret…: runs fail' }).click();
  const rotation = page.getByRole('dialog', { name: 'Rotate a secret' });
  await expect(rotation).toContainText('The secret of runs fail');
  await expect(rotation).toContainText('was not read yet');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Other account…: runs fail' }).click();
  await expect(page.getByRole('dialog', { name: 'Give datasets another account' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1024, height: 700 });
  const region = page.getByRole('region', { name: 'Attention', exact: true });
  expect(await region.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  // It ends above the status line, so that its last row can be scrolled to.
  const [list, line] = await Promise.all([region.boundingBox(), statusLine(page).boundingBox()]);
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0);
  await page.getByRole('button', { name: 'Open account: runs fail' }).click();
  await expect(drawer(page)).toContainText('runs fail');
  await standIn.close();
});

test('attention that cannot be read says why, and nothing to look at is no proof of health', async ({
  readDesk,
  open,
}) => {
  const { app, page } = await open(readDesk);
  await settled(page);
  const works = await letFail(app, 'attention.list');
  await show(page);
  await expect(
    page.getByRole('heading', { name: 'What needs attention cannot be shown' }),
  ).toBeVisible();
  await works();
  const goOn = await holdBack(app, 'attention.list');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('looking for what needs attention…')).toBeVisible();
  await goOn();
  await expect(bodyRows(page)).not.toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find an instance').fill('attention');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Attention/u })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});
