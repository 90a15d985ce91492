import { chooseInMenu } from './support/native';
import { expect, test } from './support/test';
import { dialog, rows, settled, syncAll, syncEnded } from './support/screen';

test('one dead instance does not stop the others, and the results list what was not read', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  standIn.instances.staging.faults.add({ kind: 'loginRedirect' });
  const line = await syncAll(page);
  expect(line).toContain('1 instance not read');
  await page.getByRole('button', { name: 'Details' }).click();
  const results = dialog(page).getByRole('listitem');
  await expect(results.filter({ hasText: 'Kestrel Bay · Staging' }).first()).toContainText(
    'sign-in page',
  );
  await expect(results.filter({ hasText: 'Kestrel Bay · Production' }).first()).toContainText(
    /174 accounts/u,
  );
  // What was read before of the dead one is still there.
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Control+3');
  await settled(page);
  await expect(rows(page).first()).toBeVisible();
});

test('what failed is listed first by reason, and is read again alone', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  standIn.instances.staging.faults.add({ kind: 'loginRedirect' });
  await syncAll(page);
  await page.getByRole('button', { name: 'Details' }).click();
  const groups = dialog(page).getByRole('heading', { level: 3 });
  await expect(groups.first()).toContainText('1 instance not read');
  await expect(dialog(page).getByRole('listitem').first()).toContainText('Kestrel Bay · Staging');
  standIn.instances.staging.faults.clear();
  const sent = standIn.instances.production.log.count({});
  await dialog(page).getByRole('button', { name: 'Retry 1 failed' }).click();
  await expect(page.getByText(/Sync: 3 instances read/u)).toBeVisible();
  expect(standIn.instances.production.log.count({})).toBe(sent);
});

test('an instance that died keeps the age of its data, and the failure of the last sync stands beside it', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { page } = await open(filledDesk);
  await settled(page);
  const staging = page.getByRole('button', { name: /Kestrel Bay · Staging/u }).first();
  const age = staging.locator('time');
  const before = await age.getAttribute('datetime');
  expect(before).not.toBeNull();
  standIn.instances.staging.faults.add({ kind: 'loginRedirect' });
  expect(await syncAll(page)).toContain('1 instance not read');
  await expect(staging.getByRole('img', { name: /Last sync failed/u })).toBeVisible();
  await expect(age).toHaveAttribute('datetime', before ?? '');
  // An instance that was read has data of now.
  const production = page.getByRole('button', { name: /Kestrel Bay · Production/u }).first();
  expect(await production.locator('time').getAttribute('datetime')).not.toBe(before);
  await expect(production.getByRole('img', { name: /Last sync failed/u })).toBeHidden();
});

test('a sync shows its progress and can be cancelled', async ({ filledDesk, standIn, open }) => {
  const { page } = await open(filledDesk);
  await settled(page);
  standIn.instances.production.faults.add({ kind: 'delay', ms: 400 });
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: 'How much to read' }).click();
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  await expect(page.getByText(/configs and access, \d+ of \d+/u)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await syncEnded(page)).toContain('1 instance cancelled');
  standIn.instances.production.faults.clear();
  const sent = standIn.instances.production.log.count({});
  await page.getByRole('button', { name: 'Details' }).click();
  await expect(dialog(page)).toContainText('cancelled');
  expect(standIn.instances.production.log.count({})).toBe(sent);
});

test('the window says that Domo asked Latchkey to wait', async ({
  filledDesk,
  standIn,
  open,
}, info) => {
  const { page } = await open(filledDesk);
  await settled(page);
  standIn.instances.production.faults.add({
    kind: 'status',
    status: 429,
    route: 'accounts.config',
    // A minute of it is granted: nobody has to be quick to see it.
    retryAfter: { seconds: 3_600 },
  });
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: 'How much to read' }).click();
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  // First, since a long label is cut.
  await expect(page.getByText(/^Domo asks to wait \d+ s: Kestrel Bay/u)).toBeVisible();
  await page.screenshot({ path: info.outputPath('wait-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('wait-dark.png') });
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await syncEnded(page)).toContain('1 instance cancelled');
});

test('a plan of many changes says too that Domo asked Latchkey to wait', async ({
  filledDesk,
  standIn,
  open,
}, info) => {
  const { production } = standIn.instances;
  const { app, page } = await open(filledDesk);
  await settled(page);
  const [who, heir] = [...production.state.users.values()];
  if (!who || !heir) throw new Error('There are no such people.');
  // A minute of it is granted: nobody has to be quick to see it.
  const retryAfter = { seconds: 3_600 };
  production.faults.add({ kind: 'status', status: 429, route: 'accounts.access', retryAfter });
  await chooseInMenu(app, 'transfer');
  await dialog(page).getByLabel('E-mail address of the person who leaves').fill(who.emailAddress);
  await dialog(page).getByLabel('E-mail address of the new owner').fill(heir.emailAddress);
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  const said = dialog(page).getByRole('status').filter({ hasText: 'Domo asks to wait' });
  await expect(said).toHaveText(/^Reading: .+ · Domo asks to wait \d+ s$/u);
  await page.screenshot({ path: info.outputPath('plan-wait-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('plan-wait-dark.png') });
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(said).toHaveCount(0);
});
