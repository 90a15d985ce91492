/** Every main job by keys alone: the keys of `docs/keyboard.md` are pressed and counted in a real window. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { menuShortcuts } from '../../src/contract/shortcuts';
import {
  countOfKeys,
  isTyped,
  keyboardJobs,
  keyboardRows,
  MOST_KEYS,
  type KeyboardJob,
} from './support/keyboard-jobs';
import { pressMenuKey } from './support/native';
import {
  answerSaveDialog,
  dialog,
  drawer,
  filterBy,
  showProduction,
  syncEnded,
} from './support/screen';
import { setPassphrase } from './support/passphrase';
import { expect, test } from './support/test';

test.use({ secrets: 'someReadable' });

const rail = (page: Page) => page.getByRole('navigation', { name: 'Instances' });
const heading = (page: Page) => drawer(page).getByRole('heading', { level: 2 });

const menuKeys: ReadonlySet<string> = new Set(menuShortcuts.lock.keys);
const SENDABLE = '[role="dialog"] button[type="submit"]:enabled';
const DETAILS = 'aside [role="tab"]';
const CONFIGURATION = 'aside [role="tab"][aria-selected="true"]:has-text("Configuration")';

/** What is on screen before the next key, by the number of the key. */
const seenAfter: Partial<Record<keyof typeof keyboardJobs, Readonly<Record<number, string>>>> = {
  find: {
    1: '[role="dialog"] [role="option"][aria-selected="true"]:has-text("Purchasing Snowflake mart")',
  },
  filterAndSave: { 4: '[role="dialog"] form input:focus', 5: SENDABLE },
  rename: { 0: '[role="dialog"] input:focus', 1: SENDABLE },
  undo: { 0: SENDABLE },
  delete: { 0: '[role="dialog"] input:focus', 1: SENDABLE },
  clone: {
    4: '[role="dialog"] input:focus',
    5: '[role="dialog"] input:checked',
    // The values of the source.
    6: '[role="dialog"] section[aria-label^="From"] input:focus',
    7: '[role="dialog"] input[type="password"]:focus',
  },
  create: {
    2: '[role="dialog"] input[role="combobox"]:focus',
    // The fields of the provider.
    4: '[role="dialog"] input[type="password"]',
    10: SENDABLE,
  },
  // The account was read: without it there are no tabs.
  copy: { 0: DETAILS, 4: CONFIGURATION },
  reveal: { 0: DETAILS, 4: CONFIGURATION },
};

/** Begins a job: the accounts of Production that have these words, with the focus on the first row. */
async function begin(page: Page, words: string): Promise<void> {
  await showProduction(page);
  await page.keyboard.press('Escape');
  await filterBy(page, words);
  await page.locator('[data-row][tabindex="0"]').focus();
}

/** Counts keys as the window gets them, also when it draws another page. */
async function countKeys(page: Page): Promise<{ count: number }> {
  const counted = { count: 0 };
  await page.exposeFunction('countKey', () => {
    counted.count += 1;
  });
  await page.evaluate(() => {
    const count = (globalThis as unknown as { countKey: () => void }).countKey;
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (!['Control', 'Shift', 'Alt', 'Meta'].includes(key)) count();
      },
      true,
    );
  });
  return counted;
}

