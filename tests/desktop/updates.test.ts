/**
 * electron-updater's own updater for Debian packages against a feed that does what it should not. Its Electron parts
 * (the app, Chromium's network) are replaced by plain Node's; its installer is not started.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHttpExecutor } from 'builder-util/out/nodeHttpExecutor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toProblem } from '../../src/contract';
import { createUpdater } from '../../src/main/desktop/updates/signed-updater';
import { AppUpdates } from '../../src/main/desktop/updates/app-updates';
import { Feed } from './feed';
import { temporaryFolder } from '../support/temporary-folder';

const bytes = randomBytes(200_000);
let feed: Feed;
let folder: string;
let updates: AppUpdates;
let busy: boolean;

beforeEach(async () => {
  feed = await Feed.start();
  folder = temporaryFolder('updates');
  busy = false;
  updates = new AppUpdates({
    createUpdater: () => Promise.resolve(updater(feed.url)),
    isBusy: () => busy,
  });
});
afterEach(async () => {
  await feed.close();
});

/** `download` of electron-updater's executor for Electron is Chromium's; this is the same over Node's. */
class Executor extends NodeHttpExecutor {
  async download(
    url: URL,
    destination: string,
    options: Parameters<NodeHttpExecutor['downloadToBuffer']>[1],
  ): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request = {
        protocol: url.protocol,
        hostname: url.hostname,
        port: url.port,
        path: url.pathname,
      };
      this.doDownload(
        { ...request, headers: options.headers ?? {} },
        {
          destination,
          options,
          onCancel,
          responseHandler: null,
          callback: (error) => {
            if (error) reject(error);
            else resolve(destination);
          },
        },
        0,
      );
    });
  }
}

const updater = (url: string) =>
  createUpdater({ feed: url, key: feed.keys.publicKey, publisherName: null }, 'deb', {
    app: {
      version: '1.0.0',
      name: 'latchkey',
      isPackaged: true,
      appUpdateConfigPath: join(folder, 'none.yml'),
      userDataPath: join(folder, 'user'),
      baseCachePath: join(folder, 'cache'),
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => undefined,
      onQuit: () => undefined,
    },
    executor: new Executor(),
  });

const why = async (doing: Promise<unknown>): Promise<string> => {
  const error = await doing.then(
    () => null,
    (raised: unknown) => raised,
  );
  const { code, message } = toProblem(error);
  return `${code}: ${message}`;
};

/** Everything that was downloaded and kept. */
function kept(): string[] {
  const pending = join(folder, 'cache', 'latchkey-updater', 'pending');
  return existsSync(pending) ? readdirSync(pending).filter((name) => name.endsWith('.deb')) : [];
}

// The feed offers a Debian package.
describe.skipIf(process.platform !== 'linux')('an update', () => {
  it('is found, is downloaded on request, and arrives complete', async () => {
    feed.offer('1.1.0', bytes);
    expect(await updates.check()).toBe('1.1.0');
    expect(feed.asked.map(({ path }) => path)).not.toContain('/latchkey_amd64.deb');
    expect(await updates.download()).toBe('1.1.0');
    const [name = ''] = kept();
    const file = join(folder, 'cache', 'latchkey-updater', 'pending', name);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('sends the feed nothing about this installation', async () => {
    feed.offer('1.1.0', bytes);
    await updates.check();
    await updates.download();
    const headers = new Set(feed.asked.flatMap((each) => each.headers));
    expect([...headers].filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(existsSync(join(folder, 'user'))).toBe(false);
  });

  it('is not offered when this is the newest version', async () => {
    feed.offer('1.0.0', bytes);
    expect(await updates.check()).toBeNull();
  });

  it('is refused when it is older than this version', async () => {
    feed.offer('0.9.0', bytes);
    expect(await why(updates.check())).toBe(
      'updateFailed: The feed offers version 0.9.0, which is older than this one.',
    );
    expect(await why(updates.download())).toContain('invalidRequest');
  });

  it('is refused when the download is interrupted', async () => {
    feed.offer('1.1.0', bytes);
    feed.cutFile();
    await updates.check();
    expect(await why(updates.download())).toBe(
      'updateFailed: The download failed. The incomplete file was deleted.',
    );
    expect(kept()).toEqual([]);
    expect(await why(updates.install())).toContain('invalidRequest');
  });

  it('is refused when its checksum differs', async () => {
    feed.offer('1.1.0', bytes, { promised: Buffer.from('other') });
    await updates.check();
    expect(await why(updates.download())).toContain(
      'updateFailed: The downloaded file has another SHA-512 sum',
    );
    expect(kept()).toEqual([]);
  });

  it('is refused when the feed is not signed', async () => {
    feed.offer('1.1.0', bytes);
    feed.removeSignature();
    expect(await why(updates.check())).toContain('is not signed by');
  });

  it('is refused when the feed has the signature of another key', async () => {
    feed.offer('1.1.0', bytes, { key: generateKeyPairSync('ed25519').privateKey });
    expect(await why(updates.check())).toContain('is not signed by');
  });

  it('is refused when the feed was changed after it was signed', async () => {
    feed.offer('1.1.0', bytes);
    feed.tamper((list) => list.replace('1.1.0', '1.2.0'));
    expect(await why(updates.check())).toContain('is not signed by');
    feed.garbleSignature();
    expect(await why(updates.check())).toContain('is not signed by');
  });

  it('is not offered when the feed has none or cannot be reached', async () => {
    expect(await why(updates.check())).toBe(
      'updateFailed: The update feed has no list of versions.',
    );
    await feed.close();
    expect(await why(updates.check())).toBe('updateFailed: The update feed cannot be reached.');
    feed = await Feed.start();
  });

  it('is not installed while another job is running', async () => {
    feed.offer('1.1.0', bytes);
    await updates.check();
    await updates.download();
    busy = true;
    expect(await why(updates.install())).toContain('updateFailed: A job is running');
  });

  it('is forgotten after its download when the feed is asked again', async () => {
    feed.offer('1.1.0', bytes);
    await updates.check();
    await updates.download();
    feed.offer('1.0.0', bytes);
    expect(await updates.check()).toBeNull();
    expect(await why(updates.install())).toContain('invalidRequest');
  });

  it('is not installed in place of another one that was found meanwhile', async () => {
    feed.offer('1.1.0', bytes);
    await updates.check();
    const goOn = feed.holdFile();
    const old = why(updates.download());
    await expect.poll(() => feed.asked.map(({ path }) => path)).toContain('/latchkey_amd64.deb');
    feed.offer('1.2.0', randomBytes(100_000));
    expect(await updates.check()).toBe('1.2.0');
    goOn();
    expect(await old).toContain('updateFailed: Version 1.1.0 was downloaded');
    expect(await why(updates.install())).toContain('updateFailed: Version 1.1.0 was downloaded');
    expect(await updates.download()).toBe('1.2.0');
  });
});
