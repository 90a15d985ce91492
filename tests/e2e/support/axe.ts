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
  await expectNoViolation(page, what, { counts: () => true });
}

/**
 * The same with a list, a menu or a tooltip open. Those are drawn at the end of the page, outside every landmark, so
 * the rule that wants all content in a landmark does not apply.
 */
export async function expectAccessibleWithPopup(page: Page, what: string): Promise<void> {
  await expectNoViolation(page, what, { counts: isNotOfLandmarks });
}

/** What lies above the rest of the page, which is judged without it. */
const ABOVE = '[role="dialog"], [role="menu"]';

/**
 * The same, also where the system's own colours take the place of the window's. The sizes of what is clicked are judged
 * too, which axe does only when it is asked (WCAG 2.2: 24 pixels, or as much room around).
 * @param above whether only a dialog or a menu is judged, which takes a part of the time
 */
export async function expectAccessibleEverywhere(
  page: Page,
  what: string,
  above: boolean,
): Promise<void> {
  const counts = above ? isNotOfLandmarks : () => true;
  const within = above ? ABOVE : null;
  await expectNoViolation(page, what, { counts, within, also: ['target-size'] });
  await page.emulateMedia({ forcedColors: 'active' });
  const forced = await violations(page, { rules: colourRules, within });
  await page.emulateMedia({ forcedColors: 'none' });
  expect(forced, `${what} (forced colours)`).toEqual([]);
}

const isNotOfLandmarks = (violation: string): boolean => !violation.startsWith('region:');

/** What axe is asked. */
interface Question {
  /** Ids; null: all that axe runs by default, and `also`. */
  readonly rules?: readonly string[] | null;
  readonly also?: readonly string[];
  /** A selector; null: the whole page. */
  readonly within?: string | null;
}

/** The page has the same elements in both schemes, so only the rules of colour are checked a second time. */
async function expectNoViolation(
  page: Page,
  what: string,
  { counts, ...question }: Question & { readonly counts: (violation: string) => boolean },
): Promise<void> {
  const light = await violations(page, question);
  expect(light.filter(counts), `${what} (light)`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  const dark = await violations(page, { ...question, rules: colourRules });
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  expect(dark.filter(counts), `${what} (dark)`).toEqual([]);
}

/** The rules that the page breaks, and where. */
async function violations(
  page: Page,
  { rules = null, also = [], within = null }: Question,
): Promise<string[]> {
  // Contrast is only right once everything has faded in.
  await motionEnded(page);
  // Playwright's own world is free of the page's content policy.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const more = Object.fromEntries(also.map((rule) => [rule, { enabled: true }]));
  const chosen =
    rules === null ? { rules: more } : { runOnly: { type: 'rule' as const, values: [...rules] } };
  return page.evaluate(
    async ({ options, part }) => {
      // Without the details of what is in order, which take longer to gather than to judge.
      const results = await window.axe.run(part ?? document, {
        resultTypes: ['violations'],
        ...options,
      });
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`,
        ),
      );
    },
    { options: chosen, part: within },
  );
}
