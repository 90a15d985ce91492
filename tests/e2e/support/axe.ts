/** Checks a page against the accessibility rules of axe, in the light and in the dark colour scheme. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../../../build/lib/paths';
import { motionEnded } from '../../harness/motion';

/** The rules that judge colours, of those that run when none are named. */
const colourRules = ['color-contrast', 'link-in-text-block'];

const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** Expects that the page breaks no rule in either colour scheme. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expectNoViolation(page, what, () => true);
}

/**
 * The same with a list, a menu or a tooltip open. Those are drawn at the end of the page, outside every landmark, so
 * the rule that wants all content in a landmark does not apply.
 */
export async function expectAccessibleWithPopup(page: Page, what: string): Promise<void> {
  await expectNoViolation(page, what, (violation) => !violation.startsWith('region:'));
}

/**
 * The same where the system's own colours take the place of the window's; the sizes of what is clicked are judged too,
 * which axe does only when it is asked (WCAG 2.2, 24 pixels or as much room around).
 */
export async function expectAccessibleInForcedColours(page: Page, what: string): Promise<void> {
  expect(await violations(page, ['target-size']), `${what} (sizes)`).toEqual([]);
  await page.emulateMedia({ forcedColors: 'active' });
  const forced = await violations(page, colourRules);
  await page.emulateMedia({ forcedColors: 'none' });
  expect(forced, `${what} (forced colours)`).toEqual([]);
}

/** The page has the same elements in both schemes, so only the rules of colour are checked a second time. */
async function expectNoViolation(
  page: Page,
  what: string,
  counts: (violation: string) => boolean,
): Promise<void> {
  const light = await violations(page, null);
  expect(light.filter(counts), `${what} (light)`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  const dark = await violations(page, colourRules);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  expect(dark.filter(counts), `${what} (dark)`).toEqual([]);
}

/**
 * The rules that the page breaks, and where.
 * @param rules ids of rules; null: all that axe runs by default.
 */
async function violations(page: Page, rules: string[] | null): Promise<string[]> {
  // Contrast is only right once everything has faded in.
  await motionEnded(page);
  // Playwright's own world is free of the page's content policy.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (values) => {
    // Without the details of what is in order, which take longer to gather than to judge.
    const results = await window.axe.run({
      resultTypes: ['violations'],
      ...(values === null ? {} : { runOnly: { type: 'rule', values } }),
    });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`,
      ),
    );
  }, rules);
}
