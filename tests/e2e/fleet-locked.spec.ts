/** Changes to many accounts while Latchkey is locked, and in the list of jobs: no end is lost. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { Instance } from '../domo';
import { chooseInMenu } from './support/native';
import {
  answerSaveDialog,
  dialog,
  filterBy,
  rows,
  settled,
  showProduction,
} from './support/screen';
import { lockByMenu, openWithPassphrase, unlock } from './support/passphrase';
import { expect, test } from './support/test';

const LABEL = 'Kestrel Bay · Production';
const tray = (page: Page) => page.getByRole('region', { name: 'Jobs' });
const job = (page: Page, title: string) =>
  tray(page).getByRole('listitem', { name: title, exact: true });

async function lockAndUnlock(
  app: ElectronApplication,
  page: Page,
  between: () => void | Promise<void>,
): Promise<void> {
  await lockByMenu(app, page);
  await between();
  await unlock(page);
  await settled(page);
}

test('a run goes on while Latchkey is locked, and after unlocking its end is told, listed and opened', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { app, page } = await openWithPassphrase(open, filledDesk);
  await chooseInMenu(app, 'renewTokens');
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  const { production } = instances;
  production.faults.add({ kind: 'hold', route: 'tokens.create' });
  await dialog(page).getByRole('button', { name: 'Renew 3 tokens' }).click();
  await expect.poll(() => production.log.count({ route: 'tokens.create' })).toBe(1);

  // It still runs after unlocking: the list has it, without its end.
  await lockAndUnlock(app, page, () => undefined);
  await page.keyboard.press('Control+j');
  await expect(tray(page)).toContainText(
    'Changes to many accounts, begun before Latchkey was locked',
  );
  await lockAndUnlock(app, page, () => {
    production.faults.clear();
  });

  const notice = page.getByRole('status', { name: 'Job that ended' });
  await expect(notice).toContainText('changes to many accounts ended: 3 done.');
  await page.keyboard.press('Control+j');
  await expect(tray(page)).toContainText('changes to many accounts ended: 3 done.');
  await notice.getByRole('button', { name: 'Details' }).click();
  await expect(dialog(page).getByRole('button', { name: '3 done' })).toBeVisible();
});

/** An account with datasets of Production that the inventory says who owns, and another one of its provider. */
function chooseAccounts({ state }: Instance) {
  const plain = [...state.accounts.values()].filter(
    ({ closed, dataProviderType, secretManagerAccountId, displayName }) =>
      !closed &&
      dataProviderType === 'snowflake' &&
      secretManagerAccountId === null &&
      /^\w[\w ()·-]{8,40}$/u.test(displayName),
  );
  const account = plain.find(({ datasets }) => datasets.length > 1);
  const other = plain.find((one) => one !== account);
  const owner = account?.access.find(
    ({ accessLevel, type }) => accessLevel === 'OWNER' && type === 'USER',
  );
  const people = [...state.users.values()].filter(({ active }) => active);
  const who = people.find(({ id }) => String(id) === owner?.id);
  const heir = people.find((one) => one !== who && !one.admin);
  if (!account || !other || !who || !heir) throw new Error('There are no such accounts.');
  return { account, other, who, heir };
}

const showChanges = (page: Page) =>
  dialog(page).getByRole('button', { name: 'Show the changes' }).click();

/** Opens a form of the one account that is selected. */
async function openForm(
  { app, page }: { app: ElectronApplication; page: Page },
  name: string,
  { id, displayName }: { id: number; displayName: string },
): Promise<void> {
  await filterBy(page, displayName);
  const row = rows(page)
    .filter({ hasText: displayName })
    .filter({ hasText: String(id) });
  await row.first().getByRole('checkbox').check();
  await chooseInMenu(app, name);
}

/** Confirms, runs, and leaves the dialog while the run waits; then its job is in the list, and ends there. */
async function runBehind(page: Page, domo: Instance, route: string, title: string): Promise<void> {
  await expect(
    dialog(page).getByRole('region', { name: 'Planned changes' }).getByRole('listitem').first(),
  ).toContainText('will be written');
  const label = dialog(page).getByLabel(`Type “${LABEL}” to confirm`);
  if ((await label.count()) > 0) await label.fill(LABEL);
  domo.faults.add({ kind: 'hold', route });
  const sent = domo.log.count({ route });
  await dialog(page).locator('button[type="submit"]:visible').click();
  await expect.poll(() => domo.log.count({ route })).toBeGreaterThan(sent);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(job(page, title).getByRole('progressbar')).toBeVisible();
  domo.faults.clear();
  await expect(job(page, title)).toContainText(/\d+ done/u);
}

