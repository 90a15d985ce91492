/** A loopback feed of updates, as electron-builder makes them, with every part to be spoiled. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const ARCH = process.arch === 'x64' ? '' : `-${process.arch}`;
const LIST = `/latest-linux${ARCH}.yml`;
const FILE = '/latchkey_amd64.deb';

export const sha512 = (bytes: Buffer): string =>
  createHash('sha512').update(bytes).digest('base64');

export class Feed {
  readonly keys = generateKeyPairSync('ed25519');
  /** Paths that were asked for, with the headers' names. */
  readonly asked: { readonly path: string; readonly headers: readonly string[] }[] = [];
  /** What is served, by path. */
  private readonly files = new Map<string, Buffer>();
  /** Paths whose answer breaks off half way. */
  private readonly cut = new Set<string>();
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
      if (!this.cut.has(path)) response.end(bytes);
      else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
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

  /** Offers a version, signed by `key`; its sum may be that of other bytes. */
  offer(
    version: string,
    bytes: Buffer,
    sum = sha512(bytes),
    key: KeyObject = this.keys.privateKey,
  ): void {
    const list = `version: ${version}\nfiles:\n  - url: ${FILE.slice(1)}\n    sha512: ${sum}\n    size: ${bytes.length}\npath: ${FILE.slice(1)}\nsha512: ${sum}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`;
    this.files.set(LIST, Buffer.from(list));
    this.files.set(
      `${LIST}.sig`,
      Buffer.from(sign(null, Buffer.from(list), key).toString('base64')),
    );
    this.files.set(FILE, bytes);
  }

  /** Changes the list after it was signed. */
  tamper(change: (list: string) => string): void {
    this.files.set(LIST, Buffer.from(change(this.files.get(LIST)?.toString() ?? '')));
  }

  cutFile(): void {
    this.cut.add(FILE);
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
