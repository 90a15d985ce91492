/** A morning with forty instances, from the second start to a file: one path, in one desk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import type { Instance, StandIn } from '../domo';
import { addAgency, agencyInstances, startAgency } from './support/many-instances';
import { pressMenuKey } from './support/native';
import {
  answerSaveDialog,
  dialog,
  drawer,
  filterBy,
  rows,
  settled,
  statusLine,
  syncEnded,
} from './support/screen';
import { PASSPHRASE, setPassphrase } from './support/passphrase';
import { expect, test } from './support/test';

let agency: StandIn;
test.beforeAll(async () => {
  agency = await startAgency();
});
test.afterAll(() => agency.close());

const rail = (page: Page) => page.getByRole('navigation', { name: 'Instances' });
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const tray = (page: Page) => page.getByRole('region', { name: 'Jobs' });
const planned = (page: Page) =>
  dialog(page).getByRole('region', { name: 'Planned changes' }).getByRole('listitem');

/** The status line says `40 of 120 accounts`. */
const counted = async (page: Page): Promise<number> =>
  Number(
    (
      await statusLine(page)
        .getByText(/^\d+ of /u)
        .innerText()
    ).split(' ')[0],
  );

/** The instances of a group, in the order of their labels. */
const inGroup = (group: string): Instance[] =>
  agencyInstances
    .filter((each) => each.group === group)
    .flatMap(({ name }) => agency.instances[name] ?? []);