test('each change to many accounts is in the list of jobs while it runs, and its end after it', async ({
  filledDesk,
  standIn: { instances },
  open,
}, info) => {
  // One window makes every change.
  const { production, staging } = instances;
  const { account, other, who, heir } = chooseAccounts(production);
  const twin = [...staging.state.accounts.values()].find(
    ({ displayName }) => displayName === account.displayName,
  );
  if (!twin) throw new Error('There is no such account in the other instance.');
  twin.config['role'] = 'OLD_READER';
  account.config['role'] = 'LEDGER_READER';
  const shown = await open(filledDesk);
  const { app, page } = shown;
  await showProduction(page);
  await page.keyboard.press('Control+j');

  await test.step('align', async () => {
    await openForm(shown, 'align', account);
    await dialog(page).getByLabel('Kestrel Bay · Staging').check();
    await showChanges(page);
    await runBehind(page, staging, 'accounts.updateConfig', 'Align accounts');
  });
  await test.step('rotate', async () => {
    await openForm(shown, 'rotate', account);
    await showChanges(page);
    for (const label of ['New value of password', 'New value of password, once more'])
      await dialog(page).getByLabel(label, { exact: true }).fill('made-up-value');
    await runBehind(page, production, 'accounts.updateConfig', 'Change a secret');
  });
  await test.step('repoint', async () => {
    await openForm(shown, 'repoint', account);
    await dialog(page).getByLabel(`Account that they get in ${LABEL}`).fill(String(other.id));
    await page.getByRole('option', { name: `(${String(other.id)})` }).click();
    await showChanges(page);
    await runBehind(page, production, 'streams.update', 'Give datasets another account');
  });
  await test.step('transfer', async () => {
    await openForm(shown, 'transfer', account);
    await dialog(page).getByLabel('E-mail address of the person who leaves').fill(who.emailAddress);
    await dialog(page).getByLabel('E-mail address of the new owner').fill(heir.emailAddress);
    await showChanges(page);
    await runBehind(page, production, 'accounts.share', 'Move what a person owns');
  });
  await test.step('hygiene', async () => {
    await chooseInMenu(app, 'hygiene');
    const unused = /^Unused \d+/u;
    await dialog(page).getByRole('radiogroup').getByText(unused).click();
    const first = dialog(page).getByRole('region', { name: 'Unused' }).getByRole('listitem');
    await first.first().getByRole('checkbox').check();
    await dialog(page).getByRole('button', { name: 'Rename…' }).click();
    await dialog(page).getByLabel('New name').fill('{name} (unused)');
    await showChanges(page);
    await runBehind(page, production, 'accounts.rename', 'Rename accounts');
  });
  await test.step('review', async () => {
    await chooseInMenu(app, 'review');
    await answerSaveDialog(app, info.outputPath('review.jsonl'));
    await dialog(page).getByRole('button', { name: 'Write the review…' }).click();
    await expect(dialog(page).getByRole('status')).toContainText('SHA-256');
    await page.keyboard.press('Escape');
    await expect(job(page, 'Review of access')).toContainText('file written');
  });
});

test('a plan and a publish whose forms are locked over go on, and each end is told after unlocking', async ({
  filledDesk,
  standIn: { instances },
  open,
}) => {
  const { staging } = instances;
  const people = [...staging.state.users.values()];
  const who = people.find(({ displayName }) => displayName === 'Rafael Okonjo');
  const heir = people.find(({ displayName }) => displayName === 'Noor Haddad');
  if (!who || !heir) throw new Error('There are no such people.');
  const { app, page } = await openWithPassphrase(open, filledDesk);
  await page.keyboard.press('Control+3');
  await settled(page);

  await chooseInMenu(app, 'transfer');
  await dialog(page).getByLabel('E-mail address of the person who leaves').fill(who.emailAddress);
  await dialog(page).getByLabel('E-mail address of the new owner').fill(heir.emailAddress);
  for (const label of [LABEL, 'Kestrel Bay · Development'])
    await dialog(page).getByLabel(label).uncheck();
  // One: with as many as may be in flight, nothing else could be asked.
  staging.faults.add({ kind: 'hold', route: 'accounts.access', times: 1 });
  await dialog(page).getByRole('button', { name: 'Show the changes' }).click();
  await expect.poll(() => staging.log.count({ route: 'accounts.access' })).toBeGreaterThan(0);
  await page.keyboard.press('Escape');

  await chooseInMenu(app, 'publish');
  staging.faults.add({ kind: 'hold', route: 'datasets.create' });
  await dialog(page)
    .getByRole('button', { name: /^Publish [\d,]+ rows/u })
    .click();
  await expect.poll(() => staging.log.count({ route: 'datasets.create' })).toBe(1);
  await lockAndUnlock(app, page, () => undefined);
  await page.keyboard.press('Control+j');
  await expect(tray(page)).toContainText('Publishing to Domo, begun before Latchkey was locked');
  await expect(tray(page)).toContainText('Reading accounts for a change, begun before');
  staging.faults.clear();

  const notices = page.getByRole('status', { name: 'Job that ended' });
  await expect(notices.filter({ hasText: 'publishing to Domo was done' })).toBeVisible();
  const plan = notices.filter({ hasText: 'the plan of a change is ready' });
  await plan.getByRole('button', { name: 'Review…' }).click();
  await expect(dialog(page).getByRole('region', { name: 'Planned changes' })).toContainText(
    `access of ${who.displayName}`,
  );
});
