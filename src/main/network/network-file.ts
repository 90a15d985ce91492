/**
 * `network.json` in the data folder: which certificates file was chosen, and which proxies have credentials. The copy of
 * the certificates lies beside it; credentials are in the keychain alone.
 */
import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail } from '../../contract';
import { fileFault, readOwnFile, writeOwnFile } from '../own-files';

const networkFileSchema = z.strictObject({
  version: z.literal(1),
  certificates: z
    .strictObject({
      /** Of the chosen file. */
      name: z.string(),
      /** SHA-256 of the copy. */
      sha256: z.string(),
    })
    .nullable(),
  /** Which proxies have credentials in the keychain, which cannot list its entries: scheme, host and port. */
  proxyLogins: z.array(z.string()).default([]),
});
export type NetworkFile = z.infer<typeof networkFileSchema>;

export const networkFilePath = (home: string): string => join(home, 'network.json');
export const certificatesPath = (home: string): string => join(home, 'certificates.pem');

const EMPTY: NetworkFile = { version: 1, certificates: null, proxyLogins: [] };

/** Fails with `certificatesUnusable` if the file is not as Latchkey wrote it. */
export function readNetworkFile(home: string): NetworkFile {
  const text = readOrNull(networkFilePath(home));
  if (text === null) return EMPTY;
  const parsed = networkFileSchema.safeParse(parseJsonOrNull(text));
  if (parsed.success) return parsed.data;
  return failDamaged(`The file ${networkFilePath(home)} is damaged`);
}

/** The copy. Fails with `certificatesUnusable` if it is missing or not as Latchkey wrote it. */
export function readCertificates(home: string, sha256: string): string {
  const pem = readOrNull(certificatesPath(home));
  if (pem === null) return failDamaged(`Latchkey's copy ${certificatesPath(home)} is missing`);
  if (hash(pem) === sha256) return pem;
  return failDamaged(`Latchkey's copy ${certificatesPath(home)} was changed`);
}

const failDamaged = (what: string): never =>
  fail('certificatesUnusable', `${what}, so nothing is sent to any instance.`, {
    next: 'Choose the certificates file again in Settings, or remove it there (`latchkey network certificates`).',
  });

/** The copy first: a record without its copy would stop every request. Fails with `cannotWriteFile`. */
export function writeCertificates(home: string, name: string, pem: string): void {
  write(certificatesPath(home), pem);
  writeNetworkFile(home, { ...readOrEmpty(home), certificates: { name, sha256: hash(pem) } });
}

/** Fails with `cannotWriteFile`. */
export function removeCertificates(home: string): void {
  writeNetworkFile(home, { ...readOrEmpty(home), certificates: null });
  rmSync(certificatesPath(home), { force: true });
}

/** Fails with `cannotWriteFile`. */
export function writeProxyLogins(home: string, proxyLogins: readonly string[]): void {
  writeNetworkFile(home, { ...readNetworkFile(home), proxyLogins: [...proxyLogins] });
}

const writeNetworkFile = (home: string, file: NetworkFile): void => {
  write(networkFilePath(home), `${JSON.stringify(file, null, 2)}\n`);
};

/** Choosing anew and removing repair a damaged file. */
export function readOrEmpty(home: string): NetworkFile {
  try {
    return readNetworkFile(home);
  } catch {
    return EMPTY;
  }
}

/** Differs when one of the files was written, whoever did it. */
export const networkFilesMark = (home: string): string =>
  [networkFilePath(home), certificatesPath(home)].map(markOf).join(' ');

function markOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found ? `${found.ino}:${found.size}:${found.mtimeNs}:${found.ctimeNs}` : 'none';
}

function write(file: string, text: string): void {
  try {
    writeOwnFile(file, text);
  } catch {
    fail('cannotWriteFile', `The file ${file} cannot be written.`, {
      next: 'Make the data folder writable, then try again.',
    });
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Null only for a file that is not there. */
function readOrNull(file: string): string | null {
  try {
    return readOwnFile(file).toString('utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && isAbsent(error.code)) return null;
    return failDamaged(`The file ${file} cannot be read (${fileFault(error)})`);
  }
}

/** Also where the data folder is no folder: its own Problem is said then. */
const isAbsent = (code: unknown): boolean => code === 'ENOENT' || code === 'ENOTDIR';

function parseJsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
