/** Which config fields are secret: by the known table, the provider's descriptors and the name. Unknown means secret. */
import type { FieldDescriptor } from '../../contract';
import { knownProviderFields } from '../domo/known-providers';

/** Names that are not secret in any known provider. */
const PLAIN_NAMES = new Set([
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

const SECRET_NAME =
  /pass(?:word|phrase|code|wd)?|pwd|secret|token|credential|private|signature|api-?_?key|apikey|bearer|cookie|session|auth(?:code|key)|certificate|jwt|\bpin\b|\bsalt\b/i;

/** Keys that give access. Not their ids or names, and not `primaryKey` or `projectKey`. */
const KEY_NAME =
  /^key$|(?:access|account|shared|encryption|decryption|signing|master|storage|subscription|license|ssh|json)[-_ ]?key(?![-_ ]?(?:id|name|alias|type|version)|word)/i;

/** Values that are sent to sign in. */
const SIGN_IN_NAME =
  /authorization(?:[-_ ]?(?:header|value|code))?$|service[-_ ]?account[-_ ]?(?:json|key|file|info)/i;

const hasSecretName = (name: string): boolean =>
  [SECRET_NAME, KEY_NAME, SIGN_IN_NAME].some((sound) => sound.test(name));

/** Access key ids are sensitive, but Domo's own tools show them. The known table lists them by name (domo-api 6). */
export function isSecretField(
  name: string,
  dataProviderType: string,
  descriptors: readonly FieldDescriptor[] | null,
): boolean {
  const known = knownProviderFields(dataProviderType)?.find((field) => field.name === name);
  // A field may have two descriptors. It is secret if either says so.
  const described = descriptors?.filter((field) => field.name === name) ?? [];
  if (
    known?.secret === true ||
    described.some(({ encrypted, type }) => encrypted || type === 'password')
  ) {
    return true;
  }
  // The table was checked by hand for this field, so it beats the descriptor.
  if (known) return false;
  if (hasSecretName(name)) return true;
  if (described.length > 0) return false;
  return !PLAIN_NAMES.has(name.toLowerCase().replace(/[-_]/g, ''));
}
