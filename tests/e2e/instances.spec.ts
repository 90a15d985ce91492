import { expect, test } from './support/test';
import { setGuard } from './support/access';
import { dialog, grid, rows, settled, syncAll, syncEnded } from './support/screen';

test('adding an instance checks its token, shows its user and reads its accounts', async ({
  desk,
  standIn,
  open,
}) => {
  const { origin, tokens } = standIn.instances.production;
  const { page } = await open(desk);
  await page.getByRole('main').getByRole('button', { name: 'Add instance…' }).click();
  const form = dialog(page);
  await form.getByLabel('Instance').fill(origin);
  await form.getByLabel('Access token').fill('DDCI-not-the-token');
  await form.getByRole('button', { name: 'Add instance' }).click();
  await expect(form.getByRole('alert')).toContainText('access token');
  expect(standIn.instances.production.log.count({ route: 'accounts.list' })).toBe(0);

  await form.getByLabel('Access token').fill(tokens['admin'] ?? '');
  await form.getByRole('button', { name: 'Check token' }).click();
  await expect(form.getByText('The token works')).toContainText('Ines Calloway');
  await form.getByLabel('Label').fill('Kestrel Bay');
  await form.getByRole('button', { name: 'Add instance' }).click();

  await expect(form).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Kestrel Bay', level: 1 })).toBeVisible();
  expect(await syncEnded(page)).toContain('1 instance');
  await settled(page);
  await expect(rows(page).first()).toBeVisible();
});

test('an instance cannot be added twice', async ({ readDesk, standIn, open }) => {
  const { origin, tokens } = standIn.instances.staging;
  const { page } = await open(readDesk);
  await page.keyboard.press('Control+n');
  const form = dialog(page);
  await form.getByLabel('Instance').fill(`${origin}/some/page`);
  await form.getByLabel('Access token').fill(tokens['admin'] ?? '');
  await form.getByRole('button', { name: 'Add instance' }).click();
  await expect(form.getByRole('alert')).toContainText('Kestrel Bay · Staging');
});

test('the keyboard switches instances, and each shows only its own accounts', async ({
  readDesk,
  open,
}) => {
  const { page } = await open(readDesk);
  for (const [key, label] of [
    ['1', 'Kestrel Bay · Development'],
    ['2', 'Kestrel Bay · Production'],
    ['3', 'Kestrel Bay · Staging'],
  ] as const) {
    await page.keyboard.press(`Control+${key}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(label);
    await settled(page);
    await expect(grid(page).getByRole('columnheader', { name: 'Instance' })).toHaveCount(0);
  }
  await page.keyboard.press('Control+0');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All instances');
  await expect(grid(page).getByRole('columnheader', { name: 'Instance' })).toBeVisible();
});

test('an instance’s settings can be changed, and it is removed only after its label is typed', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  const nav = page.getByRole('navigation', { name: 'Instances' });
  await nav.getByRole('button', { name: 'Actions for Kestrel Bay · Staging' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await dialog(page).getByLabel('Label').fill('Rehearsal');
  await dialog(page).getByLabel('Guard').selectOption('read-only');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(nav.getByRole('button', { name: /^Rehearsal/u })).toContainText('read-only');

  await nav.getByRole('button', { name: 'Actions for Kestrel Bay · Production' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  const remove = dialog(page).getByRole('button', { name: 'Remove instance' });
  await expect(remove).toBeDisabled();
  await dialog(page).getByLabel(/^Type/u).fill('Kestrel Bay · Production');
  await remove.click();
  await expect(dialog(page)).toBeHidden();
  await expect(nav.getByText('Kestrel Bay · Production')).toHaveCount(0);
  await expect(nav.getByText('2 instances')).toBeVisible();
});

test('a refused token can be replaced', async ({ filledDesk, standIn, open }) => {
  const { production } = standIn.instances;
  const { page } = await open(filledDesk);
  const nav = page.getByRole('navigation', { name: 'Instances' });
  await page.keyboard.press('Control+2');
  production.state.expireTokenAfter(production.tokens['admin'] ?? '', 0);
  await syncAll(page);
  await expect(nav.getByText('token refused')).toBeVisible();
  await settled(page);

  await page.getByRole('alert').getByRole('button', { name: 'Replace token…' }).click();
  await expect(dialog(page).getByText(/^Life of the token: not known\./u)).toBeVisible();
  await dialog(page)
    .getByLabel('Access token')
    .fill(production.tokens['owner'] ?? '');
  await dialog(page).getByRole('button', { name: 'Replace token' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(nav.getByText('token refused')).toHaveCount(0);
});

test('the rail shows a guard and explains it', async ({ filledDesk, open }) => {
  const { page } = await open(filledDesk);
  const label = 'Kestrel Bay · Production';
  await setGuard(page, label, 'read-only');
  const entry = page.getByRole('button', { name: new RegExp(`^${label}`, 'u') });
  const word = entry.getByText('read-only', { exact: true });
  await expect(word).toBeVisible();
  // All of it: a word that is cut is narrower than what is in it.
  expect(await word.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await expect(entry).toHaveAttribute('title', /Latchkey changes nothing/u);
  await expect(entry).toHaveAttribute('title', /\d+ accounts/u);
});
