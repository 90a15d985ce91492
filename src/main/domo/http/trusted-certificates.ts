/** The certificate authorities that Latchkey trusts: Node's, the system's, those of files, and those of its settings. */
import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { decodeText } from '../../../contract/decode-text';
import { readChosenFile } from '../../own-files';
import { toNameText } from './refused-certificate';

/** Both name a file in PEM format. The second is for a package, whose runtime ignores the first. */
const FILE_VARIABLES = ['LATCHKEY_CA_FILE', 'NODE_EXTRA_CA_CERTS'];

/** Node has it since 22.15; an older runtime trusts only its own list and the files. */
type ReadCertificates = (kind: 'system') => readonly string[];

let cached: {
  readonly files: string;
  readonly chosen: string | null;
  readonly context: tls.SecureContext | null;
} | null = null;

/**
 * Trusts them all; null when there are none beyond Node's own list. Made once for each set of files and chosen
 * authorities, in PEM format: parsing hundreds is slow.
 */
export function trustedContext(chosen: string | null): tls.SecureContext | null {
  const files = FILE_VARIABLES.map((name) => process.env[name] ?? '').join('\0');
  if (cached?.files !== files || cached.chosen !== chosen) {
    const ca = collectCertificates(process.env, chosen);
    cached = { files, chosen, context: ca && tls.createSecureContext({ ca: [...ca] }) };
  }
  return cached.context;
}

/** In PEM format; null when there are none beyond Node's own list. A file that cannot be read adds nothing: the connection then fails with the name of the missing issuer, and with `unreadFilesText`. */
export function collectCertificates(
  env: NodeJS.ProcessEnv,
  chosen: string | null,
): readonly string[] | null {
  const files = FILE_VARIABLES.flatMap((name) => readFile(env[name]));
  const added = [...systemCertificates(), ...files, ...(chosen === null ? [] : [chosen])];
  return added.length === 0 ? null : [...tls.rootCertificates, ...added];
}

function systemCertificates(): readonly string[] {
  const read = (tls as { getCACertificates?: ReadCertificates }).getCACertificates;
  try {
    return read?.('system') ?? [];
  } catch {
    return [];
  }
}

/** What to say of the variables' files of which nothing is trusted; empty if there is none. */
export const unreadFilesText = (env: NodeJS.ProcessEnv): string =>
  FILE_VARIABLES.flatMap((name) => {
    const file = env[name] ?? '';
    if (file === '' || readFile(file).some(beginsWithCertificate)) return [];
    return [
      `No certificate can be read from ${toNameText(file)}, which ${name} names: correct that first. `,
    ];
  }).join('');

function beginsWithCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}

function readFile(file: string | undefined): readonly string[] {
  if (file === undefined || file === '') return [];
  try {
    return [decodeText(readChosenFile(file))];
  } catch {
    return [];
  }
}
