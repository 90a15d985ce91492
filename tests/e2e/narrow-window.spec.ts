import type { ElectronApplication } from '@playwright/test';
import { setContentSize } from '../harness/window';
import { expectAccessible } from './support/axe';
import { drawer, grid, rows, settled } from './support/screen';
import { expect, test } from './support/test';

const zoom = (app: ElectronApplication, factor: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted);
  }, factor);

test('at 200 % in a small window rows are visible, Sync is in reach and the drawer can be read', async ({
  unopenedDesk,
  open,
}) => {
  const { app, page } = await open(unopenedDesk, { size: { width: 1024, height: 700 } });
  await settled(page);
  await zoom(app, 2);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(512);
  await expect(page.getByRole('button', { name: 'Sync', exact: true })).toBeInViewport({
    ratio: 1,
  });
  await expect(rows(page).nth(1)).toBeInViewport({ ratio: 1 });
  await expect
    .poll(() => grid(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
    .toBe(0);
  await expectAccessible(page, 'the accounts at 200 %');

  await rows(page).nth(1).click();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 });
  await drawer(page).getByRole('button', { name: 'Close', exact: true }).click();
  await expect(drawer(page)).toHaveCount(0);
  await expect(rows(page).nth(1)).toBeFocused();

  await zoom(app, 1);
  await setContentSize(app, { width: 1440, height: 900 });
});

test('what was typed into the drawer stays when the window gets narrow and wide again', async ({
  unopenedDesk,
  open,
}) => {
  const { app, page } = await open(unopenedDesk, { size: { width: 1440, height: 900 } });
  await settled(page);
  await rows(page).nth(1).click();
  await drawer(page)
    .getByRole('tab', { name: /^Access/u })
    .click();
  const typed = drawer(page).getByPlaceholder('Name, email address or group');
  await typed.fill('someb');
  await zoom(app, 2);
  const rail = page.getByRole('navigation', { name: 'Instances' });
  await expect(rail.getByRole('button', { name: /^Show the list of instances/u })).toBeVisible();
  await expect(typed).toHaveValue('someb');
  await expect(typed).toBeInViewport({ ratio: 1 });
  await expectAccessible(page, 'the access of an account in a narrow window');
  // What is wanted of a narrow window changes nothing in a wide one.
  await page.keyboard.press('Control+b');
  await expect(rail.getByText('Kestrel Bay').first()).toBeVisible();
  await page.keyboard.press('Control+b');
  await zoom(app, 1);
  await expect(rail.getByText('Kestrel Bay').first()).toBeVisible();
  await expect(typed).toHaveValue('someb');
  await expect(typed).toBeFocused();
});

test('forced colours show the open row, the focus and the colour of each instance', async ({
  unopenedDesk,
  open,
}) => {
  const { page } = await open(unopenedDesk, { size: { width: 1200, height: 800 } });
  await settled(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await rows(page).nth(1).click();
  await expect(rows(page).nth(1)).toHaveCSS('border-left-width', '4px');
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).nth(2)).toHaveCSS('outline-width', '3px');
  const colourOf = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).forcedColorAdjust);
  expect(await colourOf('[data-column="instance"] [data-colour]')).toBe('none');
  await expect(drawer(page).locator('[data-colour]')).toContainText('Kestrel Bay');
  await expectAccessible(page, 'the accounts in forced colours');
});

test('a value of the drawer is copied by a click and by Enter, people with their ids', async ({
  unopenedDesk,
  open,
}) => {
  const { app, page } = await open(unopenedDesk);
  await settled(page);
  await rows(page).nth(3).click();
  const clipboard = (): Promise<string> => app.evaluate(({ clipboard: all }) => all.readText());
  const fact = (term: string) =>
    drawer(page)
      .locator('dl > div')
      .filter({ has: page.getByText(term, { exact: true }) });
  const id = fact('ID').getByRole('button');
  // It is on screen for a moment only, so somebody looks at every frame.
  const said = page.waitForFunction(() =>
    [...document.querySelectorAll('aside dl [role="status"]')].some(
      ({ textContent }) => textContent.trim() === 'Copied',
    ),
  );
  await id.click();
  await said;
  expect(await clipboard()).toBe(await id.innerText());
  await fact('Owner').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect.poll(clipboard).toMatch(/^.+ \((user|group) \d+\)/u);
  await expectAccessible(page, 'the overview of an account');
});
