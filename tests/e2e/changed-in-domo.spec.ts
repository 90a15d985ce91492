import { expect, test } from './support/test';
import { drawer, openAccount, showProduction, syncAll } from './support/screen';

test('the drawer says who changed an account in Domo, or that nobody can read it', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { state, modes } = standIn.instances.production;
  const account = [...state.accounts.values()].find(({ closed }) => !closed);
  const user = [...state.users.values()].find(({ admin }) => admin);
  if (!account || !user) throw new Error('not there');
  const { page } = await open(filledDesk);
  await showProduction(page);
  await openAccount(page, account.id, account.displayName);
  const refused = drawer(page).getByText('Who changed it is not readable here.');
  await expect(refused).toBeVisible();

  modes.audit = 'usual';
  state.audit.add(user, 'UPDATED', account, Date.now() - 2 * 86_400_000);
  await syncAll(page);
  await expect(refused).toBeHidden();
  await expect(drawer(page)).toContainText(`Changed in Domo by ${user.displayName}, 2 d`);
});
