/** A text in every form in which a reader could find a value: as it is, unescaped, and decoded from Base64. */

/** A proxy may escape a text that is escaped already. */
const MAX_ESCAPE_LEVELS = 2;

/** `escaped`: the text, and the text with its escapes undone. `base64`: what is encoded in either of them. */
export function decodedForms(text: string): {
  readonly escaped: readonly string[];
  readonly base64: readonly string[];
} {
  const escaped = unescapedForms(text, MAX_ESCAPE_LEVELS);
  const base64 = escaped.flatMap(base64Texts).flatMap((decoded) => unescapedForms(decoded, 1));
  return { escaped, base64 };
}

/** Each kind of escape on its own: undoing one may produce what looks like another. */
const unescapedForms = (text: string, levels: number): string[] => [
  text,
  ...(levels === 0 ? [] : ESCAPE_KINDS).flatMap((kind) => {
    const next = text.replace(kind.escape, kind.decode);
    return next === text ? [] : unescapedForms(next, levels - 1);
  }),
];

interface EscapeKind {
  readonly escape: RegExp;
  readonly decode: (escape: string) => string;
}

const HTML_ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }),
);
const BACKSLASH_ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }),
);

const ESCAPE_KINDS: readonly EscapeKind[] = [
  {
    // URL escapes. The bytes of one character belong together.
    escape: /%[0-7][\da-f]|(?:%[89a-f][\da-f])+/gi,
    decode: (escape) => Buffer.from(escape.replaceAll('%', ''), 'hex').toString('utf8'),
  },
  {
    // HTML
    escape: /&(?:#x0*[\da-f]{1,6}|#0*\d{1,7}|amp|lt|gt|quot|apos|nbsp);/gi,
    decode: (escape) => {
      const name = escape.slice(1, -1).toLowerCase();
      if (!name.startsWith('#')) return HTML_ENTITIES.get(name) ?? escape;
      return toCodePoint(Number(name.startsWith('#x') ? `0${name.slice(1)}` : name.slice(1)));
    },
  },
  {
    // JSON and most programming languages
    escape: /\\(?:u[\da-f]{4}|.)/gi,
    decode: (escape) => {
      const sign = escape.charAt(1);
      if (escape.length > 2) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
      return BACKSLASH_ESCAPES.get(sign) ?? sign;
    },
  },
];

const toCodePoint = (code: number): string => (code > 0x10ffff ? '' : String.fromCodePoint(code));

/** Base64 of both alphabets. Four bytes need six characters; nothing shorter is looked for. */
const BASE64_RUN = /[\w+/-]{6,}/g;

/** Other text may stand in front of the encoded value without a gap, so each of the four offsets is decoded. */
const base64Texts = (text: string): string[] =>
  (text.match(BASE64_RUN) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((offset) => Buffer.from(run.slice(offset), 'base64').toString('utf8')),
  );
