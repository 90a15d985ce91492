/** The most common actions: how each is brought about, and by which event its time begins. */
import type { Page } from '@playwright/test';
import type { WindowClock } from './window-clock';

export interface MeasuredAction {
  readonly name: string;
  /** The event whose time counts; the one whose handler changes the page, where that is another. */
  readonly begin: 'keydown' | 'click' | 'wheel';
  readonly handled?: 'input' | 'scroll';
  /** Of `page-clock.js`: how its answer is known. */
  readonly answer: string;
  /** The page needs no other part of the program for it: the next paint is the one that shows the answer. */
  readonly answeredByPage?: true;
  /** Not measured. `at` counts the repetitions. */
  readonly prepare?: (page: Page, at: number, clock: WindowClock) => Promise<void>;
  readonly act: (page: Page, at: number) => Promise<void>;
  /** Not measured, after the last repetition. */
  readonly leave?: (page: Page, clock: WindowClock) => Promise<void>;
}

const LETTERS = 'msflwpade1' as const;
export const typedLetter = (at: number): string => LETTERS[at % LETTERS.length] ?? 'm';
const filterField = (page: Page) => page.getByLabel('Filter by text');
const press =
  (...keys: readonly string[]) =>
  (page: Page, at: number): Promise<void> =>
    page.keyboard.press(keys[at % keys.length] ?? '');

const focusRow = async (page: Page): Promise<void> => {
  await page.locator('[role="grid"] [data-row][tabindex="0"]').focus();
};
const emptyFilter = async (page: Page, _at: number, clock: WindowClock): Promise<void> => {
  await filterField(page).fill('');
  await clock.settled();
  await filterField(page).focus();
};
const firstRow = async (page: Page): Promise<void> => {
  await focusRow(page);
  await page.keyboard.press('Home');
};
const drawerGone = (page: Page): Promise<void> =>
  page.getByRole('complementary', { name: 'Account', exact: true }).waitFor({ state: 'detached' });
const closeDrawer = async (page: Page): Promise<void> => {
  await focusRow(page);
  await page.keyboard.press('Escape');
  await drawerGone(page);
};
const openDrawer = async (page: Page): Promise<void> => {
  await focusRow(page);
  await page.keyboard.press('Enter');
  await page.locator('aside[aria-label="Account"] dl dt').first().waitFor();
  await focusRow(page);
};
const paletteInput = (page: Page) => page.getByRole('dialog').getByRole('combobox');
const closePalette = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const openPalette = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await paletteInput(page).waitFor();
};
const header = (page: Page, title: string) =>
  page.getByRole('columnheader', { name: title, exact: true }).getByRole('button').first();
const places = ['instance-012', 'instance-034', 'instance-057'] as const;

