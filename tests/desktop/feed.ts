/** A loopback feed of updates, as the packaging makes them, with every part to be spoiled. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedManifest, feedFileName, signFeedManifest } from '../../build/package/update-feed';

const LIST = `/${feedFileName()}`;
const FILE = '/latchkey_amd64.deb';

export class Feed {
  readonly keys = generateKeyPairSync('ed25519');
  /** Paths that were asked for, with the headers' names. */
  readonly asked: { readonly path: string; readonly headers: readonly string[] }[] = [];
  /** What is served, by path. */
  private readonly files = new Map<string, Buffer>();
  /** Paths whose answer breaks off half way. */
  private readonly cut = new Set<string>();
  /** What an answer with the file waits for. */
  private held: Promise<void> | null = null;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://feed').pathname;
      this.asked.push({ path, headers: Object.keys(request.headers) });
      const bytes = this.files.get(path);
      if (!bytes) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-length': bytes.length });
      if (this.cut.has(path)) {
        response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      } else if (path === FILE && this.held) void this.held.then(() => response.end(bytes));
      else response.end(bytes);
    });
  }

  static async start(): Promise<Feed> {
    const feed = new Feed();
    await new Promise<void>((resolve) => feed.server.listen(0, '127.0.0.1', resolve));
    return feed;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Offers a version, signed by `key`; the list may promise other bytes than are served. */
  offer(
    version: string,
    bytes: Buffer,
    { promised = bytes, key = this.keys.privateKey }: { promised?: Buffer; key?: KeyObject } = {},
  ): void {
    const list = feedManifest(version, [{ name: FILE.slice(1), bytes: promised }]);
    this.files.set(LIST, Buffer.from(list));
    this.files.set(`${LIST}.sig`, Buffer.from(signFeedManifest(list, key)));
    this.files.set(FILE, bytes);
  }

  /** Changes the list after it was signed. */
  tamper(change: (list: string) => string): void {
    this.files.set(LIST, Buffer.from(change(this.files.get(LIST)?.toString() ?? '')));
  }

  cutFile(): void {
    this.cut.add(FILE);
  }

  /** The file begins to come and goes on when the answer is called. */
  holdFile(): () => void {
    let goOn = (): void => undefined;
    this.held = new Promise((resolve) => {
      goOn = resolve;
    });
    return goOn;
  }

  garbleSignature(): void {
    this.files.set(`${LIST}.sig`, Buffer.from('no signature'));
  }

  removeSignature(): void {
    this.files.delete(`${LIST}.sig`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
