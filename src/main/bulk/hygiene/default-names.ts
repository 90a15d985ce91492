/** Names that nobody thought of: of a form, of Domo or of a hurry. Pure. */

/** Without blanks, signs, case and a number at the end. */
const plainNames: ReadonlySet<string> = new Set([
  '',
  'account',
  'newaccount',
  'myaccount',
  'untitled',
  'untitledaccount',
  'unnamed',
  'default',
  'defaultaccount',
  'test',
  'testaccount',
  'temp',
  'tmp',
  'asdf',
  'copy',
  'noname',
]);

/** What Domo adds to the name of a provider. */
const endings = ['', 'account', 'oauthconfiguration', 'connector'];

/** `Snowflake Account (2)` and `snowflake-account` become `snowflakeaccount`. */
const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .replace(/\d+$/u, '');

/** Custom connectors have a UUID behind their name. */
const withoutUuid = (type: string): string =>
  type.replace(/-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u, '');

/** Half a sentence, or null for a name of its own. `provider`: type and, where known, name of its provider. */
export function whyDefaultName(name: string, provider: readonly string[]): string | null {
  if (name.trim() === '') return 'it has no name';
  const own = squeeze(name);
  // Only signs and digits: `12` or `---`.
  if (plainNames.has(own)) return 'its name says nothing';
  const isOfProvider = provider
    .map((each) => squeeze(withoutUuid(each)))
    .some((each) => each !== '' && endings.some((ending) => own === each + ending));
  return isOfProvider ? 'its name is that of its provider' : null;
}
