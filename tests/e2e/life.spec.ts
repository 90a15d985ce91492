/** Life as a desktop app: starts, links, the window's place, the menu, quitting. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { HIDDEN_FLAG } from '../../src/main/desktop/runtime';
import { VirtualDisplay } from '../harness/virtual-display';
import { startAgain } from '../harness/window';
import { answerQuestion, chooseInMenu, ended, holdQuestions, questions } from './support/native';
import { dialog, drawer, grid, settled, showProduction } from './support/screen';
import { expect, test } from './support/test';

const hostOf = (origin: string): string => new URL(origin).host;

/** An account that can be read by everybody. */
const anAccount = (accounts: Map<number, { displayName: string; closed: boolean }>) => {
  const found = [...accounts].find(
    ([, { closed, displayName }]) => !closed && /^[\w ]+$/u.test(displayName),
  );
  if (!found) throw new Error('the stand-in has no account');
  return { id: found[0], name: found[1].displayName };
};

test('a second start shows the first window and hands over its link', async ({
  filledDesk,
  standIn,
  open,
}) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  const { production } = standIn.instances;
  const instance = hostOf(production.origin);
  const { id, name } = anAccount(production.state.accounts);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  const link = `latchkey://account?instance=${instance}&kind=account&id=${id}`;
  expect(await startAgain(filledDesk, [link])).toBe(0);
  await expect(drawer(page).getByRole('heading', { name })).toBeVisible();
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  );
  expect(windows).toEqual([true]);

  expect(await startAgain(filledDesk, [`latchkey://open?instance=nowhere`])).toBe(0);
  await expect(page.getByText('There is no instance nowhere here.')).toBeVisible();
  await expect(drawer(page).getByRole('heading', { name })).toBeVisible();
  expect(await startAgain(filledDesk, [`latchkey://delete?instance=${instance}`])).toBe(0);
  await expect(page.getByText('Latchkey does not know this kind of link.')).toBeVisible();
  const sent = production.log.all().filter(({ method }) => method !== 'GET');
  expect(sent).toEqual([]);
});

test('a first start with a link opens the link’s target', async ({
  unopenedDesk,
  standIn,
  open,
}) => {
  const instance = hostOf(standIn.instances.staging.origin);
  const { page } = await open(unopenedDesk, { args: [`latchkey://open?instance=${instance}`] });
  await expect(page.getByRole('heading', { name: 'Kestrel Bay · Staging' })).toBeVisible();
});

test('a start at login is minimised, and a start by hand brings it to the front', async ({
  unopenedDesk,
  open,
}) => {
  test.skip(process.platform !== 'linux', 'a screen with a window manager of its own needs X11');
  const display = await VirtualDisplay.start();
  try {
    display.manage();
    const env = { DISPLAY: display.name };
    const { app, page } = await open(unopenedDesk, { args: [HIDDEN_FLAG], env });
    const state = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => [window.isMinimized(), window.isVisible()]),
      );
    const [minimised, shown] = [[[true, false]], [[false, true]]];
    await expect.poll(state).toEqual(minimised);
    // The system may start it once more.
    expect(await startAgain(unopenedDesk, [HIDDEN_FLAG], env)).toBe(0);
    expect(await state()).toEqual(minimised);
    expect(await startAgain(unopenedDesk, [], env)).toBe(0);
    await expect.poll(state).toEqual(shown);
    await settled(page);
    await app.close();
  } finally {
    await display.close();
  }
});

const boundsOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('the window returns to its last place, on a screen that exists', async ({ desk, open }) => {
  const file = join(desk.home, 'window-state.json');
  const first = await open(desk);
  const place = { x: 60, y: 40, width: 1100, height: 700 };
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, place);
  await expect.poll(() => boundsOf(first.app)).toEqual(place);
  await first.app.close();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ bounds: place });

  const second = await open(desk);
  expect(await boundsOf(second.app)).toEqual(place);
  await second.app.close();

  const away = { x: 9000, y: 9000, width: 10, height: 700 };
  writeFileSync(file, JSON.stringify({ bounds: away, maximised: false, fullScreen: false }));
  const third = await open(desk);
  expect(await boundsOf(third.app)).toEqual({ x: 350, y: 150, width: 900, height: 700 });
});

