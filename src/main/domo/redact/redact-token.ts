/** Removes the token from a response, in every form that it may be escaped or encoded in (promise P1 (secrets)). */

/** A shorter text is no token, and occurs in ordinary words and numbers. */
const MIN_TOKEN_LENGTH = 8;

/** Always used with a counted repeat: an open one would make the search quadratic. */
const BACKSLASH = '\\\\';

/** Returns the text with `…` in place of the token. One pass, since a response may have many megabytes. */
export type TokenRedactor = (text: string) => string;

/** Making one costs more than to look through a small text with it. */
export function createTokenRedactor(token: string): TokenRedactor {
  if (token.length < MIN_TOKEN_LENGTH) return (text) => text;
  const plain = toTokenPattern(token, false);
  let escaped: RegExp | undefined;
  return (text) => {
    const pattern = HAS_ESCAPES.test(text) ? (escaped ??= toTokenPattern(token, true)) : plain;
    return text.replace(pattern, '…');
  };
}

/** Every escape has one of these. Most responses have none, and a sync reads many responses. */
const HAS_ESCAPES = /[%&]|\\u/;

const toTokenPattern = (token: string, escaped: boolean): RegExp => {
  const character = escaped ? escapedPattern : literalPattern;
  const backwards = [...token].reverse().join('');
  const texts = [token, backwards, ...base64Forms(token)].map((text) =>
    [...text].map(character).join(''),
  );
  return new RegExp([...texts, ...separatedForms(token)].join('|'), 'gi');
};

/** What a program may put between two characters: one or two of these. */
const SEPARATORS = String.raw`[\s.,:;_|-]{1,2}`;

/** The token with separators between its characters, and in hexadecimal with or without them. */
const separatedForms = (token: string): string[] => {
  const codes = [...Buffer.from(token)].map((byte) => byte.toString(16).padStart(2, '0'));
  return [
    [...token].map(literalPattern).join(SEPARATORS),
    codes.join(String.raw`[\s.,:;_|-]{0,2}`),
    codes.join(String.raw`[\s,]{0,2}(?:0|\\{1,4})x`),
  ];
};

/** The character itself. JSON may put backslashes in front of some characters. */
function literalPattern(sign: string): string {
  const itself = sign.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
  return /["'\\/]/.test(sign) ? `${BACKSLASH}{0,4}${itself}` : itself;
}

/** The character, or its escape in a URL, in JSON or in HTML. An escape may be escaped again. */
function escapedPattern(sign: string): string {
  const code = sign.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const html = `&(?:amp;)*#(?:x0*${hex}|0*${code});`;
  // The literal comes last: an escape may begin with the character that it escapes.
  return `(?:%(?:25)*${hex}|${BACKSLASH}{1,4}u00${hex}|${html}|${literalPattern(sign)})`;
}

/**
 * The token in Base64, once for each of the three offsets at which it may start. Characters that also encode what
 * stands before or after the token are left out.
 */
const base64Forms = (token: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + token);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 8) / 6));
  });
