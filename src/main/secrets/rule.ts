/** Which config fields are secret: by descriptor, else by the known table, else by name. Unknown means secret. */
import type { FieldDescriptor } from '../../contract';
import { knownFields } from '../domo/known-providers';

/** Names that are plain in every provider that was seen. */
const plainNames = new Set([
  'account',
  'allowexternaluse',
  'authentication',
  'apitype',
  'bucket',
  'clientid',
  'customer',
  'database',
  'domain',
  'email',
  'encryptiontype',
  'environment',
  'host',
  'hostname',
  'instance',
  'name',
  'port',
  'projectid',
  'region',
  'role',
  's3stagingdir',
  'schema',
  'server',
  'site',
  'subdomain',
  'tenant',
  'url',
  'user',
  'username',
  'warehouse',
  'workgroup',
]);

const soundsSecret =
  /pass(?:word|phrase|code|wd)?|pwd|secret|token|credential|private|signature|api-?_?key|apikey|bearer|cookie|session|auth(?:code|key)|certificate|\bpin\b|\bsalt\b/i;

/** Access key ids are sensitive but shown by Domo's own tools: the known table says so by name (domo-api 6). */
export function isSecret(
  name: string,
  dataProviderType: string,
  descriptors: readonly FieldDescriptor[] | null,
): boolean {
  const known = knownFields(dataProviderType)?.find((field) => field.name === name);
  // A field may be described twice: one that calls it secret is enough.
  const described = descriptors?.filter((field) => field.name === name) ?? [];
  if (
    known?.secret === true ||
    described.some(({ encrypted, type }) => encrypted || type === 'password')
  ) {
    return true;
  }
  // The table is written by hand for this very field; a descriptor may be careless about it.
  if (known) return false;
  if (soundsSecret.test(name)) return true;
  if (described.length > 0) return false;
  return !plainNames.has(name.toLowerCase().replace(/[-_]/g, ''));
}

/** `https://user:password@host` */
const signsIn = /[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]*:[^\s/?#@]+@/i;
/** `…?password=…`, `…;pwd=…`, and in JSON `{"password": "…"}`. */
const assignsSecret =
  /(?:^|[?&;,\s{["'])[\w-]*(?:password|passwd|passphrase|pwd|token|secret|api[-_]?key|access[-_]?key|private[-_]?key|credentials?|signature|sig)["']?\s*[:=]\s*["']?[^\s&;"']/i;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A value that carries a secret inside it, whatever its field is called: an address with a password, say. */
export const holdsSecret = (value: string): boolean =>
  signsIn.test(value) || assignsSecret.test(value) || privateKey.test(value);
