/**
 * The feed, believed only when it is signed. HTTPS says which server answers, not who wrote what lies there; and on
 * Linux nothing else is signed. So the list of files, with their SHA-512 sums, has a detached Ed25519 signature beside it
 * (`latest-linux.yml.sig`, base64), checked on every system before a line of it is read.
 */
import { verify, type KeyObject } from 'node:crypto';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider';
import {
  parseUpdateInfo,
  type ProviderRuntimeOptions,
} from 'electron-updater/out/providers/Provider';
import { getChannelFilename, newUrlFromBase } from 'electron-updater/out/util';
import { fail } from '../../../contract';
import { statusOf } from './failure';

export interface FeedOptions {
  readonly provider: 'custom';
  readonly url: string;
  readonly key: KeyObject;
}

export class SignedFeed extends GenericProvider {
  private readonly base: URL;
  private readonly key: KeyObject;

  constructor({ url, key }: FeedOptions, updater: AppUpdater, runtime: ProviderRuntimeOptions) {
    super({ provider: 'generic', url }, updater, runtime);
    this.base = new URL(url.endsWith('/') ? url : `${url}/`);
    this.key = key;
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const name = getChannelFilename(this.getDefaultChannelName());
    const url = newUrlFromBase(name, this.base);
    const text = await this.httpRequest(url);
    const signature = await this.signatureOf(name);
    if (text === null || !verify(null, Buffer.from(text), this.key, signature)) {
      fail(
        'updateFailed',
        'The update feed does not carry the signature of Latchkey’s developers.',
      );
    }
    return parseUpdateInfo(text, name, url);
  }

  /** electron-updater would send an id of this installation along. */
  override setRequestHeaders(): void {
    super.setRequestHeaders(null);
  }

  /** A feed without one is a feed with a wrong one. */
  private async signatureOf(name: string): Promise<Buffer> {
    try {
      const text = await this.httpRequest(newUrlFromBase(`${name}.sig`, this.base));
      return Buffer.from(text ?? '', 'base64');
    } catch (error) {
      if (statusOf(error) === 404) return Buffer.alloc(0);
      throw error;
    }
  }
}
