/** The menu of an instance and of a group in the list of instances, by right click and by keys. */
import type { Page } from '@playwright/test';
import { expectAccessibleWithPopup } from './support/axe';
import { dialog, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const rail = (page: Page) => page.getByRole('navigation', { name: 'Instances' });
const instance = (page: Page, label: string) =>
  rail(page).getByRole('button', { name: new RegExp(`^${label}`, 'u') });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

test('a right click and Shift+F10 on an instance open the menu of its actions, and the focus returns', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  const staging = instance(page, 'Kestrel Bay · Staging');
  await staging.click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'Actions for Kestrel Bay · Staging' })).toBeVisible();
  await expectAccessibleWithPopup(page, 'the menu of an instance');
  for (const name of [
    'Show its accounts',
    'Sync',
    'Export…',
    'Edit…',
    'Add to favourites',
    'Remove…',
  ]) {
    await expect(item(page, name)).toBeVisible();
  }
  await item(page, 'Edit…').click();
  await expect(dialog(page)).toContainText('Kestrel Bay · Staging');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();

  await staging.focus();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(staging).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await item(page, 'Compare with Kestrel Bay · Production').click();
  await expect(
    page.getByRole('grid', { name: /side by side|Instances|Accounts/u }).first(),
  ).toBeVisible();
  await expect(page.locator('main')).toContainText('Staging');
});

test('a right click on a group offers to show, sync and export its instances', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  await settled(page);
  const group = rail(page).getByRole('heading', { level: 2 }).getByRole('button').first();
  const name = await group.innerText();
  await group.click({ button: 'right' });
  await expect(page.getByRole('menu', { name: `Actions for the group ${name}` })).toBeVisible();
  for (const each of ['Sync', 'Export…', 'Fold', 'Move group up']) {
    await expect(item(page, each)).toBeVisible();
  }
  await item(page, 'Show its accounts').click();
  await expect(group).toHaveAttribute('aria-current', 'true');
});

test('the button of an instance opens its menu by a click and by keys, and has the focus again after it', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  const button = rail(page).getByRole('button', {
    name: 'Actions for Kestrel Bay · Staging',
    exact: true,
  });
  const menu = page.getByRole('menu', { name: 'Actions for Kestrel Bay · Staging' });
  await button.focus();
  // The menu is made now, and the focus stays where it is.
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(item(page, 'Add to favourites')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();

  const other = rail(page).getByRole('button', {
    name: 'Actions for Kestrel Bay · Development',
    exact: true,
  });
  await other.click();
  await expect(item(page, 'Add to favourites')).toBeVisible();
  await item(page, 'Add to favourites').click();
  await expect(rail(page).getByRole('region', { name: 'Favourites' })).toContainText('Development');
});
