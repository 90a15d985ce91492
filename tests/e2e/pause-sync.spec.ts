/** A full sync is paused and continued, and offered again after Latchkey was started anew. */
import { expect, test } from './support/test';
import { showProduction, syncEnded } from './support/screen';

test('a full sync is paused, and continued without reading anything twice', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const { page, app } = await open(filledDesk);
  await showProduction(page);
  const goOn = page.getByRole('button', { name: 'Continue', exact: true });
  await expect(goOn).toHaveCount(0);
  // The accounts of one provider have no answer: the sync stands when all others were read.
  const [account] = production.state.accounts.values();
  if (!account) throw new Error('the stand-in has no account');
  const route = `/api/data/v1/providers/*/account/${String(account.id)}`;
  const hung = production.faults.add({ kind: 'silent', route });
  await page.getByRole('button', { name: 'How much to read' }).click();
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  const all = production.state.accounts.size + production.state.oauthAccounts.size;
  await expect(page.getByText(`configs and access, ${all - 1} of ${all}`)).toBeVisible();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Sync paused: / })).toBeVisible();
  await expect(goOn).toBeVisible();
  await app.close();

  production.faults.clear();
  expect(hung).toBeDefined();
  const read = new Set(
    production.log.all({ route: 'accounts.config', outcome: 'answered' }).map(({ path }) => path),
  );
  production.log.clear();
  const again = await open(filledDesk);
  await showProduction(again.page);
  const goOnAgain = again.page.getByRole('button', { name: 'Continue', exact: true });
  await goOnAgain.click();
  expect(await syncEnded(again.page)).toContain('1 instance');
  await expect(goOnAgain).toHaveCount(0);
  const asked = production.log.all({ route: 'accounts.config', status: 200 });
  expect(asked.map(({ path }) => path)).toContain(
    `/api/data/v1/providers/${account.dataProviderType}/account/${String(account.id)}`,
  );
  // What was answered before it was paused is not asked for again.
  const twice = asked.filter(({ path }) => read.has(path));
  expect(read.size).toBeGreaterThan(1);
  expect(twice).toEqual([]);
});
