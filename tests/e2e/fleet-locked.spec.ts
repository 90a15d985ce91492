/** Changes to many accounts without a network, and while Latchkey is locked: nothing typed and no end is lost. */
import type { ElectronApplication, Page } from '@playwright/test';
import { chooseInMenu } from './support/native';
import { dialog, settled } from './support/screen';
import { expect, test } from './support/test';

const PASSPHRASE = 'correct horse battery';

async function setPassphrase(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await dialog(page).getByRole('button', { name: 'Set passphrase…' }).click();
  await dialog(page).getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog(page).getByLabel('Repeat the new passphrase').fill(PASSPHRASE);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Escape');
}

async function lockAndUnlock(
  app: ElectronApplication,
  page: Page,
  between: () => void | Promise<void>,
): Promise<void> {
  await chooseInMenu(app, 'lock');
  await expect(page.getByRole('heading', { name: 'Latchkey is locked' })).toBeVisible();
  await between();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await settled(page);
}

test('a plan without a network says so for each instance, and the form keeps what was typed', async ({
  unopenedDesk,
  standIn,
  open,
}) => {
  await standIn.close();
  const { app, page } = await open(unopenedDesk);
  await settled(page);
  await chooseInMenu(app, 'renewTokens');
  const life = dialog(page).getByLabel('Life of the new tokens, in days');
  await life.fill('91');
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  const planned = dialog(page).getByRole('region', { name: 'Planned changes' });
  await expect(planned.getByRole('listitem')).toHaveCount(3);
  await expect(dialog(page)).toContainText('3 will not, and the list says why');
  await expect(dialog(page).getByRole('button', { name: 'Renew 0 tokens' })).toBeDisabled();
  await dialog(page).getByRole('button', { name: 'Back' }).click();
  await expect(life).toHaveValue('91');
});

test('a run goes on while Latchkey is locked, and after unlocking its end is told, listed and opened', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  await setPassphrase(page);
  await chooseInMenu(app, 'renewTokens');
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  const { production } = instances;
  production.faults.add({ kind: 'hold', route: 'tokens.create' });
  await dialog(page).getByRole('button', { name: 'Renew 3 tokens' }).click();
  await expect.poll(() => production.log.count({ route: 'tokens.create' })).toBe(1);

  // It still runs after unlocking: the list has it, without its end.
  await lockAndUnlock(app, page, () => undefined);
  await page.keyboard.press('Control+j');
  const tray = page.getByRole('region', { name: 'Jobs' });
  await expect(tray).toContainText('Changes to many accounts, begun before Latchkey was locked');
  await lockAndUnlock(app, page, () => {
    production.faults.clear();
  });

  const notice = page.getByRole('status', { name: 'Job that ended' });
  await expect(notice).toContainText('changes to many accounts ended: 3 done.');
  await page.keyboard.press('Control+j');
  await expect(tray).toContainText('changes to many accounts ended: 3 done.');
  await notice.getByRole('button', { name: 'Details' }).click();
  await expect(dialog(page).getByRole('button', { name: '3 done' })).toBeVisible();
});
