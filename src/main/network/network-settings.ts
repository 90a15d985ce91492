/** The settings of the way to instances, which window and command line share. A change counts from the next request on. */
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { fail, toProblem, type NetworkStatus } from '../../contract';
import type { ClientNetwork, ProxyLogin } from '../domo';
import { describeProxy, environmentProxy, isProxyAddress, proxyVariable } from '../domo/http/proxy';
import { toNameText } from '../domo/http/refused-certificate';
import type { ProxyLoginVault } from '../keychain/token-vault';
import { oneAfterAnother } from '../shared-promise';
import { parseAuthorityFile, readAuthorityFile } from './authority-file';
import {
  networkFilesMark,
  readCertificates,
  readNetworkFile,
  readOrEmpty,
  removeCertificates,
  writeCertificates,
  writeProxyLogins,
} from './network-file';
import { parseProxyAddress } from './proxy-address';

export interface NetworkSettingsOptions {
  /** The data folder. */
  readonly home: string;
  readonly vault: ProxyLoginVault;
  /** The environment's proxy by default. */
  readonly proxyFor?: ClientNetwork['proxyFor'];
}

interface SettingsOnDisk {
  readonly mark: string;
  /** The chosen authorities in PEM format; null for none. */
  readonly pem: string | null;
  readonly proxyLogins: readonly string[];
}

const proxyLoginSchema = z.strictObject({ user: z.string(), password: z.string() });

/** An address that every instance shares the proxy of. */
const DOMO = 'https://www.domo.com';

export class NetworkSettings {
  private cached: SettingsOnDisk | null = null;
  private readonly inTurn = oneAfterAnother();

  constructor(private readonly options: NetworkSettingsOptions) {}

  /** For the HTTP clients. While the certificates file is damaged, all requests fail with `certificatesUnusable`. */
  readonly forClients: ClientNetwork = {
    proxyFor: (url) => this.proxyFor(url),
    authorities: () => this.read().pem,
    proxyLogin: async (proxy) => {
      if (!this.read().proxyLogins.includes(proxy)) return null;
      return parseLogin(await this.options.vault.getProxyLogin(proxy));
    },
  };

  /** Proxies with credentials in the keychain. */
  proxyLogins(): readonly string[] {
    return readOrEmpty(this.options.home).proxyLogins;
  }

  async status(): Promise<NetworkStatus> {
    const proxy = await this.proxyFor(DOMO);
    return {
      certificates: this.certificates(),
      proxyInUse: proxy === null ? null : describeInUse(proxy),
      proxyLogins: [...this.proxyLogins()],
    };
  }

  /** Fails with `certificatesUnusable` or `cannotWriteFile`; the setting then stays as it was. */
  setCertificates(file: string): void {
    const name = toNameText(basename(file));
    const { pem } = parseAuthorityFile(readAuthorityFile(resolve(file), name), name);
    writeCertificates(this.options.home, name, pem);
  }

  /** Fails with `cannotWriteFile`. */
  removeCertificates(): void {
    removeCertificates(this.options.home);
  }

  /** Fails with `invalidRequest`, `certificatesUnusable`, `cannotWriteFile`, or the keychain's Problem. */
  async setProxyLogin(proxy: string, login: ProxyLogin): Promise<void> {
    const address = parseProxyAddress(proxy);
    await this.inTurn(async () => {
      // Listed first: what is listed is sealed and can be removed, even if Latchkey ends in between.
      const wasListed = this.listProxy(address, true);
      try {
        await this.options.vault.saveProxyLogin(address, JSON.stringify(login));
      } catch (error) {
        this.listProxy(address, wasListed);
        throw error;
      }
    });
  }

  /** Fails with `notFound` too. */
  async removeProxyLogin(proxy: string): Promise<void> {
    const address = parseProxyAddress(proxy);
    await this.inTurn(async () => {
      if (!readNetworkFile(this.options.home).proxyLogins.includes(address)) {
        fail('notFound', `Latchkey has no user name and password for the proxy ${address}.`);
      }
      await this.options.vault.removeProxyLogin(address);
      this.listProxy(address, false);
    });
  }

  /** From the disk, since the keychain takes a while in which others may write. Returns whether it was listed. */
  private listProxy(address: string, isListed: boolean): boolean {
    const { home } = this.options;
    const before = readNetworkFile(home).proxyLogins;
    const others = before.filter((each) => each !== address);
    writeProxyLogins(home, isListed ? [...others, address].toSorted() : others);
    return before.includes(address);
  }

  /** What the chosen file holds, or why its copy cannot be used. */
  certificates(): NetworkStatus['certificates'] {
    const { home } = this.options;
    let name = 'certificates';
    try {
      const { certificates } = readNetworkFile(home);
      if (certificates === null) return null;
      ({ name } = certificates);
      const pem = readCertificates(home, certificates.sha256);
      const { authorities } = parseAuthorityFile(Buffer.from(pem), name);
      return { name, authorities: [...authorities], problem: null };
    } catch (error) {
      return { name, authorities: [], problem: toProblem(error) };
    }
  }

  /** From the disk only after a change, whoever made it. Fails with `certificatesUnusable`. */
  private read(): SettingsOnDisk {
    const { home } = this.options;
    const mark = networkFilesMark(home);
    if (this.cached?.mark === mark) return this.cached;
    const { certificates, proxyLogins } = readNetworkFile(home);
    const pem = certificates && readCertificates(home, certificates.sha256);
    this.cached = { mark, pem, proxyLogins };
    return this.cached;
  }

  private proxyFor(url: string): Promise<string | null> {
    return (this.options.proxyFor ?? environmentProxy)(url);
  }
}

/** What Domo is reached through. */
const describeInUse = (proxy: string): string =>
  isProxyAddress(proxy)
    ? describeProxy(proxy)
    : `the address in ${proxyVariable()}, which is not valid`;

/** Null for an entry that Latchkey did not write: the proxy then asks for credentials. */
function parseLogin(entry: string | null): ProxyLogin | null {
  try {
    return entry === null ? null : proxyLoginSchema.parse(JSON.parse(entry));
  } catch {
    return null;
  }
}
