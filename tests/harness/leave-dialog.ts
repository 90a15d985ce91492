import type { Page } from '@playwright/test';

/** Leaves a dialog; a question follows where something was typed. */
export async function leaveDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const discard = page.getByRole('button', { name: 'Discard', exact: true });
  const left = page.locator('body:not(:has([role="dialog"]))');
  await discard.or(left).first().waitFor();
  if (await discard.isVisible()) await discard.click();
  await left.waitFor();
}
