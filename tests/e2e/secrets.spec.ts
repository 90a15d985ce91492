import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './support/test';
import {
  answerSaveDialog,
  dialog,
  drawer,
  filterBy,
  rows,
  settled,
  syncEnded,
} from './support/screen';

/** Every file under a folder. Sockets and links of the runtime hold nothing of their own. */
function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The canaries that occur in some bytes, as UTF-8 or as Chromium's UTF-16. */
function leaks(bytes: Buffer, canaries: readonly string[]): string[] {
  return canaries.filter(
    (canary) => bytes.includes(canary, 0, 'utf8') || bytes.includes(canary, 0, 'utf16le'),
  );
}

/** Arguments and environment of all processes of the app. Linux alone tells them. */
async function processTexts(app: ElectronApplication): Promise<Buffer> {
  if (process.platform !== 'linux') return Buffer.alloc(0);
  const ids = await app.evaluate(({ app: main }) => main.getAppMetrics().map(({ pid }) => pid));
  return Buffer.concat(
    ids.flatMap((id) =>
      ['cmdline', 'environ'].map((name) => {
        try {
          return readFileSync(`/proc/${id}/${name}`);
        } catch {
          return Buffer.alloc(0);
        }
      }),
    ),
  );
}

test('no token or secret value is in the page, data folder, CSV, log, arguments or environment', async ({
  company,
  desk,
  standIn,
  open,
}) => {
  const { canaries } = company;
  const { production } = standIn.instances;
  const opened = await open(desk);
  const { app, page } = opened;
  const answers: string[] = [];
  await page.exposeFunction('keepAnswer', (text: string) => answers.push(text));
  await page.evaluate(() => {
    window.latchkey.subscribe((event) => {
      window.keepAnswer(JSON.stringify(event));
    });
  });

  await page.getByRole('main').getByRole('button', { name: 'Add instance…' }).click();
  await dialog(page).getByLabel('Instance').fill(production.origin);
  await dialog(page)
    .getByLabel('Access token')
    .fill(production.tokens['admin'] ?? '');
  await dialog(page).getByRole('button', { name: 'Add instance' }).click();
  await syncEnded(page);
  await page.getByRole('button', { name: 'How much to read' }).click();
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  await expect(page.getByRole('progressbar', { name: 'Sync' })).toBeVisible();
  await syncEnded(page);
  await settled(page);

  // Secrets were really read: otherwise finding none would mean nothing.
  const read = production.log.all({ route: 'accounts.config' });
  expect(read.length).toBeGreaterThan(100);
  expect(canaries.length).toBeGreaterThan(100);

  await filterBy(page, 'Snowflake');
  await rows(page).first().click();
  await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
  await expect(drawer(page)).toContainText('Secret values are not loaded');
  await drawer(page).getByRole('button', { name: 'Refresh' }).click();
  await expect(drawer(page)).toHaveAttribute('aria-busy', 'false');

  const everything = await page.evaluate(async () => {
    const ask = (operation: string, request: unknown): Promise<unknown> =>
      window.latchkey.call({ callId: `${operation} ${Math.random()}`, operation, request });
    const found = (await ask('inventory.search', { limit: 1000 })) as {
      value: { rows: { profileId: string; kind: string; id: number }[] };
    };
    const details = await Promise.all(
      found.value.rows.map(({ profileId, kind, id }) =>
        ask('inventory.detail', { profileId, kind, id }),
      ),
    );
    const first = found.value.rows[0];
    return JSON.stringify([
      found,
      details,
      await ask('profile.list', {}),
      await ask('app.status', {}),
      await ask('account.list', { profileId: first?.profileId, kind: 'account' }),
      { ...localStorage },
    ]);
  });
  expect(everything).toContain('fingerprint');

  const csv = join(desk.documents, 'accounts.csv');
  await answerSaveDialog(app, csv);
  await page.keyboard.press('Control+e');
  await dialog(page)
    .getByRole('button', { name: /^Save .* rows…/u })
    .click();
  await expect(dialog(page).getByText('written to')).toBeVisible();

  const html = await page.content();
  const processes = await processTexts(app);
  await app.close();
  const places: Record<string, Buffer> = {
    page: Buffer.from(html),
    answers: Buffer.from(everything + answers.join('\n')),
    printed: Buffer.from(opened.printed()),
    processes,
  };
  for (const file of [csv, ...files(desk.home)]) {
    if (statSync(file).size < 200_000_000) places[file] = readFileSync(file);
  }
  expect(Object.keys(places)).toEqual(
    expect.arrayContaining([csv, join(desk.home, 'inventory.db')]),
  );
  for (const [place, bytes] of Object.entries(places)) {
    expect(leaks(bytes, canaries), place).toEqual([]);
  }
  // The search itself finds what is there: the stand-in's own log holds the token.
  expect(leaks(Buffer.from(JSON.stringify(production.log.all({}))), canaries)).not.toEqual([]);
});
