/** What was under way when the window was locked: a question, a copied secret, a page that will not go, the way back. */
import { beginFromPage, findProfileId } from './support/page-calls';
import { lockByMenu, lockHeading, setPassphrase, unlock } from './support/passphrase';
import { answerQuestion, holdQuestions, questions } from './support/native';
import { settled } from './support/screen';
import { expect, test } from './support/test';

test.use({ secrets: 'someReadable' });

test('what was begun before the lock changes no guard, copies no secret and keeps no page on the screen', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const { app, page } = await open(filledDesk);
  await settled(page);
  await setPassphrase(page);
  const profileId = await findProfileId(page, 'Kestrel Bay · Production');

  await holdQuestions(app);
  beginFromPage(page, 'profile.update', { profileId, guard: 'normal' });
  await expect.poll(() => questions(app)).toHaveLength(1);
  const account = [...production.state.accounts.values()].find(
    (each) => each.dataProviderType === 'amazon-s3' && each.readable && !each.closed,
  );
  if (account === undefined) throw new Error('the stand-in has no readable account');
  production.faults.add({ kind: 'hold', route: 'accounts.config' });
  beginFromPage(page, 'account.reveal', {
    profileId,
    kind: 'account',
    id: account.id,
    field: 'secretKey',
    to: 'clipboard',
  });
  await expect.poll(() => production.log.count({ route: 'accounts.config' })).toBeGreaterThan(0);
  // The key press above is what lets a page ask to stay.
  await page.evaluate(() => {
    addEventListener('beforeunload', (event) => {
      event.preventDefault();
    });
  });

  await lockByMenu(app, page);
  await answerQuestion(app, 0);
  production.faults.clear();
  await page.evaluate(() => {
    history.back();
  });
  await expect(lockHeading(page)).toBeVisible();

  await unlock(page);
  await settled(page);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
  await expect(page.getByRole('navigation').getByText('confirm', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+A');
  const entries = page.getByRole('grid', { name: 'Activity' }).locator('[data-row]');
  await expect(entries.filter({ hasText: 'Change guard confirm → normal' })).toContainText(
    'refused',
  );
});

test('the page of the lock hears nothing of a sync, and cannot cancel it', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  await setPassphrase(page);
  instances.production.faults.add({ kind: 'hold', route: 'accounts.list' });
  beginFromPage(page, 'inventory.sync', {}, 'a sync');
  await expect
    .poll(() => instances.production.log.count({ route: 'accounts.list' }))
    .toBeGreaterThan(0);
  await lockByMenu(app, page);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.latchkey.subscribe((event) => heard.push(event));
    window.latchkey.cancel('a sync');
  });
  instances.production.faults.clear();
  await expect
    .poll(() => instances.production.log.count({ route: 'accounts.list', outcome: 'answered' }))
    .toBeGreaterThan(0);
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  await unlock(page);
  await expect(page.getByRole('status', { name: 'Job that ended' })).toContainText('3 read');
});
