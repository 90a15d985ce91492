/** Reads a `latchkey://` link. What is not exactly one of ours is refused whole. */
import { fail, linkSchema, type Link } from '../../contract';

const SCHEME = 'latchkey:';
const LONGEST = 500;

/** The link among the words of a start. */
export const linkIn = (argv: readonly string[]): string | null =>
  argv.find((word) => word.toLowerCase().startsWith(SCHEME)) ?? null;

/** Fails with `invalidRequest`. The text is not repeated: it may be anything. */
export function readLink(text: string): Link {
  const parsed = linkSchema.safeParse(partsOf(text));
  return parsed.success ? parsed.data : fail('invalidRequest', REFUSED, { next: NEXT });
}

const REFUSED = 'A link was followed that Latchkey does not know.';
const NEXT =
  'Nothing was done. Links have the form latchkey://open?instance=… or latchkey://account?instance=…&kind=…&id=….';

function partsOf(text: string): unknown {
  const url = urlOf(text);
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

function urlOf(text: string): URL | null {
  try {
    return text.length > LONGEST ? null : new URL(text);
  } catch {
    return null;
  }
}
