/** What a person does in the window of the installed program. */
import type { Page } from '@playwright/test';

interface NewInstance {
  readonly origin: string;
  readonly label: string;
  readonly token: string;
}

export async function addInstance(
  page: Page,
  { origin, label, token }: NewInstance,
): Promise<void> {
  const first = page.getByRole('button', { name: 'Add your instance' });
  if (await first.isVisible()) await first.click();
  else await page.keyboard.press('Control+n');
  const form = page.getByRole('dialog');
  await form.getByLabel('Instance').fill(origin);
  await form.getByLabel('Access token').fill(token);
  await form.getByLabel('Label').fill(label);
  await form.getByRole('button', { name: 'Add instance' }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: label, level: 1 }).waitFor();
  await syncEnded(page);
}

/** Reads all instances anew. */
export async function syncAll(page: Page): Promise<void> {
  await page.keyboard.press('Control+0');
  await page.getByRole('button', { name: /^Sync(?: again)?$/u }).click();
  await syncEnded(page);
}

async function syncEnded(page: Page): Promise<void> {
  const line = page.getByRole('status').filter({ hasText: /^Sync(:| failed)/u });
  await line.waitFor();
  const said = await line.innerText();
  if (/^Sync failed|instances? not read/u.test(said)) throw new Error(said);
}

/** @param answer answers the system's save dialog. */
export async function exportAccounts(page: Page, answer: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Export…' }).click();
  const save = page.getByRole('dialog').getByRole('button', { name: /^Save .* rows…/u });
  await save.click();
  await answer();
  await page.getByRole('dialog').getByText('written to').waitFor();
}