test('a morning with forty instances goes from what changed over what fails to many changes and a file', async ({
  desk,
  open,
}) => {
  test.setTimeout(900_000);
  const size = { width: 1440, height: 900 };
  await test.step('The evening before, all forty are added, read and locked with a passphrase', async () => {
    const first = await open(desk, { size });
    await addAgency(first.page, agency);
    await expect(rail(first.page)).toContainText('40 instances');
    await first.page.keyboard.press('F5');
    await first.page.getByRole('status').filter({ hasText: 'Sync: 40' }).waitFor({ timeout: 0 });
    await setPassphrase(first.page);
    await first.app.close();
  });

  const [changed, refused] = inGroup('Development');
  const [renamed, kept] = changed?.state.accounts.values() ?? [];
  if (!renamed || !kept || !refused) throw new Error('the agency has no such instances');
  renamed.displayName = 'Renamed overnight';
  refused.faults.add({ kind: 'status', status: 401 });

  const { app, page } = await open(desk, { size });
  const unlock = async (): Promise<void> => {
    await expect(page.getByRole('heading', { name: 'Latchkey is locked' })).toBeVisible();
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await settled(page);
  };

  await test.step('The start says how much is there and how old it is, before anything is read', async () => {
    await unlock();
    await expect(rail(page)).toContainText('40 instances');
    await expect(statusLine(page)).toContainText('120 accounts');
    await expect(statusLine(page)).toContainText(/read .*ago|read just now/u);
  });

  await test.step('A sync of one group reads that group, and says what failed', async () => {
    await rail(page).getByRole('button', { name: 'Development', exact: true }).click();
    await expect(title(page)).toHaveText('Group: Development');
    await settled(page);
    await page.keyboard.press('F5');
    expect(await syncEnded(page)).toContain('1 instance not read');
    await expect(page.getByRole('status', { name: 'Failed instances' })).toContainText(
      '1 of 40 instances failed',
    );
  });

  await test.step('The changes name what another changed overnight', async () => {
    await page.keyboard.press('Control+Shift+h');
    const changes = page.getByRole('grid', { name: 'Changes' }).locator('[data-row]');
    await expect(changes.filter({ hasText: 'Renamed overnight' })).toHaveCount(1);
  });

  await test.step('The board of attention has the refused token first, and the way out works', async () => {
    await page.keyboard.press('Control+Shift+t');
    const board = page.getByRole('table', { name: 'Attention' }).locator('tbody tr');
    await expect(board.first()).toContainText('refuses its token');
    refused.faults.clear();
    await board
      .filter({ hasText: 'refuses its token' })
      .getByRole('button', { name: /Sync|Retry/u })
      .first()
      .click();
    await expect(board.filter({ hasText: 'refuses its token' })).toHaveCount(0);
  });

  await test.step('An account that fails is opened from the board and gets a new value', async () => {
    const account = page.getByRole('table', { name: 'Attention' }).locator('tbody tr').first();
    await account.getByRole('button', { name: /^Open account/u }).click();
    await expect(drawer(page)).toBeVisible();
    await drawer(page).getByRole('button', { name: 'Actions for this account' }).click();
    await page.getByRole('menuitem', { name: 'Edit configuration…' }).click();
    const field = dialog(page).locator('input:not([type="checkbox"], [type="hidden"])').first();
    await field.fill('a value that works');
    await dialog(page).getByRole('button', { name: 'Review' }).click();
    await dialog(page).getByRole('button', { name: /^Save/u }).click();
    await expect(dialog(page).getByText('Domo accepted 1 field')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Done' }).click();
    await expect(dialog(page)).toHaveCount(0);
  });

  await test.step('The palette leads to an account of any instance', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('renamed overnight');
    await expect(page.getByRole('option', { name: /Renamed overnight/u }).first()).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await page.keyboard.press('Enter');
    await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText('Renamed overnight');
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toHaveCount(0);
  });

  await test.step('Shift and Ctrl select rows, and all are renamed after every change was shown', async () => {
    await page.keyboard.press('Control+0');
    await settled(page);
    await rows(page)
      .nth(0)
      .click({ modifiers: ['ControlOrMeta'] });
    await rows(page)
      .nth(3)
      .click({ modifiers: ['Shift'] });
    await expect(page.getByText('4 selected')).toBeVisible();
    await rows(page)
      .nth(1)
      .click({ modifiers: ['ControlOrMeta'] });
    await expect(page.getByText('3 selected')).toBeVisible();
    // On a row that is not selected, F2 renames that one alone.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F2');
    await dialog(page).getByLabel('New name').fill('{name} (checked)');
    await page.keyboard.press('Enter');
    await expect(planned(page)).toHaveCount(3);
    await dialog(page).getByRole('button', { name: 'Rename 3 accounts' }).click();
    await expect(dialog(page).getByRole('button', { name: '3 done' })).toBeVisible();
    expect(namesWith('(checked)')).toBe(3);
  });

  await test.step('The names come back the same way', async () => {
    await dialog(page).getByRole('button', { name: 'Restore the old names…' }).click();
    await expect(planned(page)).toHaveCount(3);
    await dialog(page).getByRole('button', { name: 'Restore 3 names' }).click();
    await expect(dialog(page).getByRole('button', { name: '3 done' })).toBeVisible();
    expect(namesWith('(checked)')).toBe(0);
    await dialog(page).getByRole('button', { name: 'Done', exact: true }).click();
    await expect(dialog(page)).toHaveCount(0);
  });

  await test.step('The jobs have what ran this morning', async () => {
    await page.keyboard.press('Control+j');
    for (const name of ['Sync of 8 instances', 'Rename accounts', 'Restore names']) {
      await expect(tray(page).getByRole('listitem', { name, exact: true })).toHaveCount(1);
    }
    await page.keyboard.press('Escape');
    await expect(tray(page)).toHaveCount(0);
  });

  let shown = 0;
  await test.step('A filter is saved as a view, and is there after a lock', async () => {
    const [word = ''] = kept.displayName.split(' ');
    await filterBy(page, word);
    shown = await counted(page);
    expect(shown).toBeGreaterThanOrEqual(40);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('save as view');
    await expect(page.getByRole('option', { name: /Save as view/u })).toBeVisible();
    await page.keyboard.press('Enter');
    await dialog(page).getByLabel('Name').fill(word);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await pressMenuKey(app, 'ctrl+l', 'lock');
    await unlock();
    await expect(statusLine(page)).toContainText('120 accounts');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: word }).click();
    await expect.poll(() => counted(page)).toBe(shown);
  });

  await test.step('The view becomes a file of what it shows', async () => {
    const file = join(desk.documents, 'view.csv');
    await answerSaveDialog(app, file);
    await page.keyboard.press('Control+e');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText('written to')).toBeVisible();
    const written: Record<string, string>[] = parse(readFileSync(file), {
      columns: true,
      bom: true,
    });
    expect(written).toHaveLength(shown);
    expect(new Set(written.map((row) => row['Profile_Label'])).size).toBe(40);
  });
});

const namesWith = (words: string): number =>
  Object.values(agency.instances)
    .flatMap(({ state }) => [...state.accounts.values()])
    .filter(({ displayName }) => displayName.endsWith(words)).length;
