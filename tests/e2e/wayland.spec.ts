/** The window in a Wayland session, drawn by a real compositor. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { HIDDEN_FLAG } from '../../src/main/desktop/runtime';
import type { Desk } from '../harness/desk';
import { noWayland, WaylandSession } from '../harness/wayland-session';
import type { OpenWindow } from '../harness/window';
import { expectAccessibleWithPopup } from './support/axe';
import { drawer, openAccount, openTab, settled, showProduction } from './support/screen';
import { expect, test as base } from './support/test';

interface Fixtures {
  readonly wayland: WaylandSession;
  readonly openOnWayland: (desk: Desk, ...args: readonly string[]) => Promise<OpenWindow>;
}

const test = base.extend<Fixtures>({
  wayland: async ({}, use) => {
    const session = await WaylandSession.start();
    await use(session);
    await session.close();
  },
  // The window is closed before the compositor: fixtures end in the other order.
  openOnWayland: async ({ wayland, open }, use) => {
    // Newer runtimes choose it by themselves.
    const platform = '--ozone-platform=wayland';
    await use((desk, ...args) => open(desk, { env: wayland.env, args: [platform, ...args] }));
  },
});

test.skip(noWayland() !== null, noWayland() ?? '');

const look = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      visible: window?.isVisible() ?? false,
      size: window?.getSize() ?? [],
      maximised: window?.isMaximized() ?? false,
    };
  });

const inFront = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { minimised: window?.isMinimized(), focused: window?.isFocused() };
  });

const bounds = { x: 0, y: 0, width: 1010, height: 640 };

// One test copies a secret: where Domo masks every one, there is nothing to copy.
test.use({ secrets: 'someReadable' });

const keepState = (desk: Desk, state: object): void => {
  writeFileSync(join(desk.home, 'window-state.json'), JSON.stringify(state));
};

test('the window is shown although it never reports that it is ready', async ({
  unopenedDesk,
  openOnWayland,
}) => {
  const { app, page } = await openOnWayland(unopenedDesk);
  await expect.poll(async () => (await look(app)).visible).toBe(true);
  await settled(page);
  expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
  expect(
    await app.evaluate(({ app: main }) => main.commandLine.getSwitchValue('ozone-platform')),
  ).toBe('wayland');
});

test('the window restores its size', async ({ unopenedDesk, openOnWayland }) => {
  keepState(unopenedDesk, { bounds, maximised: false, fullScreen: false });
  const { app } = await openOnWayland(unopenedDesk);
  await expect
    .poll(() => look(app))
    .toEqual({ visible: true, size: [1010, 640], maximised: false });
});

test('the window is maximised if it was maximised before', async ({
  unopenedDesk,
  openOnWayland,
}) => {
  keepState(unopenedDesk, { bounds, maximised: true, fullScreen: false });
  const { app, page } = await openOnWayland(unopenedDesk);
  await expect.poll(() => look(app)).toMatchObject({ visible: true, maximised: true });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeGreaterThan(1500);
});

test('a start at login is minimised, and a start by hand brings it to the front', async ({
  unopenedDesk,
  openOnWayland,
}) => {
  const { app, page } = await openOnWayland(unopenedDesk, HIDDEN_FLAG);
  await page.locator('html').waitFor({ state: 'attached' });
  await expect.poll(() => inFront(app)).toEqual({ minimised: true, focused: false });
  await app.evaluate(({ app: main }) => main.emit('second-instance', {}, ['latchkey']));
  await settled(page);
  await expect.poll(() => inFront(app)).toEqual({ minimised: false, focused: true });
});

const copied = 'a text of the app';

/** A compositor takes a text from whom somebody has just clicked, and from nobody else. */
async function copyAfterClick({ app, page }: OpenWindow, wayland: WaylandSession): Promise<void> {
  await settled(page);
  await page.evaluate(() => {
    addEventListener('pointerup', () => {
      document.documentElement.setAttribute('data-clicked', '');
    });
  });
  // What is clicked before the compositor shows the window is lost.
  await expect(async () => {
    wayland.click();
    await page.locator('html[data-clicked]').waitFor({ state: 'attached', timeout: 2_000 });
  }).toPass();
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), copied);
}

const inClipboard = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ clipboard }) => clipboard.readText());

// Whether it can be taken out again is another matter: docs/decisions/023-wayland.md.
test('another program can paste what a click in the app copied', async ({
  unopenedDesk,
  wayland,
  openOnWayland,
}) => {
  keepState(unopenedDesk, { bounds, maximised: true, fullScreen: false });
  const window = await openOnWayland(unopenedDesk);
  await copyAfterClick(window, wayland);
  expect(await inClipboard(window.app)).toBe(copied);
  await expect.poll(() => wayland.paste()).toBe(copied);
});

test('before a secret is copied, the window says that it cannot be taken out of the clipboard again', async ({
  unopenedDesk,
  standIn: { instances },
  openOnWayland,
}) => {
  const { production } = instances;
  const account = [...production.state.accounts.values()].find(
    (each) => each.dataProviderType === 'amazon-s3' && each.readable && !each.closed,
  );
  if (!account) throw new Error('The stand-in has no readable account of amazon-s3.');
  const { page } = await openOnWayland(unopenedDesk);
  await showProduction(page);
  await openAccount(page, account.id, account.displayName);
  await openTab(page, 'Configuration');
  const copy = drawer(page).getByRole('button', { name: 'Copy secretKey', exact: true });
  const question = drawer(page).getByRole('alert');
  const reads = (): number => production.log.count({ route: 'accounts.config' });
  const before = reads();
  await expect(copy).toHaveAccessibleDescription(/clipboard manager such as Klipper/u);
  await copy.click();
  await expect(question).toContainText('cannot reliably take a copied secret out');
  await expect(question).toContainText('clipboard manager such as Klipper');
  // The tooltip of the button may be open.
  await expectAccessibleWithPopup(page, 'the question before a secret is copied on Wayland');
  await question.getByRole('button', { name: 'Do not copy' }).click();
  await expect(question).toHaveCount(0);
  await expect(copy).toBeFocused();
  expect(reads()).toBe(before);

  await page.keyboard.press('Enter');
  await expect(question.getByRole('button', { name: 'Copy anyway' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drawer(page).getByRole('status')).toHaveText('Copied');
  await expect(drawer(page)).toContainText('Copy something else to be sure.');
  expect(reads()).toBe(before + 1);
});
