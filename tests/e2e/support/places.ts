/** Every place of the window that tests of reading and reach go through: how each is shown, and left. */
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { chooseInMenu } from './native';
import { dialog, drawer, openTab, rows, settled } from './screen';

interface Shown {
  readonly app: ElectronApplication;
  readonly page: Page;
}

export interface Place {
  readonly name: string;
  readonly show: (shown: Shown) => Promise<void>;
  /** It is there, with what belongs in it. */
  readonly ready: (page: Page) => Locator;
}

const byMenu =
  (item: string) =>
  ({ app }: Shown): Promise<void> =>
    chooseInMenu(app, item);

const click =
  (find: (page: Page) => Locator, button: 'left' | 'right' = 'left') =>
  ({ page }: Shown): Promise<void> =>
    find(page).click({ button });

const button = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first();

const named = (name: string) => (page: Page) => page.getByRole('dialog', { name, exact: true });
const title = (name: string) => (page: Page) => page.getByRole('heading', { level: 1, name });
const menu = (page: Page): Locator => page.getByRole('menu');

/** Each takes the place of the one before; the first shows again what is there at the start. */
export const views: readonly Place[] = [
  {
    name: 'accounts',
    show: ({ page }) => settled(page),
    ready: (page) => rows(page).first(),
  },
  {
    name: 'overview',
    show: byMenu('overview'),
    ready: (page) => page.getByRole('region', { name: 'Overview' }).getByRole('table').first(),
  },
  {
    name: 'attention',
    show: byMenu('attention'),
    ready: (page) => page.getByRole('table', { name: 'Attention' }).locator('tbody tr').first(),
  },
  {
    name: 'access tokens',
    show: byMenu('accessTokens'),
    ready: (page) => page.getByRole('grid', { name: 'Tokens that Latchkey uses' }),
  },
  {
    name: 'choice of a comparison',
    show: byMenu('compare'),
    ready: title('Compare'),
  },
  {
    name: 'changes',
    show: byMenu('changes'),
    ready: title('Changes'),
  },
  {
    name: 'activity',
    show: byMenu('activity'),
    ready: (page) => page.getByRole('grid', { name: 'Activity' }),
  },
];

/** Each is left by Escape. */
export const dialogs: readonly Place[] = [
  { name: 'adding an instance', show: byMenu('addInstance'), ready: named('Add instance') },
  { name: 'adding many', show: byMenu('addMany'), ready: dialog },
  { name: 'export', show: byMenu('export'), ready: (page) => dialog(page).getByRole('table') },
  { name: 'publishing', show: byMenu('publish'), ready: named('Publish to Domo') },
  { name: 'plans and runs', show: byMenu('bulkRuns'), ready: dialog },
  { name: 'rotating a secret', show: byMenu('rotate'), ready: dialog },
  { name: 'another account for datasets', show: byMenu('repoint'), ready: dialog },
  { name: 'a leaver', show: byMenu('transfer'), ready: dialog },
  { name: 'renewing tokens', show: byMenu('renewTokens'), ready: dialog },
  {
    name: 'reviewing access',
    show: byMenu('review'),
    ready: (page) =>
      dialog(page)
        .getByText(/[\d,]+ entries of/u)
        .first(),
  },
  {
    name: 'what got worse',
    show: byMenu('report'),
    ready: (page) => dialog(page).getByRole('region', { name: 'Not known' }),
  },
  {
    name: 'tidying up',
    show: byMenu('hygiene'),
    ready: (page) => dialog(page).getByRole('listitem').first(),
  },
  { name: 'stores that were set aside', show: byMenu('setAside'), ready: dialog },
  { name: 'undo', show: byMenu('undo'), ready: dialog },
  {
    name: 'settings',
    show: byMenu('settings'),
    ready: (page) => dialog(page).getByRole('button', { name: 'Set passphrase…' }),
  },
  { name: 'about', show: byMenu('about'), ready: dialog },
  { name: 'help', show: byMenu('help'), ready: named('Help') },
  { name: 'keys', show: byMenu('shortcuts'), ready: named('Keyboard shortcuts') },
  {
    name: 'palette',
    show: ({ page }) => page.keyboard.press('Control+k'),
    ready: (page) => page.getByRole('option').first(),
  },
];

/** Over the accounts. Each is left by Escape. */
export const popups: readonly Place[] = [
  {
    name: 'menu of a row',
    show: click((page) => rows(page).nth(1), 'right'),
    ready: menu,
  },
  {
    name: 'menu of an instance',
    show: click(
      (page) =>
        page
          .getByRole('navigation', { name: 'Instances' })
          .getByRole('button', { name: /^Kestrel Bay · Staging/u }),
      'right',
    ),
    ready: menu,
  },
  { name: 'filters', show: click(button('Filter')), ready: dialog },
  { name: 'providers', show: click(button(/^Provider/u)), ready: dialog },
  { name: 'views', show: click(button('Views')), ready: menu },
  { name: 'how much to read', show: click(button('How much to read')), ready: menu },
];

/** Each is left by Escape once it has the focus. */
export const panels: readonly Place[] = [
  {
    name: 'jobs',
    show: byMenu('jobs'),
    ready: (page) => page.getByRole('region', { name: 'Jobs' }).getByRole('heading'),
  },
  {
    name: 'an account',
    show: click((page) => rows(page).nth(1)),
    ready: (page) => drawer(page).getByRole('heading', { level: 2 }),
  },
  {
    name: 'the access of an account',
    show: async ({ page }) => {
      await rows(page).nth(1).click();
      await openTab(page, 'Access');
    },
    ready: (page) => drawer(page).getByPlaceholder('Name, email address or group'),
  },
];

/** Shows one after the other, and leaves those that lie above the accounts. */
export async function walk(
  shown: Shown,
  places: readonly Place[],
  look: (place: Place) => Promise<void>,
): Promise<void> {
  for (const place of places) {
    await place.show(shown);
    await expect(place.ready(shown.page), place.name).toBeVisible();
    // What a dialog asks for moves its fields when it comes.
    const loading = shown.page.getByRole('dialog').locator('.lk-hatched');
    await expect(loading, `${place.name}: loading`).toHaveCount(0);
    await look(place);
    if (views.includes(place)) continue;
    await shown.page.keyboard.press('Escape');
    await expect(place.ready(shown.page), place.name).toHaveCount(0);
  }
}
