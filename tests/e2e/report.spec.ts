/** What got worse, in the window: looking, marking as seen, the page in a file, and opening what is named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe';
import { letFail } from './support/failing';
import { chooseInMenu } from './support/native';
import { answerSaveDialog, dialog, drawer, syncAll } from './support/screen';
import { expect, test } from './support/test';

test('what got worse since the last report is shown until it is marked as seen or saved as a page', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await open(filledDesk);
  const works = await letFail(app, 'report.make');
  await chooseInMenu(app, 'report');
  const retry = dialog(page).getByRole('button', { name: 'Retry' });
  await expect(retry).toBeVisible();
  await works();
  await retry.click();
  await expect(dialog(page)).toContainText('First report of 3 instances');
  await expect(dialog(page).getByRole('region', { name: 'Not known' })).toContainText(
    'this is its first report',
  );
  await dialog(page).getByRole('button', { name: 'Mark as seen' }).click();
  await expect(dialog(page).getByRole('status')).toContainText('gets worse from now on');
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();

  const account = [...instances.production.state.accounts.values()].find(
    ({ valid, closed }) => valid && !closed,
  );
  if (!account) throw new Error('There is no valid account.');
  account.valid = false;
  await syncAll(page);

  await chooseInMenu(app, 'report');
  const worse = dialog(page).getByRole('region', { name: 'Newly invalid' });
  await expect(worse.getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page, 'what got worse');
  const file = join(filledDesk.documents, 'report.html');
  await answerSaveDialog(app, file);
  await dialog(page).getByRole('button', { name: 'Save as a page…' }).click();
  await expect(dialog(page).getByRole('status')).toContainText(`Wrote ${file}`);
  expect(readFileSync(file, 'utf8')).toContain('1 thing got worse');
  // It stays on screen, and what it names opens.
  await worse.getByRole('button').click();
  await expect(drawer(page)).toContainText(account.displayName);

  await chooseInMenu(app, 'report');
  await expect(dialog(page)).toContainText('Nothing got worse in 3 instances');
  // A time as the window writes it elsewhere.
  await expect(dialog(page)).not.toContainText(/ since \d{4}-/u);
});
