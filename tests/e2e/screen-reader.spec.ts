/**
 * Five main jobs as a screen reader is told them. `docs/screen-reader.md` has the transcript; the test compares it with
 * the window. `npx playwright test screen-reader --update-snapshots` writes it again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Page } from '@playwright/test';
import { inRoot } from '../../build/lib/paths';
import { filterBy, showProduction, syncEnded } from './support/screen';
import { Listener } from './support/spoken';
import { expect, test } from './support/test';

const FILE = inRoot('docs', 'screen-reader.md');

const INTRODUCTION = `# What a screen reader says

<!-- Made by \`tests/e2e/screen-reader.spec.ts\`; do not edit. -->

Five main jobs by keys alone, as the browser's accessibility tree and live regions tell them to a screen reader. Each
line is what one gets after the key: the places that the focus entered, then the element that has it. Lines with “says”
are spoken without a move of the focus. Times, durations and ports are left out, since they differ from run to run.
`;

/** A key, or words in quotation marks that are typed, and what has to be on screen before the next one. */
interface Step {
  readonly key: string;
  readonly until: (page: Page) => Promise<unknown>;
}
const step = (key: string, until: string): Step => ({
  key,
  until: (page) => page.locator(until).first().waitFor(),
});

const NO_DIALOG = 'body:not(:has([role="dialog"]))';

interface Job {
  readonly title: string;
  /** It begins on the first row that has these words. */
  readonly words: string;
  readonly steps: readonly Step[];
}

const jobs: readonly Job[] = [
  {
    title: 'Find an account and open it',
    words: '',
    steps: [
      step('Control+k', '[role="combobox"]:focus'),
      step('“purchasing snowflake mart”', '[role="option"]:has-text("Purchasing Snowflake mart")'),
      // Its row has the focus once its place in the list is known.
      step(
        'Enter',
        'body:has(aside h2:has-text("Purchasing")) [data-row]:focus:has-text("Purchasing")',
      ),
      step('ArrowDown', '[data-row]:focus'),
      step('Enter', 'aside [role="tab"]:focus, aside button:focus, [data-row]:focus'),
    ],
  },
  {
    title: 'Rename an account',
    words: 'zephyrstone',
    steps: [
      step('F2', '[role="dialog"] input:focus'),
      step('“Loader of boats”', '[role="dialog"] button[type="submit"]:enabled'),
      step('Enter', `${NO_DIALOG} [data-row]:focus:has-text("Loader of boats")`),
    ],
  },
  {
    title: 'Undo that',
    words: 'zephyrstone',
    steps: [
      step('Control+z', '[role="dialog"] button[type="submit"]:enabled'),
      step('Enter', `${NO_DIALOG} [data-row]:focus:has-text("Purchasing Zephyrstone")`),
    ],
  },
  {
    title: 'Sync the instance',
    words: 'purchasing snowflake mart',
    steps: [{ key: 'F5', until: syncEnded }],
  },
  {
    title: 'Delete an account of a guarded instance, up to the last step',
    words: 'purchasing snowflake mart',
    steps: [
      step('Delete', '[role="dialog"]:has(input:focus):has-text("datasets stop updating")'),
      step('“Kestrel Bay”', '[role="dialog"] input:focus'),
      step('Tab', '[role="dialog"] button:focus'),
      step('Escape', NO_DIALOG),
    ],
  },
];

const LATE = 'Domo has not answered yet';

const withoutTimes = (line: string): string =>
  line
    .replace(/\b(?:\d+ (?:second|minute|hour)s? ago|just now)\b/gu, 'TIME')
    .replace(/\b\d+(?:\.\d+)? s\b/gu, 'DURATION')
    .replace(/127\.0\.0\.1:\d+/gu, 'HOST')
    .replace(/\b[A-Z][a-z]{2} \d{1,2}, \d{4}(?:, \d{1,2}:\d{2} [AP]M)?/gu, 'TIME');

test('a screen reader is told five main jobs as the documentation says', async ({
  filledDesk,
  open,
}) => {
  const { page } = await open(filledDesk);
  await showProduction(page);
  const listener = await Listener.start(page);
  const lines: string[] = [INTRODUCTION];
  for (const { title, words, steps } of jobs) {
    lines.push(`\n## ${title}\n`);
    await page.keyboard.press('Escape');
    await filterBy(page, words);
    await page.locator('[data-row][tabindex="0"]').focus();
    await listener.regions();
    lines.push('- Start');
    lines.push(...(await listener.focus()).map((line) => `  - ${line}`));
    for (const { key, until } of steps) {
      if (key.startsWith('“')) await page.keyboard.type(key.slice(1, -1));
      else await page.keyboard.press(key);
      await until(page);
      lines.push(
        `- \`${key.replace(/^Control\+(.)/u, (_all, letter: string) => `Ctrl ${letter.toUpperCase()}`)}\``,
      );
      lines.push(...(await listener.focus()).map((line) => `  - ${line}`));
      // A busy machine may keep an answer for so long that the form says so.
      const said = (await listener.regions()).filter((line) => !line.includes(LATE));
      lines.push(...said.map((line) => `  - says “${line}”`));
    }
  }
  const text = await format(lines.map(withoutTimes).join('\n'), {
    ...(await resolveConfig(FILE)),
    parser: 'markdown',
  });
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) writeFileSync(FILE, text);
  expect(readFileSync(FILE, 'utf8')).toBe(text);
});
