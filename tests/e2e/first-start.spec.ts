import { Desk } from '../harness/desk';
import { expectAccessible } from './support/axe';
import { dialog } from './support/screen';
import { expect, test } from './support/test';

test('the first start says what to do', async ({ desk, open }) => {
  const { page } = await open(desk);
  await expect(page.getByRole('heading', { name: 'Add your first instance' })).toBeVisible();
  // What is kept where, and where a token comes from.
  await expect(page.getByText(desk.home)).toBeVisible();
  await expect(page.getByText('are in the keychain of this system')).toBeVisible();
  await expect(page.getByText('Admin > Authentication > Access tokens')).toBeVisible();
  await expectAccessible(page, 'the first screen');
  await page.getByRole('button', { name: 'Add many…' }).click();
  await expect(dialog(page)).toContainText('Instances, one per line');
});

test('without a keychain, the first screen says that nothing is kept', async ({
  open,
  closeAtEnd,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system has a keychain');
  const { page } = await open(closeAtEnd(await Desk.open('missing')));
  await expect(page.getByText('are in memory until you quit')).toBeVisible();
  await expect(page.getByText('is in memory until you quit')).toBeVisible();
});

test('a start shows the accounts that were read before', async ({ filledDesk, open }) => {
  const { page } = await open(filledDesk);
  await expect(page.getByRole('grid', { name: 'Accounts' }).getByRole('row')).not.toHaveCount(1);
});
