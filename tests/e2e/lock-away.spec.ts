/** The lock when a person leaves: the machine is suspended, or the desktop locks its screen. */
import { spawnSync } from 'node:child_process';
import type { ElectronApplication } from '@playwright/test';
import type { Desk } from '../harness/desk';
import { LoginService, noLoginService } from '../harness/login-service';
import type { OpenWindow } from '../harness/window';
import { lockHeading, setPassphrase, unlock } from './support/passphrase';
import { settled } from './support/screen';
import { expect, test } from './support/test';

const reason =
  process.platform === 'linux' ? noLoginService() : 'the services of Linux are imitated';
if (reason !== null) console.warn(`SKIPPED tests/e2e/lock-away.spec.ts: ${reason}`);
test.skip(reason !== null, reason ?? '');

/** How desktops and the login manager say that they lock the screen: path, signal, content. */
const SCREEN_LOCKS = [
  ['/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver.ActiveChanged', 'boolean:true'],
  ['/org/freedesktop/ScreenSaver', 'org.freedesktop.ScreenSaver.ActiveChanged', 'boolean:true'],
  ['/org/freedesktop/login1/session/_31', 'org.freedesktop.login1.Session.Lock'],
] as const;

test('the window locks when the machine is suspended, and not when it wakes up', async ({
  unopenedDesk,
  open,
}) => {
  await withLoginService(unopenedDesk, open, async ({ app, page }, login) => {
    login.say('woke');
    // Main heard it before it answers this.
    await page.reload();
    await settled(page);
    login.say('sleeps');
    // Chromium closes its connections when the machine is suspended, the test's own to the page among them.
    await expect.poll(() => heading(app)).toBe('Latchkey is locked');
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await app.evaluate((electron) => {
      electron.app.quit();
    });
    expect(await ended).toBe(0);
  });
});

test('the window locks with the screen, however the desktop says it', async ({
  unopenedDesk,
  open,
}) => {
  await withLoginService(unopenedDesk, open, async ({ page }, login) => {
    for (const [path, name, ...content] of SCREEN_LOCKS) {
      await test.step(name, async () => {
        await expect(async () => {
          // It is not heard before Latchkey listens, which begins within seconds after unlocking.
          signal(login, path, name, ...content);
          expect(await lockHeading(page).count()).toBe(1);
        }).toPass();
        await unlock(page);
        await settled(page);
      });
    }
  });
});

/** Opens the window beside a login service, and sets a passphrase. */
async function withLoginService(
  desk: Desk,
  open: (desk: Desk, options: { readonly env: NodeJS.ProcessEnv }) => Promise<OpenWindow>,
  run: (opened: OpenWindow, login: LoginService) => Promise<void>,
): Promise<void> {
  if (!desk.desktop) throw new Error('There is no private desktop.');
  const login = await LoginService.start(desk.desktop);
  try {
    const opened = await open(desk, { env: login.env });
    await settled(opened.page);
    await setPassphrase(opened.page);
    await run(opened, login);
  } finally {
    await login.close();
  }
}

/** The heading of what the window shows, asked through main. */
const heading = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      'document.querySelector("h1")?.textContent ?? ""',
    ),
  ) as Promise<string>;

function signal(
  { env }: LoginService,
  path: string,
  name: string,
  ...content: readonly string[]
): void {
  spawnSync('dbus-send', [
    `--bus=${env['DBUS_SYSTEM_BUS_ADDRESS'] ?? ''}`,
    '--type=signal',
    path,
    name,
    ...content,
  ]);
}
