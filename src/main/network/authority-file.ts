/** Reads the certificates of a file that a user chose: PEM with one or many, or DER with one. */
import { X509Certificate } from 'node:crypto';
import { fail, type AuthorityCertificate } from '../../contract';
import { decodeText } from '../../contract/decode-text';
import { fileFault, readChosenFile, UnusableFile } from '../own-files';
import { toNameText } from '../domo/http/refused-certificate';

/** The list of a system has about 150 authorities in 250 KB. */
const MAX_AUTHORITY_FILE_BYTES = 1024 * 1024;
const MAX_AUTHORITIES = 500;

export interface AuthorityFile {
  /** Only certificates, as they are saved and trusted. */
  readonly pem: string;
  readonly authorities: readonly AuthorityCertificate[];
}

const ADVICE = {
  next: 'Ask IT for the certificate of the authority as a PEM file (“Base-64 encoded X.509”), then choose that. The setting stays as it was.',
};

const unusable = (message: string): never => fail('certificatesUnusable', message, ADVICE);

/** Fails with `certificatesUnusable`. */
export function readAuthorityFile(file: string, name: string): Buffer {
  try {
    return readChosenFile(file, MAX_AUTHORITY_FILE_BYTES);
  } catch (error) {
    if (error instanceof UnusableFile) {
      return unusable(`${name} is ${error.reason}, so it is no file of certificates.`);
    }
    return fail('certificatesUnusable', `${name} cannot be read (${fileFault(error)}).`, {
      next: 'Check the path of the file and its permissions. The setting stays as it was.',
    });
  }
}

/** Fails with `certificatesUnusable`. `name`: of the file, for the Problem. */
export function parseAuthorityFile(bytes: Buffer, name: string): AuthorityFile {
  if (bytes.length > MAX_AUTHORITY_FILE_BYTES) {
    return unusable(`${name} is larger than 1 MB, so it is no file of certificates.`);
  }
  const certificates = parseCertificates(bytes, name);
  if (certificates.length === 0) return unusable(`${name} holds no certificate.`);
  if (certificates.length > MAX_AUTHORITIES) {
    return unusable(`${name} holds more than ${MAX_AUTHORITIES} certificates.`);
  }
  for (const certificate of certificates) requireAuthority(certificate, name);
  return {
    pem: certificates.map(String).join(''),
    authorities: certificates.map(toAuthority),
  };
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;
const CERTIFICATE_LABELS = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];

function parseCertificates(bytes: Buffer, name: string): X509Certificate[] {
  const text = decodeText(bytes);
  if (text.includes('-\0-\0-\0')) {
    return unusable(`${name} is in UTF-16 without a byte order mark: save it as UTF-8.`);
  }
  if (!text.includes('-----BEGIN ')) return [parseDer(bytes, name)];
  const blocks = [...text.matchAll(BLOCK)];
  // A copy of a private key must not lie in the data folder.
  if (text.includes('PRIVATE KEY-----')) {
    return unusable(`${name} holds a private key: it is not the file of an authority alone.`);
  }
  if (blocks.length !== text.split('-----BEGIN ').length - 1) {
    return unusable(`${name} is cut off: one of its certificates has no end.`);
  }
  return blocks
    .filter(([, label = '']) => CERTIFICATE_LABELS.includes(label))
    .map(([block], at) => parseBlock(block, at + 1, name));
}

function parseBlock(block: string, number: number, name: string): X509Certificate {
  try {
    return new X509Certificate(block);
  } catch {
    return unusable(`Certificate ${number} of ${name} is damaged.`);
  }
}

function parseDer(bytes: Buffer, name: string): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch {
    return unusable(`${name} is neither a PEM file nor a certificate in DER format.`);
  }
}

/** A certificate of a host is no authority: trusting it would change nothing. One that signed itself is its own. */
function requireAuthority(certificate: X509Certificate, name: string): void {
  if (certificate.ca || certificate.subject === certificate.issuer) return;
  unusable(
    `${name} holds “${toNameText(certificate.subject)}”, which is no certificate authority. Its authority is “${toNameText(certificate.issuer)}”.`,
  );
}

function toAuthority(certificate: X509Certificate): AuthorityCertificate {
  const validTo = Date.parse(certificate.validTo);
  return {
    subject: toNameText(certificate.subject),
    validTo: Number.isNaN(validTo) ? null : validTo,
    expired: validTo < Date.now(),
    fingerprint: certificate.fingerprint256,
  };
}