export const actions: readonly MeasuredAction[] = [
  {
    name: 'arrow down',
    begin: 'keydown',
    answer: 'row',
    answeredByPage: true,
    prepare: async (page, at) => {
      if (at === 0) await firstRow(page);
    },
    act: press('ArrowDown'),
  },
  {
    name: 'page down',
    begin: 'keydown',
    answer: 'row',
    prepare: async (page, at) => {
      if (at === 0) await firstRow(page);
      // Of a short list the end is soon reached.
      else if (at % 10 === 0) await page.keyboard.press('Home');
    },
    act: press('PageDown'),
  },
  { name: 'End and Home', begin: 'keydown', answer: 'row', act: press('End', 'Home') },
  {
    name: 'scroll by wheel',
    begin: 'wheel',
    handled: 'scroll',
    answer: 'scrolled',
    prepare: async (page, at) => {
      if (at === 0) await firstRow(page);
      await page.mouse.move(800, 500);
    },
    act: (page, at) => page.mouse.wheel(0, at % 12 < 10 ? 400 : -2000),
  },
  {
    name: 'a letter in the filter',
    begin: 'keydown',
    handled: 'input',
    answer: 'filtered',
    prepare: emptyFilter,
    act: (page, at) => page.keyboard.press(typedLetter(at)),
    leave: (page, clock) => emptyFilter(page, 0, clock),
  },
  {
    name: 'a third letter in the filter',
    begin: 'keydown',
    handled: 'input',
    answer: 'filtered',
    prepare: async (page, at, clock) => {
      await emptyFilter(page, at, clock);
      await page.keyboard.type(['ma', 'sa', 'wa', 'fi', 'lo'][at % 5] ?? '');
      await clock.settled();
    },
    act: press('r', 'l', 'r', 'n', 'g'),
    leave: (page, clock) => emptyFilter(page, 0, clock),
  },
  {
    name: 'clear the filter',
    begin: 'keydown',
    answer: 'filtered',
    prepare: async (page, at, clock) => {
      await filterField(page).fill(['mart', 'finance', 'sales'][at % 3] ?? '');
      await clock.settled();
      await filterField(page).focus();
    },
    act: press('Escape'),
  },
  {
    name: 'sort by a column',
    begin: 'click',
    answer: 'sorted',
    act: (page, at) => header(page, ['Provider', 'Modified', 'ID', 'Name'][at % 4] ?? '').click(),
    leave: async (page, clock) => {
      const names = page.getByRole('columnheader', { name: 'Name', exact: true });
      while ((await names.getAttribute('aria-sort')) !== 'ascending') {
        await header(page, 'Name').click();
        await clock.settled();
      }
    },
  },
  {
    name: 'choose a filter',
    begin: 'click',
    answer: 'chosen',
    prepare: async (page, at) => {
      await page
        .getByRole('search', { name: 'Filters' })
        .getByRole('button', { name: at % 2 === 0 ? 'State' : 'Invalid', exact: true })
        .click();
      await page.getByRole('menuitem', { name: 'Any state' }).waitFor();
    },
    act: (page, at) =>
      page.getByRole('menuitem', { name: at % 2 === 0 ? /^Invalid/u : 'Any state' }).click(),
  },
  {
    name: 'open the drawer',
    begin: 'keydown',
    answer: 'opened',
    prepare: async (page, at) => {
      if (at === 0) await firstRow(page);
      else await closeDrawer(page);
      await focusRow(page);
      await page.keyboard.press('ArrowDown');
    },
    act: press('Enter'),
    leave: closeDrawer,
  },
  {
    name: 'next account in the drawer',
    begin: 'keydown',
    answer: 'opened',
    prepare: async (page, at) => {
      if (at === 0) await openDrawer(page);
      await focusRow(page);
      await page.keyboard.press('ArrowDown');
    },
    act: press('Enter'),
    leave: closeDrawer,
  },
  {
    name: 'close the drawer',
    begin: 'keydown',
    answer: 'closed',
    answeredByPage: true,
    prepare: openDrawer,
    act: press('Escape'),
  },
  {
    name: 'open the palette',
    begin: 'keydown',
    answer: 'palette',
    answeredByPage: true,
    act: press('Control+k'),
    prepare: async (page, at) => {
      if (at > 0) await closePalette(page);
    },
    leave: closePalette,
  },
  {
    name: 'a letter in the palette',
    begin: 'keydown',
    handled: 'input',
    answer: 'found',
    prepare: async (page, at) => {
      if (at === 0) await openPalette(page);
      await paletteInput(page).fill('');
    },
    act: (page, at) => page.keyboard.press(typedLetter(at)),
    leave: closePalette,
  },
  {
    name: 'a third letter in the palette',
    begin: 'keydown',
    handled: 'input',
    answer: 'found',
    prepare: async (page, at, clock) => {
      if (at === 0) await openPalette(page);
      await paletteInput(page).fill(['ma', 'sa', 'wa', 'fi', 'lo'][at % 5] ?? '');
      await clock.found();
    },
    act: press('r', 'l', 'r', 'n', 'g'),
    leave: closePalette,
  },
  {
    name: 'open a hit of the palette',
    begin: 'keydown',
    answer: 'revealed',
    prepare: async (page, at, clock) => {
      if (at > 0) await closeDrawer(page);
      await openPalette(page);
      await paletteInput(page).fill(`mart-${100 + at * 7}`);
      await clock.found();
      await page.getByRole('group', { name: 'Accounts' }).getByRole('option').first().waitFor();
    },
    act: press('Enter'),
    leave: closeDrawer,
  },
  {
    name: 'another instance in the rail',
    begin: 'click',
    answer: 'scope',
    act: (page, at) =>
      page
        .getByRole('navigation', { name: 'Instances' })
        .getByRole('button', { name: places[at % places.length] ?? '' })
        .first()
        .click(),
    leave: async (page, clock) => {
      await page.keyboard.press('Control+0');
      await clock.settled();
    },
  },
  {
    name: 'overview and back',
    begin: 'keydown',
    answer: 'view',
    act: press('Control+Shift+O'),
    leave: async (page, clock) => {
      const overview = page.getByRole('region', { name: 'Overview' });
      if (await overview.isVisible()) await page.keyboard.press('Control+Shift+O');
      await clock.settled();
    },
  },
  {
    name: 'ten rows with Shift',
    begin: 'click',
    answer: 'picked',
    answeredByPage: true,
    prepare: async (page, at) => {
      if (at > 0) {
        await page.getByRole('button', { name: 'Clear selection' }).click();
        await page.getByRole('group', { name: 'Selected accounts' }).waitFor({ state: 'detached' });
      }
      await firstRow(page);
    },
    act: (page) => page.locator('[data-row="9"]').click({ modifiers: ['Shift'] }),
    leave: async (page) => {
      await page.getByRole('button', { name: 'Clear selection' }).click();
    },
  },
];
