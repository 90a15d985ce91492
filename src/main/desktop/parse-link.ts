/** Parses `latchkey://` links. A link that is not exactly of a known form is refused. */
import { fail, latchkeyLinkSchema, parseId, type LatchkeyLink } from '../../contract';

const SCHEME = 'latchkey:';
const MAX_LINK_LENGTH = 500;

/** The link among the arguments of a start, or null. */
export const findLink = (argv: readonly string[]): string | null =>
  argv.find((argument) => argument.toLowerCase().startsWith(SCHEME)) ?? null;

/** Fails with `invalidRequest`. The message does not repeat the text, which can be anything. */
export function parseLink(text: string): LatchkeyLink {
  const parsed = latchkeyLinkSchema.safeParse(linkFields(text));
  return parsed.success ? parsed.data : fail('invalidRequest', UNKNOWN_LINK, { next: LINK_FORMS });
}

const UNKNOWN_LINK = 'Latchkey does not know this kind of link.';
const LINK_FORMS =
  'Nothing was done. Links have the form latchkey://open?instance=… or latchkey://account?instance=…&kind=…&id=….';

function linkFields(text: string): unknown {
  const url = parseUrl(text);
  if (url === null) return null;
  const { protocol, host, pathname, username, password, hash, searchParams } = url;
  const plain = `${username}${password}${hash}` === '' && ['', '/'].includes(pathname);
  if (protocol !== SCHEME || !plain) return null;
  const parameters = [...searchParams];
  const values = Object.fromEntries(parameters);
  // With a parameter that occurs twice, the reader and Latchkey could understand different links.
  if (parameters.length !== Object.keys(values).length || 'to' in values) return null;
  const { id, ...rest } = values;
  return {
    ...rest,
    to: host,
    ...(id === undefined ? {} : { id: parseId(id) ?? id }),
  };
}

function parseUrl(text: string): URL | null {
  try {
    return text.length > MAX_LINK_LENGTH ? null : new URL(text);
  } catch {
    return null;
  }
}
