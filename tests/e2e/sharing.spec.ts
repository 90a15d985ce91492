import { expect } from './support/test';
import { entry, idOf, level, pick, setGuard, sharesSent, test } from './support/access';
import { drawer } from './support/screen';

test('the keyboard is enough to find a person and give access after a review', async ({
  shown: { production, account, page },
}) => {
  await drawer(page).getByRole('combobox', { name: 'Find users and groups' }).focus();
  await page.keyboard.type('lindqv');
  const found = page.getByRole('option');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText(/Bea Lindqvist.*@/su);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(drawer(page).getByRole('combobox', { name: 'Level' })).toBeFocused();
  await expect(drawer(page)).toContainText(
    `Give Bea Lindqvist “Can view” access to ${account.displayName} in Kestrel Bay · Production`,
  );
  expect(sharesSent(production)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(entry(page, 'Bea Lindqvist')).toContainText('Can view');
  await expect(drawer(page).getByRole('status')).toContainText('Done: Give Bea Lindqvist');
  expect(sharesSent(production)).toEqual([
    { type: 'USER', id: expect.anything(), accessLevel: 'CAN_VIEW' },
  ]);
  const id = idOf(production, 'Bea Lindqvist');
  expect(account.access).toContainEqual({ type: 'USER', id, accessLevel: 'CAN_VIEW' });
  await expect(drawer(page).getByRole('combobox', { name: 'Find users and groups' })).toBeFocused();
});

test('access is changed and removed after a question, and Cancel sends nothing', async ({
  shown: { production, account, page },
}) => {
  const ask = page.getByRole('dialog', { name: 'Change access' });
  await level(page, 'Noor Haddad').click();
  await page.getByRole('menuitem', { name: /^Can edit/u }).click();
  await expect(ask).toContainText(
    `Change the access of Noor Haddad to ${account.displayName} in Kestrel Bay · Production from “Can view” to “Can edit”?`,
  );
  await ask.getByRole('button', { name: 'Cancel' }).click();
  await expect(ask).toHaveCount(0);
  expect(sharesSent(production)).toEqual([]);

  await level(page, 'Noor Haddad').click();
  await page.getByRole('menuitem', { name: /^Can edit/u }).click();
  await ask.getByRole('button', { name: 'Change access' }).click();
  await expect(level(page, 'Noor Haddad')).toHaveText('Can edit');

  await level(page, 'Finance Analysts').click();
  await page.getByRole('menuitem', { name: 'Remove access…' }).click();
  await expect(ask).toContainText('Remove the access of Finance Analysts (“Can edit”)');
  await ask.getByRole('button', { name: 'Remove access' }).click();
  await expect(entry(page, 'Finance Analysts')).toHaveCount(0);
  expect(sharesSent(production)).toMatchObject([
    { type: 'USER', accessLevel: 'CAN_EDIT' },
    { type: 'GROUP', accessLevel: 'NONE' },
  ]);
});

test('the last owner and a read-only instance cannot be changed, and the window says why', async ({
  shown: { production, page },
}) => {
  await expect(level(page, 'Rafael Okonjo')).toBeDisabled();
  await drawer(page).getByRole('combobox', { name: 'Find users' }).focus();
  await page.keyboard.press('Tab');
  await expect(level(page, 'Rafael Okonjo')).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('This is the last owner');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);

  await setGuard(page, 'Kestrel Bay · Production', 'read-only');
  await expect(drawer(page)).toContainText('is read-only. To change access');
  await expect(level(page, 'Noor Haddad')).toBeDisabled();
  await expect(drawer(page).getByRole('combobox', { name: 'Find users' })).toBeDisabled();
  expect(sharesSent(production)).toEqual([]);
});

