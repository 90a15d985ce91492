/** Keys and certificates for tests, made anew by the command `openssl`. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

/** Why certificates cannot be made here; null if they can. */
export const noOpenssl =
  spawnSync('openssl', ['version']).status === 0 ? null : 'needs the command `openssl`';

export interface Identity {
  readonly key: string;
  readonly cert: string;
  /** Holds the certificate. */
  readonly file: string;
}

export interface CertificateOptions {
  /** Such as `/CN=localhost`. */
  readonly subject?: string;
  /** A negative number has passed. */
  readonly days?: number;
  /** It signs itself by default. */
  readonly signer?: Identity;
}

function openssl(...args: readonly string[]): void {
  const run = spawnSync('openssl', args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`openssl ${args[0] ?? ''} failed: ${run.stderr}`);
}

/** The certificate of a host. */
export function makeCertificate(host: string, options: CertificateOptions = {}): Identity {
  const { subject = `/CN=${host}`, days = 2, signer } = options;
  const folder = temporaryFolder('certificate');
  const [key, cert, request] = [
    join(folder, 'key.pem'),
    join(folder, 'cert.pem'),
    join(folder, 'request.pem'),
  ];
  const name = ['-subj', subject, '-utf8', '-addext', `subjectAltName=DNS:${host}`];
  const newKey = ['-nodes', '-newkey', 'rsa:2048', '-keyout', key];
  openssl('req', '-new', ...newKey, '-out', request, ...name);
  const extensions = join(folder, 'extensions');
  writeFileSync(extensions, `subjectAltName=DNS:${host}\n`);
  const how = ['-in', request, '-days', String(days), '-extfile', extensions, '-out', cert];
  if (signer) {
    const signerKey = join(folder, 'signer.pem');
    writeFileSync(signerKey, signer.key);
    const by = ['-CA', signer.file, '-CAkey', signerKey, '-set_serial', '7'];
    openssl('x509', '-req', ...how, ...by);
  } else openssl('x509', '-req', ...how, '-signkey', key);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), file: cert };
}

/** A certificate authority, as a company has one. */
export function makeAuthority(subject: string): Identity {
  const folder = temporaryFolder('authority');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const newKey = ['-nodes', '-newkey', 'rsa:2048', '-keyout', key];
  openssl('req', '-x509', ...newKey, '-out', cert, '-days', '30', '-subj', subject);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), file: cert };
}
