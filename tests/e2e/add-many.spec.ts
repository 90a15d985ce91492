/** Adding many instances at once, by keyboard, and taking the list of them elsewhere. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { StandIn } from '../domo';
import { expectAccessible } from './support/axe';
import { agencyInstances, startAgency } from './support/many-instances';
import { answerQuestion, chooseInMenu, holdQuestions, questions } from './support/native';
import { answerOpenDialog, answerSaveDialog, dialog } from './support/screen';
import { expect, test } from './support/test';

let agency: StandIn;
test.beforeAll(async () => {
  agency = await startAgency();
});
test.afterAll(() => agency.close());

const of = (name: string) => {
  const instance = agency.instances[name];
  if (!instance) throw new Error(`no instance ${name}`);
  return { origin: instance.origin, token: instance.token('admin') };
};

async function paste(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, written) => clipboard.writeText(written), text);
  await page.keyboard.press('Control+v');
}

const rail = (page: Page) => page.getByRole('navigation', { name: 'Instances' });
const listField = (page: Page) =>
  dialog(page).getByRole('textbox', { name: 'Instances, one per line' });
const table = (page: Page, name: string) => dialog(page).getByRole('region', { name });
const line = (page: Page, name: string, text: string) =>
  table(page, name)
    .getByRole('row')
    .filter({ has: page.getByText(text, { exact: true }) });

test('40 pasted lines and 40 pasted tokens become 40 instances, by keyboard alone', async ({
  desk,
  open,
}) => {
  const { app, page } = await open(desk);
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Find an instance')).toBeFocused();
  await page.keyboard.type('add many');
  await expect(page.getByRole('option', { name: 'Add many instances…' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(listField(page)).toBeFocused();
  const lines = agencyInstances.map(({ name, label, group }) => [label, of(name).origin, group]);
  await paste(app, page, lines.map((cells) => cells.join('\t')).join('\r\n'));
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toContainText('40 new.');
  await expect(dialog(page).getByRole('button', { name: 'Enter tokens' })).toBeFocused();
  await page.keyboard.press('Enter');
  const field = dialog(page).getByLabel(/^Access token of/u);
  await expect(field).toBeFocused();
  // One by one, then the rest at once, in any order.
  const [first, ...others] = agencyInstances.map(({ name }) => of(name));
  await paste(app, page, first?.token ?? '');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('39 tokens are missing');
  const pairs = others.toReversed().map(({ origin, token }) => `${origin};${token}`);
  await paste(app, page, pairs.join('\n'));
  await expect(dialog(page)).toContainText('Took 39 tokens. Every instance has a token.');
  await expectAccessible(page, 'the tokens of many instances');
  await expect(dialog(page).getByRole('button', { name: 'Add 40 instances' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('40 added.');
  await expect(dialog(page).getByRole('button', { name: 'Sync 40 instances' })).toBeFocused();
  expect(await page.content()).not.toContain(first?.token ?? 'no token');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(rail(page).getByText('40 instances')).toBeVisible();
});

test('a list says what is wrong with which line, and each instance has its own result', async ({
  desk,
  open,
}) => {
  const { app, page } = await open(desk);
  const [one, two, three] = agencyInstances.slice(0, 3).map(({ name }) => of(name));
  await chooseInMenu(app, 'addMany');
  await expect(listField(page)).toBeFocused();
  await paste(
    app,
    page,
    `One,${one?.origin ?? ''},Production\nTwo,${two?.origin ?? ''}\nThree,${three?.origin ?? ''}\nFour,dash.acme.com\nFive,http://127.0.0.1:9`,
  );
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toContainText('1 refused, 4 new.');
  await expect(line(page, 'Lines of the list', 'Four')).toContainText('Only hosts under domo.com');
  await expectAccessible(page, 'the lines of a list');
  await page.keyboard.press('Enter');
  const tokens = [`One ${one?.token ?? ''}`, 'Two not-a-token', 'Five any', 'Nobody any'];
  await expect(dialog(page).getByLabel('Access token of One')).toBeFocused();
  await paste(app, page, tokens.join('\n'));
  await expect(dialog(page)).toContainText('1 line names none of these instances.');
  await expect(dialog(page)).toContainText('1 instance is added without a token.');
  await dialog(page).getByRole('button', { name: 'Add 4 instances' }).click();
  await expect(dialog(page)).toContainText('2 not added, 1 added without token, 1 added.');
  await expect(line(page, 'Results', 'Two')).toContainText('not added');
  await expect(line(page, 'Results', 'Five')).toContainText('not added');
  await expect(line(page, 'Results', 'Three')).toContainText('added without token');
  await expectAccessible(page, 'the results of adding');

  // What is open can be corrected at once, and the rest stays as it is.
  await dialog(page).getByRole('button', { name: 'Go on with 3 instances…' }).click();
  await expect(dialog(page)).toContainText('2 there already');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByLabel('Access token of Two')).toBeFocused();
  await paste(app, page, `Two ${two?.token ?? ''}\nThree ${three?.token ?? ''}`);
  await dialog(page)
    .getByRole('button', { name: /^Add 3/u })
    .click();
  await expect(line(page, 'Results', 'Two')).toContainText('added');
  await expect(line(page, 'Results', 'Three')).toContainText('changed');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  // Five had no token the second time, so it was added without one.
  await expect(rail(page).getByText('4 instances')).toBeVisible();
});

test('a list from a file runs no command before the system has asked', async ({ desk, open }) => {
  const { app, page } = await open(desk);
  const [one] = agencyInstances.slice(0, 1).map(({ name }) => of(name));
  const token = join(desk.home, 'token');
  writeFileSync(token, one?.token ?? '');
  const command = `node -p "require('fs').readFileSync('${token}','utf8')"`;
  const list = join(desk.documents, 'list.json');
  const instance = { label: 'One', instance: one?.origin, token: `cmd:${command}` };
  writeFileSync(list, JSON.stringify({ latchkeyInstances: 1, instances: [instance] }));
  await answerOpenDialog(app, list);
  await holdQuestions(app);
  await chooseInMenu(app, 'addMany');
  await dialog(page).getByRole('button', { name: 'Choose a file…' }).click();
  await dialog(page).getByRole('button', { name: 'Add 1 instance' }).click();
  await expect.poll(() => questions(app)).toHaveLength(1);
  expect((await questions(app))[0]).toContain(`Runs: ${command}`);
  await answerQuestion(app, 1);
  await expect(dialog(page)).toContainText('No token was read, and no instance was added.');
  await dialog(page).getByRole('button', { name: 'Add 1 instance' }).click();
  await expect.poll(() => questions(app)).toHaveLength(2);
  await answerQuestion(app, 0);
  await expect(dialog(page)).toContainText('1 added.');
});

test('the list of instances is written to a file that has no token', async ({
  filledDesk,
  open,
  standIn,
}) => {
  const { app, page } = await open(filledDesk);
  const file = join(filledDesk.documents, 'instances.json');
  await answerSaveDialog(app, file);
  await chooseInMenu(app, 'exportInstances');
  // The file has its name when it is whole.
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect(page.getByText('Export the list of instances').first()).toBeVisible();
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ latchkeyInstances: 1, instances: [{}, {}, {}] });
  for (const { tokens } of Object.values(standIn.instances)) {
    expect(text).not.toContain(tokens['admin']);
  }
});
