/** A crash leaves a report on this computer, and nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Socket as Net } from 'node:net';
import { join } from 'node:path';
import { root } from '../../build/lib/paths';
import { chooseInMenu, crashReports, ended } from './support/native';
import { dialog, settled } from './support/screen';
import { expect, test } from './support/test';

const SECRET = 'canary-in-a-crash';

test('a crash of main leaves a report without user data, and the next start mentions it', async ({
  desk,
  open,
}) => {
  const first = await open(desk);
  expect(crashReports(desk)).toEqual([]);
  const end = ended(first.app);
  await first.app
    .evaluate((_electron, secret) => {
      setImmediate(() => {
        throw new RangeError(secret);
      });
    }, SECRET)
    .catch(() => undefined);
  expect(await end).toBe(1);
  expect(first.printed()).not.toContain(SECRET);
  const [report = '', ...more] = crashReports(desk);
  expect(more).toEqual([]);
  expect(report).not.toContain(SECRET);
  expect(report).not.toContain(desk.home);
  expect(JSON.parse(report)).toMatchObject({
    kind: 'main',
    latchkey: expect.any(String),
    error: { name: 'RangeError', code: null },
  });

  const { page } = await open(desk);
  const notice = page.getByRole('alert').filter({ hasText: 'Latchkey quit unexpectedly on' });
  await expect(notice).toContainText('stored only on this computer');
  await expect(notice.getByRole('button', { name: 'Open report' })).toBeVisible();
  await notice.getByRole('button', { name: 'Delete report' }).click();
  await expect(notice).toHaveCount(0);
  expect(crashReports(desk)).toEqual([]);
});

test('a page that crashes is reloaded once, with a notice', async ({ filledDesk, open }) => {
  const { app, page } = await open(filledDesk);
  await settled(page);
  const crash = (): Promise<void> =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
  // A page that has crashed never answers, so nothing is asked until it has loaded again.
  const loads = await app.evaluateHandle(({ BrowserWindow }) => {
    const counted = { loaded: 0 };
    BrowserWindow.getAllWindows()[0]?.webContents.on('did-finish-load', () => counted.loaded++);
    return counted;
  });
  const text = (): Promise<string> =>
    app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.body.innerText',
        ) as Promise<string>,
    );
  await crash();
  await expect.poll(async () => (await loads.jsonValue()).loaded).toBe(1);
  await expect.poll(text).toContain('The window crashed and was reloaded on');
  await expect.poll(text).toContain('Kestrel Bay');
  expect(crashReports(filledDesk).map((report) => JSON.parse(report) as unknown)).toEqual([
    expect.objectContaining({
      kind: 'page',
      process: expect.objectContaining({ type: 'Renderer' }),
    }),
  ]);
  await crash();
  await expect.poll(() => crashReports(filledDesk).length).toBe(2);
  const crashed = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.isCrashed(),
  );
  expect(crashed).toBe(true);
});

test('no crash, start or update check sends anything', async ({ unopenedDesk, standIn, open }) => {
  const { app, page } = await open(unopenedDesk);
  await settled(page);
  const log = join(unopenedDesk.home, 'net-log.json');
  // Both ways out of main: Node's sockets and Chromium's network.
  const reached = await app.evaluateHandle(async ({ netLog }, file) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is evaluated here has no `require` of its own
    const { Socket } = process.mainModule?.require('node:net') as { Socket: typeof Net };
    const hosts: string[] = [];
    const connect: unknown = Reflect.get(Socket.prototype, 'connect');
    Socket.prototype.connect = function (this: unknown, ...given: unknown[]) {
      hosts.push(JSON.stringify(given));
      return (connect as (...args: unknown[]) => never).apply(this, given);
    };
    await netLog.startLogging(file);
    void Promise.reject(new Error('nobody hears this'));
    return hosts;
  }, log);
  await expect.poll(() => crashReports(unopenedDesk).length).toBe(1);
  await chooseInMenu(app, 'checkForUpdate');
  await expect(dialog(page).getByText(/never updated|No update feed/u)).toBeVisible();
  await app.evaluate(({ netLog }) => netLog.stopLogging());
  expect(await reached.jsonValue()).toEqual([]);
  const urls = readFileSync(log, 'utf8').match(/"url":"(?!app:|data:|devtools:|blob:)[^"]+"/gu);
  expect(urls).toBeNull();
  for (const { log: requests } of Object.values(standIn.instances)) {
    expect(requests.count({})).toBe(0);
  }
});

test('the compiled app contains electron-updater', async ({ desk, open }) => {
  const { app } = await open(desk);
  const folder = join(root, 'out', 'main', 'chunks');
  const name = readdirSync(folder).find((each) => each.startsWith('signed-updater-')) ?? '';
  const loaded = await app.evaluate(
    (_electron, file) => {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
      const made = process.mainModule?.require(file) as { createUpdater?: unknown };
      return typeof made.createUpdater;
    },
    join(folder, name),
  );
  expect(loaded).toBe('function');
});