test('each main job takes the keys that the documentation says, and none takes more than twelve', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { production, development } = standIn.instances;
  const { page, app } = await open(filledDesk);
  const counted = await countKeys(page);
  const played = new Set<string>();

  const play = async (name: keyof typeof keyboardJobs): Promise<void> => {
    const { keys }: KeyboardJob = keyboardJobs[name];
    counted.count = 0;
    let typed = 0;
    for (const [at, key] of keys.entries()) {
      if (isTyped(key)) {
        const text = key.slice(1, -1);
        await page.keyboard.type(text);
        // A sign that no key of this keyboard types comes without one.
        typed += [...text].filter((sign) => sign <= '~').length;
      } else if (menuKeys.has(key)) {
        await pressMenuKey(app, key.toLowerCase(), name);
      } else {
        await page.keyboard.press(key.replace('Ctrl', 'Control').replace(/^ $/u, 'Space'));
      }
      // The key of the lock takes the page away.
      await drawn(page).catch(() => undefined);
      // People look at a form before they send it. What is pressed before it is drawn sends nothing.
      const seen = seenAfter[name]?.[at];
      if (seen !== undefined) await page.locator(seen).first().waitFor();
    }
    const expected = countOfKeys(keyboardJobs[name]);
    await expect.poll(() => counted.count - typed, name).toBe(expected);
    played.add(name);
  };

  await begin(page, '');
  await play('find');
  await expect(heading(page)).toHaveText('Purchasing Snowflake mart');

  await begin(page, '');
  await play('filterAndSave');
  await expect(dialog(page)).toBeHidden();
  await expect.poll(() => savedViews(page)).toContain('Mine');

  await begin(page, '');
  await play('instance');
  await expect(rail(page).locator('[aria-current="true"]').first()).not.toContainText('Production');

  await begin(page, '');
  await play('sync');
  await syncEnded(page);
  await page.locator('[data-row][tabindex="0"]').focus();
  await play('syncAll');
  await syncEnded(page);

  await begin(page, '');
  await play('compareInstances');
  await expect(page.locator('main')).toContainText('Kestrel Bay · Staging');
  await page.keyboard.press('Control+Shift+c');

  await begin(page, 'snowflake mart');
  await play('compareAccounts');
  await expect(page.locator('[data-cell]').first()).toBeVisible();
  await page.keyboard.press('Control+Shift+c');

  const file = join(tmpdir(), `latchkey-keys-${process.pid}.csv`);
  await answerSaveDialog(app, file);
  await begin(page, '');
  await play('export');
  await expect.poll(() => existsSync(file)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  rmSync(file);

  await begin(page, 'purchasing snowflake mart');
  await play('rename');
  await expect(heading(page)).toHaveText('Loader of boats');
  await play('undo');
  await expect(heading(page)).toHaveText('Purchasing Snowflake mart');

  await begin(page, 'purchasing snowflake mart');
  await play('copy');
  await expect(drawer(page).getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();

  await begin(page, 'landing bucket');
  await play('reveal');
  await expect(drawer(page).getByText(/hides in \d+ s/u)).toBeVisible();

  await begin(page, '');
  await play('create');
  await expect(heading(page)).toHaveText('Till');
  expect(production.log.count({ route: 'accounts.create' })).toBe(1);

  await begin(page, 'purchasing snowflake mart');
  await play('clone');
  await expect(dialog(page).getByRole('button', { name: '1 done' })).toBeVisible();
  expect(development.log.count({ route: 'accounts.create' })).toBe(1);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();

  await begin(page, 'purchasing snowflake mart');
  await play('delete');
  await expect.poll(() => production.log.count({ route: 'accounts.delete' })).toBe(1);
  await expect(dialog(page)).toBeHidden();

  await begin(page, '');
  await play('jobs');
  await expect(page.getByRole('region', { name: 'Jobs' })).toBeVisible();
  await page.keyboard.press('Escape');

  await setPassphrase(page);
  await begin(page, '');
  await play('lock');
  await expect(page.getByRole('heading', { name: 'Latchkey is locked' })).toBeVisible();

  expect([...played].sort()).toEqual(Object.keys(keyboardJobs).sort());
});

const savedViews = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify(
      await window.latchkey.call({ callId: 'views', operation: 'views.list', request: {} }),
    ),
  );

/** Two frames: what a key changed is drawn. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

test('the documentation has each job with its keys and their count', () => {
  const text = readFileSync('docs/keyboard.md', 'utf8');
  const cells = (row: string) => row.split('|').map((cell) => cell.trim());
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map(cells);
  for (const row of keyboardRows()) expect(rows).toContainEqual(cells(row));
  for (const job of Object.values<KeyboardJob>(keyboardJobs)) {
    expect(countOfKeys(job), job.job).toBeLessThanOrEqual(MOST_KEYS);
  }
});
