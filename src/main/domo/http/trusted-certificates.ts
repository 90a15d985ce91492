/** The certificate authorities that Latchkey trusts: Node's, the system's, and those of a file. */
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** Both name a file in PEM format. The second is for a package, whose runtime ignores the first. */
const FILE_VARIABLES = ['LATCHKEY_CA_FILE', 'NODE_EXTRA_CA_CERTS'];

/** Node has it since 22.15; an older runtime trusts only its own list and the files. */
type ReadCertificates = (kind: 'system') => readonly string[];

let cached: { readonly files: string; readonly context: tls.SecureContext | null } | null = null;

/** Trusts them all; null when there are none beyond Node's own list. Made once for each set of files: parsing hundreds is slow. */
export function trustedContext(): tls.SecureContext | null {
  const files = FILE_VARIABLES.map((name) => process.env[name] ?? '').join('\0');
  if (cached?.files !== files) {
    const ca = collectCertificates(process.env);
    cached = { files, context: ca && tls.createSecureContext({ ca: [...ca] }) };
  }
  return cached.context;
}

/** In PEM format; null when there are none beyond Node's own list. A file that cannot be read adds nothing: the connection then fails with the name of the missing issuer. */
export function collectCertificates(env: NodeJS.ProcessEnv): readonly string[] | null {
  const added = [...systemCertificates(), ...FILE_VARIABLES.flatMap((name) => readFile(env[name]))];
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

function readFile(file: string | undefined): readonly string[] {
  if (file === undefined || file === '') return [];
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}
