import { expect, test } from './support/test';

test('the first start says what to do', async ({ desk, open }) => {
  const { page } = await open(desk);
  await expect(page.getByRole('heading', { name: 'Add your first instance' })).toBeVisible();
});

test('a start shows the accounts that were read before', async ({ filledDesk, open }) => {
  const { page } = await open(filledDesk);
  await expect(page.getByRole('grid', { name: 'Accounts' }).getByRole('row')).not.toHaveCount(1);
});
