/** Reads a `latchkey://` link. What is not exactly one of ours is refused whole. */
import { fail, latchkeyLinkSchema, type LatchkeyLink } from '../../contract';

const SCHEME = 'latchkey:';
const MAX_LINK_LENGTH = 500;

/** The link among the words of a start. */
export const findLink = (argv: readonly string[]): string | null =>
  argv.find((word) => word.toLowerCase().startsWith(SCHEME)) ?? null;

/** Fails with `invalidRequest`. The text is not repeated: it may be anything. */
export function parseLink(text: string): LatchkeyLink {
  const parsed = latchkeyLinkSchema.safeParse(linkFields(text));
  return parsed.success ? parsed.data : fail('invalidRequest', UNKNOWN_LINK, { next: LINK_FORMS });
}

const UNKNOWN_LINK = 'A link was followed that Latchkey does not know.';
const LINK_FORMS =
  'Nothing was done. Links have the form latchkey://open?instance=… or latchkey://account?instance=…&kind=…&id=….';

function linkFields(text: string): unknown {
  const url = parseUrl(text);
  if (url === null) return null;
  const { protocol, host, pathname, username, password, hash, searchParams } = url;
  const plain = `${username}${password}${hash}` === '' && ['', '/'].includes(pathname);
  if (protocol !== SCHEME || !plain) return null;
  const given = [...searchParams];
  const values = Object.fromEntries(given);
  // A part that is given twice would be one thing to whoever reads the link and another to Latchkey.
  if (given.length !== Object.keys(values).length || 'to' in values) return null;
  const { id, ...rest } = values;
  return {
    ...rest,
    to: host,
    ...(id === undefined ? {} : { id: /^\d+$/u.test(id) ? Number(id) : id }),
  };
}

function parseUrl(text: string): URL | null {
  try {
    return text.length > MAX_LINK_LENGTH ? null : new URL(text);
  } catch {
    return null;
  }
}
