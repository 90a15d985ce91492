/** The first hour of somebody who never saw Latchkey, from the first screen to a file: one path, in one window. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { exportManifestSchema } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';
import { compareInstances, matrix } from './support/comparison';
import { answerSaveDialog, dialog, drawer, rows, settled, syncEnded } from './support/screen';
import { expect, test } from './support/test';

test.use({ secrets: 'someReadable' });

const rail = (page: Page) => page.getByRole('navigation', { name: 'Instances' });
const failed = (page: Page) => page.getByRole('status', { name: 'Failed instances' });

async function paste(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, written) => clipboard.writeText(written), text);
  await page.keyboard.press('Control+v');
}

test('a newcomer gets from the first screen to a file of accounts, past a wrong token and a dead instance', async ({
  desk,
  standIn,
  open,
}) => {
  const { production, staging, development } = standIn.instances;
  const { app, page } = await open(desk);
  const named = (text: string) => dialog(page).getByLabel(text, { exact: true });

  await test.step('The first screen says where things are kept, and where a token is made', async () => {
    await expect(page.getByText(desk.home)).toBeVisible();
    await expect(page.getByText('are in the keychain of this system')).toBeVisible();
    await expect(page.getByText('Admin > Authentication > Access tokens')).toBeVisible();
  });

  await test.step('A sample company is there to look at, and gone without a trace', async () => {
    await page.getByRole('button', { name: 'Look around with a sample company' }).click();
    await settled(page);
    await expect(rail(page)).toContainText('5 instances');
    await page.getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { name: 'Add your first instance' })).toBeVisible();
  });

  await test.step('A wrong token is a Problem that says what to do, and costs nothing that was typed', async () => {
    await page.keyboard.press('Control+n');
    await expect(named('Instance')).toBeFocused();
    await page.keyboard.type(production.origin);
    await page.keyboard.press('Tab');
    await expect(named('Access token')).toBeFocused();
    await page.keyboard.type('DDCI-not-the-token');
    await named('Label').fill('Production');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('alert')).toContainText('access token');
    await expect(named('Instance')).toHaveValue(production.origin);
    await expect(named('Label')).toHaveValue('Production');
    await expect(rail(page)).not.toContainText('Production');
    await named('Access token').focus();
    await page.keyboard.press('Control+a');
    await paste(app, page, production.token('admin'));
    await expect(dialog(page).getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    expect(await syncEnded(page)).toContain('1 instance');
    await settled(page);
  });

  await test.step('The others are pasted as lines, and their tokens too', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('add many');
    await expect(page.getByRole('option', { name: 'Add many instances…' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(named('Instances, one per line')).toBeFocused();
    await paste(app, page, `Staging\t${staging.origin}\nDevelopment\t${development.origin}`);
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page).getByRole('button', { name: 'Enter tokens' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByLabel(/^Access token of/u)).toBeFocused();
    const tokens = [staging, development].map(
      (instance) => `${instance.origin};${instance.token('admin')}`,
    );
    await paste(app, page, tokens.join('\n'));
    await expect(dialog(page).getByRole('button', { name: 'Add 2 instances' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toContainText('2 added.');
  });

  await test.step('The first sync names the dead instance first, with its way out', async () => {
    staging.faults.add({ kind: 'status', status: 401 });
    const sync = dialog(page).getByRole('button', { name: /^Sync 2 instances/u });
    await expect(sync).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(failed(page)).toContainText('1 of 3 instances failed');
    await page.getByRole('button', { name: 'Details', exact: true }).click();
    await expect(dialog(page).getByRole('heading', { level: 3 }).first()).toContainText(
      '1 instance not read',
    );
    const ways = dialog(page).getByRole('group', { name: /^What to do about Staging/u });
    await expect(ways.getByRole('button', { name: 'Replace token…' })).toBeVisible();
    staging.faults.clear();
    await ways.getByRole('button', { name: 'Retry', exact: true }).click();
    await expect(failed(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  });

  await test.step('A word finds an account, and its drawer has what it is made of', async () => {
    await page.keyboard.press('Control+0');
    await settled(page);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('landing bucket');
    await settled(page);
    await expect(rows(page).first()).toContainText(/landing bucket/iu);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(drawer(page).getByRole('heading', { level: 2 })).toContainText(/landing bucket/iu);
  });

  await test.step('A secret is shown on purpose, and hidden again', async () => {
    await page.keyboard.press('F6');
    await drawer(page).getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    const reveal = drawer(page)
      .getByRole('button', { name: /^Reveal / })
      .first();
    await reveal.focus();
    await page.keyboard.press('Enter');
    await expect(drawer(page).getByText(/hides in \d+ s/u)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(drawer(page).getByText(/hides in \d+ s/u)).toHaveCount(0);
    expect(await page.content()).not.toContain(canaryMark);
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toHaveCount(0);
  });

  await test.step('Two instances stand side by side, with their differences', async () => {
    await compareInstances(page);
    await expect(matrix(page).getByRole('columnheader')).toHaveCount(4);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+c');
    await settled(page);
  });

  await test.step('What is shown becomes a file, with a manifest that fits it and no secret', async () => {
    const shown = page.getByRole('group', { name: 'Status line' }).getByText(/^\d+ of /u);
    const count = Number((await shown.innerText()).split(' ')[0]);
    const file = join(desk.documents, 'first.csv');
    await answerSaveDialog(app, file);
    await page.keyboard.press('Control+e');
    await dialog(page)
      .getByRole('checkbox', { name: /Write a manifest/u })
      .check();
    await dialog(page)
      .getByRole('button', { name: `Save ${count} rows…` })
      .focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText('with a manifest beside it')).toBeVisible();
    const bytes = readFileSync(file);
    const written: Record<string, string>[] = parse(bytes, { columns: true, bom: true });
    expect(written).toHaveLength(count);
    for (const row of written) {
      expect(Object.values(row).join(' ').toLowerCase()).toContain('landing bucket');
    }
    const manifest = exportManifestSchema.parse(
      JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')),
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(manifest).toMatchObject({ rows: count, sha256 });
    expect(bytes.toString('utf8')).not.toContain(canaryMark);
  });
});
