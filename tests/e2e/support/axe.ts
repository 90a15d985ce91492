/** What a page breaks of the rules of accessibility. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../build/lib/paths';

const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** The rules that the page breaks, with where. Playwright's own world is free of the page's policy. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => window.axe.run());
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** A list or a tooltip hangs at the end of the page and belongs to what opened it, which one rule does not know. */
export const violationsWithHanging = async (page: Page): Promise<string[]> =>
  (await violations(page)).filter((each) => !each.startsWith('region:'));