test('giving an existing level shows a plain notice, and a refusal shows an error', async ({
  shown: { production, account, page },
}) => {
  // Somebody else gives the same meanwhile: Domo answers 500, and the list shows that it is done.
  const id = idOf(production, 'Bea Lindqvist');
  account.access = [...account.access, { type: 'USER', id, accessLevel: 'CAN_VIEW' }];
  await pick(page, 'Lindqvist', 'Bea Lindqvist');
  await drawer(page).getByRole('button', { name: 'Give access' }).click();
  await expect(drawer(page).getByRole('status')).toContainText('already');
  await expect(drawer(page).getByRole('alert')).toHaveCount(0);
  await expect(entry(page, 'Bea Lindqvist')).toContainText('Can view');
  await expect(drawer(page).getByRole('combobox', { name: 'Find users' })).toBeVisible();

  production.faults.add({ kind: 'status', status: 500, route: 'accounts.share' });
  await level(page, 'Noor Haddad').click();
  await page.getByRole('menuitem', { name: /^Can edit/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change access' }).click();
  await expect(drawer(page).getByRole('alert')).toHaveAttribute('data-tone', 'red');
  await expect(level(page, 'Noor Haddad')).toHaveText('Can view');
});

test('a change without an answer is unknown, is sent once, and can be checked', async ({
  shown: { production, page },
}) => {
  production.faults.add({ kind: 'loseAnswer', route: 'accounts.share' });
  await level(page, 'Noor Haddad').click();
  await page.getByRole('menuitem', { name: /^Can share/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change access' }).click();
  const amber = drawer(page).getByRole('alert').first();
  await expect(amber).toHaveAttribute('data-tone', 'amber');
  await expect(drawer(page)).toContainText('Requested: Change the access of Noor Haddad');
  // Main has looked already; the list tells the truth. Reading again settles it for the user too.
  await expect(level(page, 'Noor Haddad')).toHaveText('Can share');
  await amber.getByRole('button', { name: 'Refresh' }).click();
  await expect(level(page, 'Noor Haddad')).toHaveText('Can share');
  await expect(drawer(page).getByRole('alert')).toHaveCount(0);
  expect(sharesSent(production)).toHaveLength(1);
});

test('a group shows its members, and which of them are listed directly too', async ({
  shown: { production, page },
}) => {
  const group = [...production.state.groups.values()].find(
    ({ name }) => name === 'Finance Analysts',
  );
  const noor = Number(idOf(production, 'Noor Haddad'));
  const bea = Number(idOf(production, 'Bea Lindqvist'));
  Object.assign(group ?? {}, { userIds: [noor, bea, 424_242] });

  const members = page.getByRole('button', { name: 'Members of Finance Analysts' });
  await members.focus();
  await page.keyboard.press('Enter');
  await expect(members).toHaveAttribute('aria-expanded', 'true');
  const lines = page
    .getByRole('list', { name: 'Members of Finance Analysts' })
    .getByRole('listitem');
  await expect(lines).toHaveText([
    'Bea Lindqvist',
    'Noor Haddadalso listed directly: Can view',
    '(no name, user 424242)',
  ]);
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(0);
  // A group that cannot be read says why, and takes nothing else away.
  production.faults.add({ kind: 'status', status: 403, route: 'groups.get' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'was not found' })).toBeVisible();
  await expect(entry(page, 'Noor Haddad')).toBeVisible();
  expect(sharesSent(production)).toEqual([]);
});

test('an instance with the first version of sharing says so', async ({
  shown: { production, page },
}) => {
  production.modes.sharing = 'v1only';
  await pick(page, 'Lindqvist', 'Bea Lindqvist');
  await drawer(page).getByRole('button', { name: 'Give access' }).click();
  await expect(entry(page, 'Bea Lindqvist')).toContainText('Can view');
  await expect(drawer(page).getByRole('status').filter({ hasText: 'version' })).toBeVisible();
});

test('the search finds groups, says when it finds nothing, and says when Domo is out of reach', async ({
  shown: { production, page },
}) => {
  await pick(page, 'marketing', 'Marketing Insights');
  await expect(drawer(page)).toContainText('Give Marketing Insights “Can view”');
  await drawer(page).getByRole('button', { name: 'Choose someone else' }).click();

  const field = drawer(page).getByRole('combobox', { name: 'Find users and groups' });
  await field.fill('nobody of this name');
  await expect(page.getByText('No user or group matches')).toBeVisible();
  await production.playUnknown('refused');
  await field.fill('Bea');
  await expect(
    page.getByRole('alert').filter({ hasText: /reach|network|offline/iu }),
  ).toBeVisible();
});
