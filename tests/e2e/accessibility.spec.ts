import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../build/lib/paths';
import { expect, test } from './support/test';
import { dialog, drawer, rows, settled } from './support/screen';

const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** The rules that the page breaks, with where. Playwright's own world is free of the page's policy. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => window.axe.run());
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every main view is accessible (${scheme})`, async ({ filledDesk, open }) => {
    const { page } = await open(filledDesk, { scheme });
    await page.keyboard.press('Control+2');
    await settled(page);
    await rows(page).nth(2).click();
    await drawer(page).getByRole('tab', { name: 'Configuration' }).click();
    expect(await violations(page)).toEqual([]);
    await drawer(page)
      .getByRole('tab', { name: /^Access/u })
      .click();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('Control+Shift+A');
    await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
    expect(await violations(page), 'activity').toEqual([]);
    await page.keyboard.press('Control+Shift+A');
    await settled(page);

    for (const key of ['Control+n', 'Control+e', 'Control+,']) {
      await page.keyboard.press(key);
      await expect(dialog(page)).toBeVisible();
      // Colours are judged once the dialog has faded in.
      await page.waitForTimeout(300);
      expect(await violations(page), key).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    }
  });
}
