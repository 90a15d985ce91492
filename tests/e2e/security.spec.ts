import { join } from 'node:path';
import { root } from '../../build/lib/paths';
import { listen } from './support/ear';
import { expect, test } from './support/test';
import { settled } from './support/screen';

test('the page is sandboxed and isolated, and can call three functions of main', async ({
  readDesk,
  open,
}) => {
  const { app, page } = await open(readDesk);
  await settled(page);
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as
      (Electron.WebContents & { getLastWebPreferences(): Electron.WebPreferences }) | undefined;
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } =
      contents?.getLastWebPreferences() ?? {};
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  expect(await page.evaluate(() => Object.keys(window.latchkey).sort())).toEqual([
    'call',
    'cancel',
    'subscribe',
  ]);
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
});

test('the page cannot leave, open windows, reach the network or run text as code', async ({
  readDesk,
  standIn,
  open,
}) => {
  const { app, page, printed } = await open(readDesk);
  await settled(page);
  const { origin } = standIn.instances.production;
  const before = standIn.instances.production.log.count({});
  const tried = await page.evaluate(async (url) => {
    const failed = async (what: () => unknown): Promise<boolean> => {
      try {
        return (await what()) === null;
      } catch {
        return true;
      }
    };
    return {
      fetch: await failed(() => fetch(url, { mode: 'no-cors' })),
      open: window.open(url) === null,
    };
  }, origin);
  expect(tried).toEqual({ fetch: true, open: true });
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline script"';
    document.body.append(script);
    // Text as code, from the page's own world: what a test evaluates itself is exempt from the policy.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it is refused is the test
    window.setTimeout('document.title = "text as code"', 0);
    // Timers of the same delay run in their order, so that text had its turn by then.
    return new Promise<void>((resolve) => window.setTimeout(resolve, 0));
  });
  expect(await page.title()).toBe('Latchkey');
  await page.evaluate((url) => {
    window.location.href = url;
  }, origin);
  await expect.poll(() => page.url()).toContain('app://latchkey/');
  // Not even what is no page of ours, should anything else ever run in this session.
  const reached = await app.evaluate(
    ({ net }, url) =>
      net.fetch(url).then(
        () => true,
        () => false,
      ),
    origin,
  );
  expect(reached).toBe(false);
  expect(standIn.instances.production.log.count({})).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  // The three attempts above are reported; nothing that the app itself does is.
  expect(printed().match(/Refused to (apply|load)/gu)).toBeNull();
});

test('a page that goes to about:blank is replaced by the app', async ({ filledDesk, open }) => {
  const { page } = await open(filledDesk);
  await settled(page);
  await page.evaluate(() => {
    window.location.href = 'about:blank';
  });
  await expect.poll(() => page.url()).toMatch(/^app:\/\/latchkey\/.*#?$/u);
  await settled(page);
});

test('the page cannot reach other hosts through an operation', async ({ readDesk, open }) => {
  const ear = await listen();
  const { page } = await open(readDesk);
  await settled(page);
  const gathered = await page.evaluate(async (port) => {
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${String(port)}` },
        ...['udp', 'tcp'].map((transport) => ({
          urls: `turn:127.0.0.1:${String(port)}?transport=${transport}`,
          username: 'told',
          credential: 'away',
        })),
      ],
    });
    peer.createDataChannel('out');
    const complete = new Promise<void>((resolve) => {
      peer.onicegatheringstatechange = () => {
        if (peer.iceGatheringState === 'complete') resolve();
      };
    });
    await peer.setLocalDescription(await peer.createOffer());
    await complete;
    return peer.iceGatheringState;
  }, ear.port);
  // It really tried, and gave up.
  expect(gathered).toBe('complete');
  expect(ear.heard()).toEqual([]);
  await ear.close();
});

test('main refuses requests that do not match the contract', async ({ readDesk, open }) => {
  const { page } = await open(readDesk);
  const answer = (call: unknown): Promise<unknown> =>
    page.evaluate((given) => window.latchkey.call(given as never), call);
  const request = { profileIds: null };
  expect(await answer({ callId: 'a', operation: 'account.explode', request })).toMatchObject({
    problem: { code: 'unknownOperation' },
  });
  expect(
    await answer({ callId: 'b', operation: 'inventory.facets', request: { x: 1 } }),
  ).toMatchObject({
    problem: { code: 'invalidRequest' },
  });
  expect(await answer('nothing')).toMatchObject({ problem: { code: 'invalidRequest' } });
  // A page that was taken over must not write where the user did not point.
  expect(
    await answer({
      callId: 'c',
      operation: 'inventory.export',
      request: { table: 'accounts', file: '/tmp/not-chosen-by-anybody.csv' },
    }),
  ).toMatchObject({ ok: false, problem: { code: 'invalidRequest' } });
});

test('main answers only its own window', async ({ readDesk, open }) => {
  const { app, page } = await open(readDesk);
  await settled(page);
  const answer = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      // The very page with the very preload, in a window that is not Latchkey's.
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true },
      });
      await stranger.loadURL('app://latchkey/index.html');
      const found: unknown = await stranger.webContents.executeJavaScript(
        "window.latchkey.call({ callId: 'x', operation: 'profile.list', request: {} })",
      );
      stranger.destroy();
      return found;
    },
    join(root, 'out', 'preload', 'index.js'),
  );
  expect(answer).toMatchObject({ ok: false, problem: { code: 'invalidRequest' } });
});
