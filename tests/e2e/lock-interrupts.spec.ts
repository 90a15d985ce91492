/** What was under way when the window was locked: a question, a copied secret, a page that will not go, the way back. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppLock } from '../../src/main/lock/app-lock';
import { EntrySeal } from '../../src/main/lock/entry-seal';
import { beginFromPage, callFromPage, findProfileId } from './support/page-calls';
import { expectAccessible } from './support/axe';
import {
  lockByMenu,
  lockHeading,
  openWithPassphrase,
  PASSPHRASE,
  unlock,
} from './support/passphrase';
import { answerQuestion, holdQuestions, questions } from './support/native';
import { dialog, rows, settled } from './support/screen';
import { expect, test } from './support/test';

test.use({ secrets: 'someReadable' });

test('what was begun before the lock changes no guard, copies no secret and keeps no page on the screen', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { production } = instances;
  const { app, page } = await openWithPassphrase(open, filledDesk);
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
  const { app, page } = await openWithPassphrase(open, filledDesk);
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

test('another lock.json unlocks nothing while a sync runs behind the lock, and the right one comes back', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await openWithPassphrase(open, filledDesk);
  const file = join(filledDesk.home, 'lock.json');
  const own = readFileSync(file, 'utf8');
  instances.production.faults.add({ kind: 'hold', route: 'accounts.list' });
  beginFromPage(page, 'inventory.sync', { profileIds: null, depth: 'list' });
  await expect
    .poll(() => instances.production.log.count({ route: 'accounts.list' }))
    .toBeGreaterThan(0);
  await lockByMenu(app, page);
  writeFileSync(file, await fileOfAnother(filledDesk.home));
  await unlock(page, 'passphrase of an intruder');
  await expect(page.getByRole('alert')).toContainText('The passphrase is wrong.');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    keyId: (JSON.parse(own) as { keyId: string }).keyId,
  });
  await unlock(page);
  await settled(page);
  instances.production.faults.clear();
});

test('a start without its lock.json says so, sets no other passphrase, and goes on once the file is back', async ({
  filledDesk,
  open,
}) => {
  const { app: first } = await openWithPassphrase(open, filledDesk);
  await first.close();
  const file = join(filledDesk.home, 'lock.json');
  const own = readFileSync(file);
  rmSync(file);
  const { page } = await open(filledDesk);
  await expect(page.getByText(/lock\.json is missing/u).first()).toBeVisible();
  const refused = await callFromPage(page, 'lock.setPassphrase', {
    passphrase: 'a new passphrase',
    current: null,
  });
  expect(refused).toMatchObject({ ok: false, problem: { code: 'storeDamaged' } });
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, own);
  await expect(lockHeading(page)).toBeVisible();
  await unlock(page);
  await settled(page);
  await expect(rows(page).first()).toBeVisible();
});

/** What Latchkey wrote for another data folder, whose passphrase somebody else knows. */
async function fileOfAnother(home: string): Promise<string> {
  const elsewhere = mkdtempSync(join(home, 'elsewhere-'));
  const lock = new AppLock({
    home: elsewhere,
    seal: new EntrySeal(),
    readFirstSealedEntry: () => Promise.resolve(null),
    rewriteEntries: () => Promise.resolve(),
  });
  await lock.setPassphrase('passphrase of an intruder', null);
  return readFileSync(join(elsewhere, 'lock.json'), 'utf8');
}

test('Settings say that a set-up was interrupted before anybody saw the recovery code, until there is a new one', async ({
  filledDesk,
  open,
}) => {
  const { app: first } = await openWithPassphrase(open, filledDesk);
  await first.close();
  // As a kill leaves it after the entries were sealed.
  const file = join(filledDesk.home, 'lock.json');
  const left = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...left, recoveryUnseen: true, sealsAll: false }));
  const { page } = await open(filledDesk);
  await unlock(page);
  await settled(page);
  await page.keyboard.press('Control+,');
  const notice = dialog(page).getByRole('status');
  await expect(notice).toContainText('Nobody has seen the recovery code.');
  await expectAccessible(page, 'the notice of an interrupted set-up');
  await dialog(page).getByRole('button', { name: 'Change passphrase…' }).click();
  await dialog(page).getByLabel('Current passphrase').fill(PASSPHRASE);
  await dialog(page).getByLabel('New passphrase', { exact: true }).fill('another passphrase');
  await dialog(page).getByLabel('Repeat the new passphrase').fill('another passphrase');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Change passphrase…' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});
