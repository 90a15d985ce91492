/** What several parts of the tour do between two pictures. */
import type { Page } from '@playwright/test';

/** Runs a command of the palette. */
export async function runCommand(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(command);
  await page.getByRole('option', { name: command }).first().click();
}
