/** The settings of the way to instances, which window and command line share. A change counts from the next request on. */
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fail, toProblem, type NetworkStatus } from '../../contract';
import { toNameText } from '../domo/http/refused-certificate';
import { MAX_AUTHORITY_FILE_BYTES, parseAuthorityFile } from './authority-file';
import {
  networkFilesMark,
  readCertificates,
  readNetworkFile,
  removeCertificates,
  writeCertificates,
} from './network-file';

export class NetworkSettings {
  private cached: { readonly mark: string; readonly pem: string | null } | null = null;

  /** `home`: the data folder. */
  constructor(private readonly home: string) {}

  /** The chosen authorities in PEM format; null for none. Fails with `certificatesUnusable`: then nothing may be sent. */
  readonly authorities = (): string | null => {
    const mark = networkFilesMark(this.home);
    if (this.cached?.mark !== mark) {
      const { certificates } = readNetworkFile(this.home);
      const pem = certificates && readCertificates(this.home, certificates.sha256);
      this.cached = { mark, pem };
    }
    return this.cached.pem;
  };

  status(): NetworkStatus {
    let name = 'certificates';
    try {
      const { certificates } = readNetworkFile(this.home);
      if (certificates === null) return { certificates: null };
      ({ name } = certificates);
      const pem = readCertificates(this.home, certificates.sha256);
      const { authorities } = parseAuthorityFile(Buffer.from(pem), name);
      return { certificates: { name, authorities: [...authorities], problem: null } };
    } catch (error) {
      return { certificates: { name, authorities: [], problem: toProblem(error) } };
    }
  }

  /** Fails with `certificatesUnusable` or `cannotWriteFile`; the setting then stays as it was. */
  setCertificates(file: string): NetworkStatus {
    const name = toNameText(basename(file));
    const { pem } = parseAuthorityFile(readChosen(resolve(file), name), name);
    writeCertificates(this.home, name, pem);
    return this.status();
  }

  /** Fails with `cannotWriteFile`. */
  removeCertificates(): NetworkStatus {
    removeCertificates(this.home);
    return this.status();
  }
}

function readChosen(file: string, name: string): Buffer {
  try {
    const { size } = statSync(file);
    // Nothing larger is read; the parser says why.
    return size > MAX_AUTHORITY_FILE_BYTES ? Buffer.alloc(size) : readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return fail('certificatesUnusable', `${name} cannot be read (${code}).`, {
      next: 'Check the path of the file and its permissions. The setting stays as it was.',
    });
  }
}
