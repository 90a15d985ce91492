/** Lowering a guard asks outside the page, which can neither see nor answer it, and is on record. */
import { answerQuestion, holdQuestions, questions } from './support/native';
import { dialog, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';
import { callFromPage, findProfileId } from './support/page-calls';

const LABEL = 'Kestrel Bay · Production';

test('a guard is lowered only after a system dialog, and kept if the answer is no', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await showProduction(page);
  await holdQuestions(app);
  await page.getByRole('button', { name: `Actions for ${LABEL}` }).click();
  await page.getByRole('menuitem', { name: /^Edit/u }).click();
  await dialog(page).getByLabel('Guard').selectOption({ value: 'normal' });
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => questions(app)).toHaveLength(1);
  const [asked] = await questions(app);
  expect(asked).toContain(`Lower the guard of ${LABEL} from confirm to normal?`);
  await answerQuestion(app, 1);
  await expect(dialog(page).getByRole('alert')).toContainText('is still confirm');
  await expect(page.getByRole('navigation').getByText('confirm', { exact: true })).toBeVisible();

  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => questions(app)).toHaveLength(2);
  await answerQuestion(app, 0);
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('navigation').getByText('confirm', { exact: true })).toHaveCount(0);

  await page.keyboard.press('Control+Shift+A');
  const entries = page.getByRole('grid', { name: 'Activity' }).locator('[data-row]');
  await expect(entries.nth(0)).toContainText(/Change guard confirm → normal.*done.*window/su);
  await expect(entries.nth(1)).toContainText(/Change guard confirm → normal.*refused/su);
  await expect(entries.nth(2)).toContainText('Add instance');
});

test('a page that was tampered with cannot lower a guard or stack up dialogs', async ({
  filledDesk,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  await holdQuestions(app);
  const profileId = await findProfileId(page, LABEL);
  const results: unknown[] = [];
  const lower = async (): Promise<void> => {
    results.push(await callFromPage(page, 'profile.update', { profileId, guard: 'normal' }));
  };
  const ended = Promise.all([lower(), lower(), lower()]);
  // Main refuses two at once: an answer before that would let one of them ask anew.
  await expect.poll(() => results).toHaveLength(2);
  await answerQuestion(app, 1);
  await ended;
  for (const result of results) {
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  }
  expect(await questions(app)).toHaveLength(1);
});
