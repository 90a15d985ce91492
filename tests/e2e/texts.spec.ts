import type { Page } from '@playwright/test';
import { temporaryFolder } from '../support/temporary-folder';
import { cutOff, outsideBrackets, preparePseudoLanguage } from './support/pseudo-language';
import { settled } from './support/screen';
import { expect, test } from './support/test';

const views = {
  'the overview': 'Control+Shift+O',
  'what needs attention': 'Control+Shift+T',
  'the changes': 'Control+Shift+H',
  'the comparison': 'Control+Shift+C',
  'the activity': 'Control+Shift+A',
};

const dialogs = {
  'adding an instance': 'Control+n',
  'an export': 'Control+e',
  'the settings': 'Control+,',
  'the palette': 'Control+k',
  'the keys': '?',
  'rotating a secret': 'Control+Shift+R',
  'giving datasets another account': 'Control+Shift+D',
  'moving what a person owns': 'Control+Shift+L',
};

/** Sentences that main makes and hands over: decision 102. */
const madeByMain = [
  /^Domo says: /u,
  /^Only an installed Latchkey can start at login/u,
  /^guard: /u,
];

/** As the system's own formats write a time. */
const time = /^(?:\p{L}+, )?\p{L}{3,9} \d{1,2}, \d{4}/u;

/** Of products, formats and Domo’s fields, and of the company’s instances in Latchkey. */
const names = ['Latchkey', 'Parquet', 'Kestrel Bay', 'allowExternalUse', 'true', 'false'];

/** Levels. Below them some parts make new objects each time that they are read. */
const DEEPEST = 10;

/** Every text of the invented company. */
function textsIn(value: unknown, seen = new Set<unknown>(), depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value) || depth > DEEPEST) return [];
  seen.add(value);
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.flatMap((part) => textsIn(part, seen, depth + 1));
}

const simple = (text: string): string =>
  text
    .replaceAll(/[\s\p{Cf}]+/gu, ' ')
    .trim()
    .toLowerCase();

test('in another language every text of the main views and dialogs is in it, and has room for a third more', async ({
  unopenedDesk,
  company,
  standIn,
  open,
}) => {
  const env = preparePseudoLanguage(temporaryFolder('texts'));
  const { page } = await open(unopenedDesk, { env, size: { width: 1024, height: 700 } });
  const known = simple(
    [
      ...names,
      ...textsIn([company.list, Object.values(standIn.instances).map(({ state }) => state)]),
    ].join('\n'),
  );
  const isData = (piece: string): boolean =>
    time.test(piece) ||
    piece.includes(unopenedDesk.home) ||
    madeByMain.some((sentence) => sentence.test(piece)) ||
    piece
      .split(/ · |·|, |^: |\n|\(\d+\)|https?:\/\/\S+/u)
      .map(simple)
      .every((part) => known.includes(part) || /^[(]?(?:ctrl|shift|f\d)\b/u.test(part));

  const expectTranslated = async (page: Page, what: string): Promise<void> => {
    const left = (await outsideBrackets(page)).filter((piece) => !isData(piece));
    expect.soft(left, `${what}: not translated`).toEqual([]);
    expect.soft(await cutOff(page), `${what}: cut`).toEqual([]);
  };

  await settled(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'qps');
  await expectTranslated(page, 'the accounts');
  await page.keyboard.press('Control+2');
  await settled(page);
  await page.locator('[data-row]').nth(2).click();
  await page.getByRole('tab').first().waitFor();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expect(page.getByRole('tabpanel')).toContainText('⟦');
    await expectTranslated(page, await tab.innerText());
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab')).toHaveCount(0);
  for (const [what, keys] of Object.entries(views)) {
    await page.keyboard.press(keys);
    await page.locator('[data-current="page"], main h1').first().waitFor();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expectTranslated(page, what);
  }
  for (const [what, keys] of Object.entries(dialogs)) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toContainText('⟦');
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expectTranslated(page, what);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
