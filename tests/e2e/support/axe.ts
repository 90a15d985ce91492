/** Checks a page against the accessibility rules of axe. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../../../build/lib/paths';
import { motionEnded } from '../../harness/motion';

const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** Expects that the page breaks no rule. Contrast is only right once everything has faded in, so that is waited for. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await violations(page), what).toEqual([]);
}

/**
 * The same with a list, a menu or a tooltip open. Those are drawn at the end of the page, outside every landmark, so
 * the rule that wants all content in a landmark does not apply.
 */
export async function expectAccessibleWithPopup(page: Page, what: string): Promise<void> {
  const broken = await violations(page);
  expect(
    broken.filter((each) => !each.startsWith('region:')),
    what,
  ).toEqual([]);
}

/** The rules that the page breaks, and where. Playwright's own world is free of the page's content policy. */
async function violations(page: Page): Promise<string[]> {
  await motionEnded(page);
  await page.evaluate(axe);
  const results = await page.evaluate(() => window.axe.run());
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
