import { Desk } from '../harness/desk';
import { expect, test } from './support/test';
import { dialog, rows, settled, statusLine, syncEnded } from './support/screen';

// Only there can a test have a keychain of its own in every state.
test.skip(process.platform !== 'linux', 'a private Secret Service can only be started on Linux');

test('without a keychain the window says so, stores nothing, and accepts a token for the session', async ({
  standIn,
  open,
  closeAtEnd,
}) => {
  const desk = closeAtEnd(await Desk.open('missing'));
  const { app, page } = await open(desk);
  await expect(statusLine(page)).toContainText('Keychain: missing');
  await expect(page.getByText('Nothing is kept after you quit.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Add instance…' }).click();
  const form = dialog(page);
  await expect(form.getByLabel('Keep the token for this session only')).toBeChecked();
  await expect(form.getByLabel('Keep the token for this session only')).toBeDisabled();
  await form.getByLabel('Instance').fill(standIn.instances.development.origin);
  await form.getByLabel('Access token').fill(standIn.instances.development.tokens['admin'] ?? '');
  await form.getByRole('button', { name: 'Add instance' }).click();
  await syncEnded(page);
  await settled(page);

  // The keychain comes to life: what was added is kept from here on.
  await desk.desktop?.startKeyring('unlocked');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(statusLine(page)).toContainText('Keychain: unlocked');
  await expect(page.getByText('Nothing is kept after you quit.')).toHaveCount(0);
  await app.close();
  const again = await open(desk);
  const rail = again.page.getByRole('navigation', { name: 'Instances' });
  // The instance was kept; its token was for that session alone.
  await expect(rail.getByText('no token')).toBeVisible();
});

test('a locked keychain never looks like an empty one', async ({ unopenedDesk: desk, open }) => {
  await desk.desktop?.stopKeyring();
  await desk.desktop?.startKeyring('locked');
  // With a display gnome-keyring would ask for the password: it gets none here.
  const { page } = await open(desk, { env: { LATCHKEY_KEYCHAIN_LIMIT_MS: '4000' } });
  await expect(statusLine(page)).toContainText(/Keychain: (locked|not responding)/u);
  await expect(page.getByText('Nothing is kept after you quit.')).toBeVisible();

  await desk.desktop?.stopKeyring();
  await desk.desktop?.startKeyring('unlocked');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(statusLine(page)).toContainText('Keychain: unlocked');
  await settled(page);
  await expect(rows(page).first()).toBeVisible();
});

test('a keychain that does not answer is given up after a limit, and its late answer is accepted', async ({
  unopenedDesk: desk,
  open,
}) => {
  desk.desktop?.freezeKeyring();
  const { page } = await open(desk, { env: { LATCHKEY_KEYCHAIN_LIMIT_MS: '1500' } });
  await expect(statusLine(page)).toContainText('Keychain: not responding');
  desk.desktop?.thawKeyring();
  await expect(statusLine(page)).toContainText('Keychain: unlocked');
  await settled(page);
  await expect(rows(page).first()).toBeVisible();
});
