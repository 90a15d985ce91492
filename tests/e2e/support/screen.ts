/** What tests look for on the screen, named as people name it. */
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { askUntilAnswered } from '../../harness/answered';

export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Accounts' });

/** Rows on screen, without the header. */
export const rows = (page: Page): Locator => grid(page).locator('[data-row]');

/** Waits until the question on screen is answered. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[role="grid"][aria-busy="false"] [data-row]').first().waitFor();
}

/** Types words and waits for the rows that fit: a click before would meet the rows of the question before. */
export async function filterBy(page: Page, words: string): Promise<void> {
  await page.getByLabel('Filter by text').fill(words);
  await settled(page);
}

/** Shows the second instance, Production, with its accounts in place. */
export async function showProduction(page: Page): Promise<void> {
  await askUntilAnswered(() => page.keyboard.press('Control+2'));
  await settled(page);
}

export const statusLine = (page: Page): Locator => page.getByRole('group', { name: 'Status line' });

export const drawer = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Account', exact: true });

export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Waits for the end of a sync, and resolves with its one line. */
export async function syncEnded(page: Page): Promise<string> {
  const line = page.getByRole('status').filter({ hasText: /^Sync(:| failed)/u });
  await line.waitFor();
  return line.innerText();
}

/** Reads the lists of what is shown, and resolves with the line that says how it ended. */
export async function syncAll(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  return syncEnded(page);
}

/** Reads the lists, each config and each access list of what is shown. */
export async function syncFully(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'How much to read' }).click();
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  await page.getByRole('progressbar', { name: 'Sync' }).waitFor();
  await syncEnded(page);
}

/** Answers the system's own save dialog, the one part of the screen that no test can press. */
export async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog: native }, filePath) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

/** Answers the system's own dialog that opens a file; null cancels it. */
export async function answerOpenDialog(
  app: ElectronApplication,
  file: string | null,
): Promise<void> {
  await app.evaluate(({ dialog: native }, filePath) => {
    native.showOpenDialog = () =>
      Promise.resolve({
        canceled: filePath === null,
        filePaths: filePath === null ? [] : [filePath],
      });
  }, file);
}

/** Opens an account of the instance that is shown, in the drawer. */
export async function openAccount(page: Page, id: number, name: string): Promise<void> {
  await filterBy(page, String(id));
  await rows(page).filter({ hasText: name }).first().click();
  await drawer(page).getByRole('heading', { name }).waitFor();
}

/** A tab of the drawer; a count may follow its word. */
export async function openTab(page: Page, name: string): Promise<void> {
  await drawer(page)
    .getByRole('tab', { name: new RegExp(`^${name}`, 'u') })
    .click();
}