test('a damaged window state is set aside, and the command line does not touch it', async ({
  desk,
  open,
}) => {
  const file = join(desk.home, 'window-state.json');
  writeFileSync(file, '{"bounds":');
  expect((await desk.cli(['status'])).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe('{"bounds":');
  const { app } = await open(desk);
  expect(await boundsOf(app)).toMatchObject({ width: 1440, height: 900 });
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"bounds":');
});

test('a menu item does the same as its key, once', async ({ filledDesk, open }) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  const labels = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label, submenu }) => [
      label,
      submenu?.items.map((item) => item.role ?? item.id),
    ]),
  );
  test.skip(process.platform === 'darwin', 'macOS has a menu of the app itself');
  expect(labels).toEqual([
    [
      'File',
      expect.arrayContaining([
        'addInstance',
        'export',
        'checkStore',
        'setAside',
        'settings',
        'quit',
      ]),
    ],
    ['Edit', expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectall'])],
    [
      'View',
      expect.arrayContaining(['compare', 'activity', 'zoomin', 'zoomout', 'togglefullscreen']),
    ],
    ['Window', expect.arrayContaining(['minimize', 'close'])],
    ['Help', expect.arrayContaining(['documentation', 'crashReports', 'checkForUpdate', 'about'])],
  ]);
  for (const [id, title] of [
    ['settings', 'Settings'],
    ['about', 'About Latchkey'],
  ] as const) {
    await chooseInMenu(app, id);
    await expect(dialog(page).getByRole('heading', { name: title })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await chooseInMenu(app, 'addInstance');
  await expect(dialog(page).getByLabel('Instance')).toBeVisible();
  // What somebody types into stays.
  await chooseInMenu(app, 'export');
  await expect(dialog(page).getByLabel('Instance')).toBeVisible();
  await page.keyboard.press('Escape');

  const activity = page.getByRole('button', { name: 'Activity' });
  await page.keyboard.press('Control+Shift+A');
  await expect(activity).toHaveAttribute('aria-pressed', 'true');
  await chooseInMenu(app, 'activity');
  await expect(grid(page)).toBeVisible();
});

test('About shows the versions, can be copied, and says why there is no update', async ({
  emptyDesk,
  open,
}) => {
  const { app, page } = await open(emptyDesk);
  const { electron, chrome, node } = await app.evaluate(() => process.versions);
  await chooseInMenu(app, 'checkForUpdate');
  for (const text of [electron, chrome, node, 'Apache-2.0']) {
    await expect(dialog(page).getByText(text, { exact: true })).toBeVisible();
  }
  await expect(dialog(page).getByText(/never updated|No update feed is configured/u)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Copy' }).click();
  await expect(dialog(page).getByText('Copied')).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain(`Electron: ${electron}\nChromium: ${chrome}`);
});

test('start at login is off, and unavailable when Latchkey runs from source', async ({
  emptyDesk,
  open,
}) => {
  const { page } = await open(emptyDesk);
  await page.keyboard.press('Control+,');
  const choice = dialog(page).getByLabel('Start minimised when I log in');
  await expect(choice).not.toBeChecked();
  await expect(choice).toBeDisabled();
  await expect(dialog(page).getByText('This one runs from source')).toBeVisible();
});

test('quitting during a sync asks once and then quits', async ({ filledDesk, standIn, open }) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  await holdQuestions(app);
  const shown = await app.evaluateHandle(({ BrowserWindow }) => {
    const bars: number[] = [];
    const [window] = BrowserWindow.getAllWindows();
    if (window) window.setProgressBar = (share) => void bars.push(share);
    return bars;
  });
  standIn.instances.production.faults.add({ kind: 'delay', ms: 400 });
  await showProduction(page);
  await page.getByRole('button', { name: 'How much to read' }).click();
  await page.getByRole('menuitem', { name: 'Sync with configs and access' }).click();
  await expect(page.getByText(/configs and access, \d+ of \d+/u)).toBeVisible();
  const bars = await shown.jsonValue();
  // Without a measure; docks on Linux know no such bar.
  expect(bars[0]).toBe(process.platform === 'linux' ? 0.01 : 2);
  expect(bars.some((share) => share > 0 && share < 1)).toBe(true);

  // The window's own cross, then Quit while that question is open: one question.
  await app.evaluate(({ app: main, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
    main.quit();
  });
  await expect
    .poll(() => questions(app))
    .toEqual([
      'A sync is running. Quit and cancel it? Latchkey keeps the data that it has read so far.',
    ]);
  await answerQuestion(app, 1);
  await expect(page.getByText(/configs and access, \d+ of \d+/u)).toBeVisible();

  await app.evaluate(({ app: main }) => {
    main.quit();
  });
  await expect.poll(async () => (await questions(app)).length).toBe(2);
  const end = ended(app);
  await answerQuestion(app, 0);
  expect(await end).toBe(0);
});

test('the end of a desktop session quits without a question', async ({
  filledDesk,
  standIn,
  open,
}) => {
  test.skip(process.platform === 'win32', 'Windows tells the end of a session in another way');
  const { app, page, printed } = await open(filledDesk);
  await settled(page);
  await holdQuestions(app);
  standIn.instances.production.faults.add({ kind: 'delay', ms: 400 });
  await showProduction(page);
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  await expect(page.getByRole('progressbar', { name: 'Sync' })).toBeVisible();
  const end = ended(app);
  app.process().kill('SIGTERM');
  expect(await end, printed()).toBe(0);
  expect(existsSync(join(filledDesk.home, 'inventory.db'))).toBe(true);
});
